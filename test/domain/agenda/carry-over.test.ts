import { expect, test } from 'vitest'
import { drawUpAgenda } from '#src/domain/agenda/carry-over.ts'
import { placeOfApproval, placeOfNew } from '#src/domain/agenda/placing.ts'

const nothing = { standing: [], unapproved: [], reporting: [], hasFollowUps: false }
const standing = (
  place: 'first' | 'last',
  kind: 'information' | 'approve-invitation' | 'any-other-business',
  title: string,
) => ({
  id: title,
  collaborationId: '',
  groupId: '',
  position: 0,
  place,
  kind,
  title,
  minutesAllotted: 5,
})

test('a group without standing items begins with the approval of the invitation, in its language', () => {
  expect(drawUpAgenda(nothing, 'sv').map((item) => item.title)).toEqual([
    'Godkännande av kallelse och dagordning',
  ])
})

test('minutes to approve come second, then follow-ups and reports, then what always comes last', () => {
  const minutes = {
    minutesId: 'm1',
    startsAt: new Date('2023-08-31T22:30:00Z'),
    zone: 'Europe/Oslo',
    sharesDay: false,
  }
  const drawn = drawUpAgenda(
    {
      standing: [
        standing('first', 'approve-invitation', 'Godkjenning av innkalling'),
        standing('first', 'information', 'Siden sist'),
        standing('last', 'any-other-business', 'Eventuelt'),
      ],
      unapproved: [minutes],
      reporting: [{ groupId: 'w1', name: 'Hytter' }],
      hasFollowUps: true,
    },
    'nb',
  )
  expect(drawn.map((item) => item.title)).toEqual([
    'Godkjenning av innkalling',
    // 22.30 in London is half past midnight in Oslo: the meeting's own calendar names the day.
    'Godkjenning av referat fra møtet 1. september 2023',
    'Siden sist',
    'Oppfølging av tidligere saker',
    'Rapport fra arbeidsgruppen Hytter',
    'Eventuelt',
  ])
  expect(drawn[1]?.approvesMinutesId).toBe('m1')
})

test('an item finds its place among what stands', () => {
  const kinds = (...all: ('approve-invitation' | 'approve-minutes' | 'decision' | 'any-other-business')[]) =>
    all.map((kind) => ({ kind }))
  expect(placeOfApproval(kinds())).toBe(0)
  expect(placeOfApproval(kinds('decision'))).toBe(0)
  expect(placeOfApproval(kinds('approve-invitation', 'approve-minutes', 'decision'))).toBe(2)
  expect(placeOfNew(kinds('approve-invitation', 'decision', 'any-other-business'))).toBe(2)
  expect(placeOfNew(kinds('any-other-business'))).toBe(0)
})
