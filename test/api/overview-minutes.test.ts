import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { days, done, none, overviewIn, span } from '#test/support/overview-world.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let scenes: ReturnType<typeof overviewIn>
beforeAll(async () => {
  world = await openWorld()
  scenes = overviewIn(world)
})
afterAll(() => world.close())

describe('minutes', () => {
  test('are to be finished once the meeting is over, until they are sent out, the longest ago first', async () => {
    const { make, lay, cockpit, drafted } = scenes
    const group = await make.staffedGroup()
    await lay.meeting(group.id, { ...span(-40), state: 'cancelled' })
    const passed = await lay.meeting(group.id, { ...span(-3), state: 'called' })
    const held = await lay.meeting(group.id, span(-5))
    const draft = await drafted(group, -20)
    await lay.meeting(group.id, { ...span(0), state: 'called' })
    const finishing = async () => (await cockpit(group.secretary.at)).minutesToFinish
    expect(await finishing()).toMatchObject({
      count: 3,
      items: [
        { meetingId: draft.meetingId, minutesId: draft.id, meetingState: 'held', daysSince: 20 },
        { meetingId: held.id, minutesId: null, meetingState: 'held', daysSince: 5 },
        { meetingId: passed.id, minutesId: null, meetingState: 'called', daysSince: 3 },
      ],
    })
    await done(group.secretary.at.post(`/minutes/${draft.id}/circulation`))
    expect((await finishing()).items.map(({ meetingId }) => meetingId)).toEqual([held.id, passed.id])
    await done(group.secretary.at.post(`/minutes/${draft.id}/withdrawal`))
    expect((await finishing()).count).toBe(3)
  })

  test('drafts are shown to nobody but those who write them, also when they had been sent out', async () => {
    const { make, overview, drafted } = scenes
    const group = await make.staffedGroup()
    const { id } = await drafted(group)
    const others = async () =>
      JSON.stringify([await overview(group.member.at), await overview(group.chair.at)])
    expect(await others()).not.toContain(id)
    await done(group.secretary.at.post(`/minutes/${id}/circulation`))
    expect(await others()).toContain(id)
    await done(group.secretary.at.post(`/minutes/${id}/withdrawal`))
    expect(await others()).not.toContain(id)
  })

  test('in review: who has approved of those waited for; one’s own until one approves or remarks', async () => {
    const { make, cockpit, member, circulated } = scenes
    const group = await make.staffedGroup()
    const next = await make.meeting(group.id, days(30))
    const { id, meetingId, versionHash } = await circulated(group)
    const approvedIn = {
      meetingId: next.id,
      itemId: expect.any(String),
      startsAt: '2026-04-01T10:00:00.000Z',
    }
    const inReview = async () => (await cockpit(group.secretary.at)).inReview.items
    const facts = { minutesId: id, meetingId, dueAt: null, approvedIn }
    expect(await inReview()).toMatchObject([{ ...facts, lapsed: false, answers: { asked: 2, approved: 0 } }])
    expect((await member(group.member.at)).toApprove).toMatchObject({
      count: 1,
      items: [{ ...facts, versionNumber: 1 }],
    })
    await done(group.member.at.post(`/minutes/${id}/approval`, { versionHash }))
    expect(await inReview()).toMatchObject([{ answers: { asked: 2, approved: 1 } }])
    expect((await member(group.member.at)).toApprove.count).toBe(0)
    expect((await member(group.chair.at)).toApprove.count).toBe(1)
    await done(group.chair.at.post(`/minutes/${id}/remarks`, { versionHash, text: 'Kaia.' }))
    expect((await member(group.chair.at)).toApprove.count).toBe(0)
    expect((await inReview())[0]?.answers).toEqual({ asked: 2, approved: 1 })
  })

  test('a new version is to be approved anew, by those who had answered the one before', async () => {
    const { make, member, circulated } = scenes
    const group = await make.staffedGroup()
    const { id, meetingId, versionHash } = await circulated(group)
    await done(group.member.at.post(`/minutes/${id}/approval`, { versionHash }))
    const { body } = await world.admin.get(`/meetings/${meetingId}`)
    const path = `/agenda-items/${body.items[0].id}/text`
    await done(group.secretary.at.put(path, { text: 'Havna og kaia.' }, ifMatch(1)))
    await done(group.secretary.at.post(`/minutes/${id}/circulation`))
    expect((await member(group.member.at)).toApprove.items).toMatchObject([
      { minutesId: id, versionNumber: 2 },
    ])
  })

  test('only those whom the round waits for are asked to approve: not who was away, not a guest', async () => {
    const { make, lay, member } = scenes
    const group = await make.staffedGroup()
    const guest = await world.make.person()
    const people = [
      { personId: group.member.id, presence: 'absent' as const },
      { personId: group.chair.id },
      { personId: guest.id, part: 'guest' as const },
    ]
    const meeting = await lay.meeting(group.id, {}, [{ title: 'Strategi' }], people)
    const { id } = await done(group.secretary.at.post(`/meetings/${meeting.id}/minutes`))
    await done(group.secretary.at.post(`/minutes/${id}/circulation`))
    expect((await member(group.chair.at)).toApprove.count).toBe(1)
    for (const at of [group.member.at, await guest.client(), group.secretary.at])
      expect((await member(at)).toApprove.count).toBe(0)
  })

  test('who came as a deputy from elsewhere approves, and is not told of a meeting they may not read', async () => {
    const { make, lay, cockpit, member } = scenes
    const group = await make.staffedGroup()
    const deputy = await world.make.person()
    await make.meeting(group.id, days(30))
    const people = [{ personId: deputy.id, part: 'deputy' as const, presence: 'deputising' as const }]
    const meeting = await lay.meeting(group.id, {}, [{ title: 'Strategi' }], people)
    const { id } = await done(group.secretary.at.post(`/meetings/${meeting.id}/minutes`))
    await done(group.secretary.at.post(`/minutes/${id}/circulation`))
    const at = await deputy.client()
    expect((await member(at)).toApprove.items).toMatchObject([{ minutesId: id, approvedIn: null }])
    expect((await cockpit(group.secretary.at)).inReview.items[0]?.approvedIn).not.toBeNull()
    const next = (await cockpit(group.secretary.at)).nextMeetings.items[0]?.meeting.meetingId
    await done(world.admin.post(`/meetings/${next}/invitees`, { personId: deputy.id, part: 'guest' }))
    expect((await member(at)).toApprove.items).toMatchObject([{ approvedIn: { meetingId: next } }])
  })

  test('a written round says when it is due; one that lapsed says so and asks nobody', async () => {
    const { make, cockpit, member, circulated } = scenes
    const group = await make.staffedGroup({ approvalPolicy: 'written', writtenReviewDays: 10 })
    const { id } = await circulated(group)
    const dueAt = '2026-03-12T23:00:00.000Z'
    const due = { minutesId: id, approvedIn: null }
    const shown = (await cockpit(group.secretary.at)).inReview.items[0]
    expect(shown).toMatchObject({ ...due, lapsed: false })
    expect(Math.abs(Date.parse(shown?.dueAt ?? '') - Date.parse(dueAt))).toBeLessThan(1_001)
    expect((await member(group.member.at)).toApprove.items).toMatchObject([{ ...due, dueAt: shown?.dueAt }])
    await world.lite.query(
      "update review_rounds set closed_at = '2026-03-02', outcome = 'lapsed' where minutes_id = $1",
      [id],
    )
    expect((await cockpit(group.secretary.at)).inReview.items).toMatchObject([
      { minutesId: id, lapsed: true },
    ])
    expect((await member(group.member.at)).toApprove.count).toBe(0)
  })

  test('remarks wait until they are answered', async () => {
    const { make, cockpit, circulated } = scenes
    const group = await make.staffedGroup()
    const { id, versionHash } = await circulated(group)
    const waiting = async () => (await cockpit(group.secretary.at)).remarksWaiting
    expect(await waiting()).toEqual(none)
    const remark = (text: string) =>
      done(group.member.at.post(`/minutes/${id}/remarks`, { versionHash, text }))
    const [first, second] = [await remark('Kaia.'), await remark('Båten.')]
    expect(await waiting()).toMatchObject({
      count: 1,
      items: [{ minutesId: id, remarks: 2, oldestAt: '2026-03-02T08:00:00.000Z' }],
    })
    const declined = { outcome: 'declined', answer: 'Nei.' }
    await done(group.secretary.at.post(`/remarks/${first.id}/answer`, declined))
    expect((await waiting()).items[0]?.remarks).toBe(1)
    await done(group.secretary.at.post(`/minutes/${id}/withdrawal`))
    expect((await waiting()).count).toBe(1)
    await done(group.secretary.at.post(`/remarks/${second.id}/answer`, declined))
    expect((await waiting()).count).toBe(0)
  })

  test('approved minutes wait to be published; the group has them among its recent ones for 90 days', async () => {
    const { make, cockpit, member, circulated } = scenes
    const group = await make.staffedGroup({ approvalPolicy: 'written' })
    const { id, versionHash } = await circulated(group)
    const recent = async (at: Visitor) => (await member(at)).minutesRecent.items
    expect(await recent(group.member.at)).toMatchObject([{ minutesId: id, state: 'in-review' }])
    for (const at of [group.member.at, group.chair.at])
      await done(at.post(`/minutes/${id}/approval`, { versionHash }))
    expect((await cockpit(group.secretary.at)).inReview.count).toBe(0)
    expect((await cockpit(group.secretary.at)).approvedNotPublished).toMatchObject({
      count: 1,
      items: [{ minutesId: id, approvedAt: '2026-03-02T08:00:00.000Z' }],
    })
    expect(await recent(group.member.at)).toMatchObject([{ minutesId: id, state: 'approved' }])
    await done(group.secretary.at.post(`/minutes/${id}/publication`))
    expect((await cockpit(group.secretary.at)).approvedNotPublished.count).toBe(0)
    expect(await recent(group.chair.at)).toMatchObject([{ minutesId: id, state: 'published' }])
    // Everybody here may read what is published; these are the news of one's own groups.
    expect(await recent((await make.staffedGroup()).member.at)).toEqual([])
    const old = await circulated(group, -200)
    expect(await recent(group.member.at)).toHaveLength(2)
    await world.lite.query("update minutes set circulated_at = '2025-12-02T07:59:00Z' where id = $1", [
      old.id,
    ])
    expect(await recent(group.member.at)).toMatchObject([{ minutesId: id }])
  })
})
