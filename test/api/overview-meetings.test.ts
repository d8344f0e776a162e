import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { days, done, named, none, overviewIn } from '#test/support/overview-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let scenes: ReturnType<typeof overviewIn>
beforeAll(async () => {
  world = await openWorld()
  scenes = overviewIn(world)
})
afterAll(() => world.close())

describe('invitations and replies', () => {
  test('an invitation is due within three weeks, until it is sent', async () => {
    const { make, cockpit, call } = scenes
    const group = await make.staffedGroup()
    const soon = await make.meeting(group.id, { ...days(21, '21:30:00Z'), title: 'Vårmøte' })
    await make.meeting(group.id, days(22))
    const before = await cockpit(group.secretary.at)
    expect(before.invitationsDue).toEqual({
      count: 1,
      items: [
        {
          meetingId: soon.id,
          groupId: group.id,
          groupName: expect.any(String),
          title: 'Vårmøte',
          startsAt: '2026-03-23T21:30:00.000Z',
          zone: 'Europe/Oslo',
          daysLeft: 21,
        },
      ],
    })
    expect(before.repliesMissing.count).toBe(0)
    await call(soon.id)
    expect((await cockpit(group.secretary.at)).invitationsDue.count).toBe(0)
  })

  test('the day is that of the group and the place: half an hour after midnight is another day', async () => {
    const { make, cockpit } = scenes
    const group = await make.staffedGroup({ zone: 'Europe/Helsinki' })
    await make.meeting(group.id, { ...days(21, '22:30:00Z'), zone: 'Europe/Helsinki' })
    expect((await cockpit(group.secretary.at)).invitationsDue.count).toBe(0)
  })

  test('replies are missing while anybody but the secretariat is silent, five of them by name', async () => {
    const { make, cockpit, led, call } = scenes
    const members = await Promise.all(Array.from({ length: 7 }, () => world.make.person()))
    const { id: groupId } = await make.group({ members, chair: members[0] })
    const secretary = await world.make.person()
    await make.office(groupId, 'secretary', secretary.id)
    const meeting = await make.meeting(groupId, days(14))
    const at = await secretary.client()
    expect((await cockpit(at)).repliesMissing.count).toBe(0)
    await call(meeting.id)
    const reply = async (who: number, body: object) =>
      done((await members[who]!.client()).put(`/meetings/${meeting.id}/reply`, body))
    await reply(0, { reply: 'accepted', how: 'room' })
    await reply(1, { reply: 'tentative' })
    const counts = { asked: 7, accepted: 1, declined: 0, tentative: 1, silent: 5, daysLeft: 14 }
    const names = members.map(({ name }) => name)
    expect((await cockpit(at)).repliesMissing).toMatchObject({
      count: 1,
      items: [{ meetingId: meeting.id, ...counts, silentNames: names.slice(2) }],
    })
    expect((await led(await members[0]!.client())).nextMeeting?.replies).toEqual({
      asked: 7,
      accepted: 1,
      declined: 0,
      tentative: 1,
      silent: 5,
    })
    for (const who of [2, 3, 4, 5, 6]) await reply(who, { reply: 'declined' })
    expect((await cockpit(at)).repliesMissing.count).toBe(0)
  })

  test('what is asked of a member is to be answered once it is sent, and stands with the answer after it', async () => {
    const { make, member, call } = scenes
    const { meeting, members } = await make.scene({}, days(14))
    const [, person, other] = members
    const at = await person.client()
    expect(await member(at)).toMatchObject({ toAnswer: none, answered: none })
    await call(meeting.id)
    const shown = { meetingId: meeting.id, part: 'member', daysLeft: 14, deputy: null, deputisesFor: null }
    expect(await member(at)).toMatchObject({
      toAnswer: { count: 1, items: [{ ...shown, reply: null }] },
      answered: none,
    })
    await done(at.put(`/meetings/${meeting.id}/reply`, { reply: 'accepted', how: 'video' }))
    expect(await member(at)).toMatchObject({
      toAnswer: none,
      answered: { count: 1, items: [{ ...shown, reply: 'accepted', replyHow: 'video' }] },
    })
    expect((await member(await other.client())).toAnswer.count).toBe(1)
    await world.lite.query("update meetings set state = 'held' where id = $1", [meeting.id])
    expect((await member(at)).answered).toEqual(none)
    expect((await member(await other.client())).toAnswer).toEqual(none)
  })

  test('a deputy is asked in somebody’s place, and each sees the other', async () => {
    const { make, member, call } = scenes
    const group = await make.staffedGroup()
    const deputy = await world.make.person({ organisationId: group.organisationId })
    const meeting = await make.meeting(group.id, days(14))
    await call(meeting.id)
    const declined = { reply: 'declined', deputyId: deputy.id }
    await done(group.member.at.put(`/meetings/${meeting.id}/reply`, declined))
    expect((await member(group.member.at)).answered.items).toMatchObject([
      { reply: 'declined', deputy: named(deputy), deputisesFor: null },
    ])
    expect((await member(await deputy.client())).toAnswer.items).toMatchObject([
      { meetingId: meeting.id, part: 'deputy', deputy: null, deputisesFor: named(group.member) },
    ])
  })

  test('those of the secretariat are asked, and nobody waits for them', async () => {
    const { make, member, call } = scenes
    const group = await make.staffedGroup()
    const meeting = await make.meeting(group.id, days(14))
    await call(meeting.id)
    expect((await member(group.secretary.at)).toAnswer.count).toBe(0)
    await done(group.secretary.at.put(`/meetings/${meeting.id}/reply`, { reply: 'declined' }))
    expect((await member(group.secretary.at)).answered.items).toMatchObject([{ meetingId: meeting.id }])
  })

  test('each group has its next meeting, or is among those without one', async () => {
    const { make, cockpit } = scenes
    const [group, ended] = [await make.staffedGroup(), await make.staffedGroup()]
    await world.lite.query("update groups set ended_on = '2026-03-01' where id = $1", [ended.id])
    const without = await cockpit(group.secretary.at)
    expect(without.nextMeetings).toEqual(none)
    expect(without.groupsWithoutMeeting.items).toMatchObject([{ groupId: group.id, kind: 'expert-group' }])
    expect((await cockpit(ended.secretary.at)).groupsWithoutMeeting.count).toBe(0)
    const later = await make.meeting(group.id, days(60))
    const next = await make.meeting(group.id, { ...days(30), place: 'Hamar' })
    const cancelled = await make.meeting(group.id, days(10))
    await done(world.admin.post(`/meetings/${cancelled.id}/cancellation`, { reason: 'Uvær' }))
    const now = await cockpit(group.secretary.at)
    expect(now.groupsWithoutMeeting.count).toBe(0)
    expect(now.nextMeetings.items).toMatchObject([
      { groupId: group.id, meeting: { meetingId: next.id, state: 'planned', place: 'Hamar' } },
    ])
    await done(world.admin.post(`/meetings/${next.id}/cancellation`, { reason: 'Uvær' }))
    expect((await cockpit(group.secretary.at)).nextMeetings.items).toMatchObject([
      { meeting: { meetingId: later.id } },
    ])
  })
})

describe('the chair’s next meeting', () => {
  test('comes with its agenda and the minutes allotted to it, without what is withdrawn', async () => {
    const { make, led } = scenes
    const group = await make.staffedGroup()
    expect((await led(group.chair.at)).nextMeeting).toBeNull()
    const meeting = await make.meeting(group.id, days(14))
    const add = (facts: object) =>
      done(
        world.admin.post(`/meetings/${meeting.id}/agenda-items`, {
          kind: 'discussion',
          title: 'Havna',
          ...facts,
        }),
      )
    const first = await add({ minutesAllotted: 20 })
    await add({ title: 'Kaia', kind: 'decision', minutesAllotted: 15 })
    const withdrawn = await add({ title: 'Båten', minutesAllotted: 40 })
    await done(world.admin.post(`/agenda-items/${withdrawn.id}/withdrawal`))
    const { nextMeeting } = await led(group.chair.at)
    expect(nextMeeting).toMatchObject({ meetingId: meeting.id, state: 'planned', replies: null })
    expect(nextMeeting?.agenda).toEqual({
      count: 3,
      minutesAllotted: 35,
      items: [
        {
          itemId: expect.any(String),
          number: '1',
          kind: 'approve-invitation',
          title: 'Godkjenning av innkalling',
          minutesAllotted: null,
        },
        { itemId: first.id, number: '2', kind: 'discussion', title: 'Havna', minutesAllotted: 20 },
        { itemId: expect.any(String), number: '3', kind: 'decision', title: 'Kaia', minutesAllotted: 15 },
      ],
    })
  })
})
