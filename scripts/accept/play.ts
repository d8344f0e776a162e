import type { Checks } from './checks.ts'
import { until } from './checks.ts'
import { type Client, client } from './client.ts'
import { peopleAndGroup } from './found.ts'
import type { Mailbox } from './mailbox.ts'
import { holdAndMinute, inviteAndCheck, planMeeting } from './meet.ts'
import { checkPaper } from './paper.ts'
import type { Case } from './read-case.ts'

export type Stage = {
  address: string
  operatorKey: string
  mailbox: Mailbox
  checks: Checks
  expected: Case
  texts: string[]
}

/** What the SQL check after the play needs to know. */
export type Played = { minutesId: string; firstItemId: string; collaborationId: string }

/** Plays the whole main job on one case through the HTTP API alone: from founding to the locked, approved minutes. */
export async function play(stage: Stage): Promise<Played> {
  const { checks, expected, texts, mailbox } = stage
  const cast = await peopleAndGroup(stage)
  const { secretary } = cast

  const before = await planMeeting(secretary, cast, {
    date: dateBefore(expected),
    start: '09:00',
    end: '10:00',
    place: null,
  })
  await inviteAndCheck(stage, cast, before, { checked: false })
  const beforeMinutes = await holdAndMinute(secretary, before, {
    texts: ['Ble godkjent.'],
    presences: cast.everyonePresent(before),
  })
  await circulate(secretary, beforeMinutes)

  console.log('the meeting')
  const meeting = await planMeeting(secretary, cast, expected)
  checks.check(
    'planning carries the previous minutes’ approval over as item 2',
    meeting.items[1]?.approvesMinutesId === beforeMinutes,
  )
  await cast.arrangeAgenda(meeting)
  checks.equal(
    'the agenda has the case’s numbers',
    meeting.items.map((item) => item.number),
    expected.items.map((item) => item.number),
  )
  await inviteAndCheck(stage, cast, meeting, { checked: true })
  const minutesId = await holdAndMinute(secretary, meeting, { texts, presences: cast.presences(meeting) })
  await cast.addDecisions(meeting)
  await cast.addFollowUps(meeting)
  await cast.addWorkingGroups(meeting)
  const approving = meeting.items.find((item) => item.approvesMinutesId === beforeMinutes)
  if (approving)
    await secretary.post(`/agenda-items/${approving.id}/minutes-approval`, { outcome: 'approved' })
  else checks.check('a case without an item for it leaves the previous minutes in review', true)

  console.log('the minutes')
  const circulated = await circulate(secretary, minutesId)
  await checkPaper(stage, circulated.pdf, { when: 'as circulated', draft: true })
  await checkReviewMails(stage, cast.expectedReaders(meeting), meeting.day)
  await remarkAndAnswer(stage, cast, { minutesId, hash: circulated.hash, itemId: meeting.items[0]?.id ?? '' })

  console.log('the next meeting')
  await approveAtNextMeeting(stage, cast, { minutesId })
  await checkLock(stage, secretary, { minutesId, itemId: meeting.items[0]?.id ?? '' })
  await checkPaper(stage, (await secretary.get(`/minutes/${minutesId}/pdf`)).bytes, {
    when: 'as approved',
    draft: false,
  })
  const audit = (await secretary.get('/audit-verification')).body
  checks.check('the audit chain verifies', audit.whole === true, audit)
  await mailbox.settle()
  checks.equal('no mail went out twice', mailbox.duplicates(), [])
  return { minutesId, firstItemId: meeting.items[0]?.id ?? '', collaborationId: cast.collaborationId }
}
