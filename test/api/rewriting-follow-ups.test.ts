import { afterAll, beforeAll, expect, test } from 'vitest'
import { getActor } from '#src/domain/access/read.ts'
import { addFollowUp } from '#src/domain/follow-ups/add.ts'
import { type Promised, rewriteFollowUp, takeOutFollowUp } from '#src/domain/follow-ups/rewrite.ts'
import { tellOfFollowUps } from '#src/domain/follow-ups/tell.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { deskOf } from '#src/platform/desk.ts'
import { insertItem, insertMeeting, mailsOf, makeGroups, trailOf } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

/** A held meeting whose minutes are begun, with one who writes them though they neither keep nor lead the group. */
async function draft() {
  const group = await groups.staffedGroup()
  const other = await world.make.person()
  await groups.seat(group.id, { personId: other.id })
  const meetingId = await insertMeeting(world, group.id, { writerPersonId: group.member.id })
  const itemId = await insertItem(world, meetingId)
  const minutesId = (await world.admin.post(`/meetings/${meetingId}/minutes`)).body.id as string
  return { group, other: { ...other, at: await other.client() }, meetingId, itemId, minutesId }
}

const promised = (facts: Partial<Promised> = {}): Promised => ({
  text: 'Lage kart',
  assignee: null,
  helpers: [],
  dueOn: null,
  ...facts,
})

const detail = async (id: string) => (await world.admin.get(`/follow-ups/${id}`)).body.followUp
const stands = async (id: string) => (await world.admin.get(`/follow-ups/${id}`)).status === 200

async function promise(at: Visitor, itemId: string, facts: object = {}): Promise<string> {
  const answer = await at.post('/follow-ups', { text: 'Lage kart', agendaItemId: itemId, ...facts })
  expect(answer.status).toBe(201)
  return answer.body.id
}

/** Runs commands as this person, who is signed in, as another command would. */
async function acting<Result>(
  { id: personId }: { id: string },
  work: (tx: Tx, actor: Actor) => Promise<Result>,
): Promise<Result> {
  const { rows } = await world.lite.query<{ id: string }>('select id from sessions where person_id = $1', [
    personId,
  ])
  const claims = { collaborationId: world.collaborationId, personId, sessionId: rows[0]?.id ?? '' }
  return world.app.db.write(world, async (tx) => work(tx, await getActor(tx, claims)))
}

const desk = () => deskOf({ press: world.app.press, config: world.config })

const told = async (id: string) =>
  (await mailsOf(world, 'follow-up-assigned'))
    .filter((mail) => mail.event.includes(id))
    .map((mail) => mail.to_address)

test('whoever writes the minutes rewrites wholly what was promised in them, and a new assignee is told', async () => {
  const { group, other, itemId } = await draft()
  const id = await promise(group.member.at, itemId, { helpers: [other.id], dueOn: '2026-04-01' })
  const body = promised({ text: 'Lage to kart', assignee: { personId: other.id } })
  const path = `/follow-ups/${id}/promise`
  const answer = await group.member.at.put(path, body, ifMatch(1))
  expect([answer.status, answer.body]).toEqual([200, { id, version: 2, withoutEmail: [] }])
  expect(await detail(id)).toMatchObject({
    text: 'Lage to kart',
    assignee: { id: other.id },
    helpers: [],
    dueOn: null,
    agendaItemId: itemId,
    state: 'open',
  })
  expect(await told(id)).toEqual([other.email])
  const late = await group.member.at.put(path, promised(), ifMatch(1))
  expect([late.status, late.body.current.text]).toEqual([412, 'Lage to kart'])
  expect((await group.member.at.put(path, body, ifMatch(2))).status).toBe(200)
  expect(await told(id)).toEqual([other.email])
  expect((await trailOf(world, id)).map(({ action }) => action)).toEqual([
    'follow-ups.add',
    'follow-ups.rewrite',
    'follow-ups.rewrite',
  ])
})

test('what was promised is taken out with its helpers, and its link leads nowhere', async () => {
  const { group, other, itemId } = await draft()
  const id = await promise(group.member.at, itemId, {
    assignee: { personId: other.id },
    helpers: [group.chair.id],
  })
  const last = await promise(group.member.at, itemId, { text: 'Den siste' })
  expect((await group.member.at.delete(`/follow-ups/${id}`)).status).toBe(428)
  expect((await group.member.at.delete(`/follow-ups/${id}`, ifMatch(1))).status).toBe(204)
  expect([await stands(id), await stands(last)]).toEqual([false, true])
  const { rows } = await world.lite.query(
    'select revoked_at is null as live from links where subject_id = $1',
    [id],
  )
  expect(rows).toEqual([{ live: false }])
  expect((await trailOf(world, id)).at(-1)).toMatchObject({
    action: 'follow-ups.take-out',
    actor_id: group.member.id,
    details: { text: 'Lage kart', agendaItemId: itemId, assignee: { id: other.id } },
  })
})

test('others than the writers and those who manage it may do neither', async () => {
  const [{ group, other, itemId }, elsewhere] = [await draft(), await draft()]
  const id = await promise(group.member.at, itemId, { assignee: { personId: other.id } })
  const outsiders = [
    other.at,
    elsewhere.group.member.at,
    elsewhere.group.chair.at,
    elsewhere.group.secretary.at,
  ]
  for (const at of outsiders) {
    expect((await at.put(`/follow-ups/${id}/promise`, promised(), ifMatch(1))).status).toBe(403)
    expect((await at.delete(`/follow-ups/${id}`, ifMatch(1))).status).toBe(403)
  }
  expect((await group.chair.at.put(`/follow-ups/${id}/promise`, promised(), ifMatch(1))).status).toBe(200)
  expect((await group.secretary.at.delete(`/follow-ups/${id}`, ifMatch(2))).status).toBe(204)
})

test('what is closed, commented on, in locked minutes or in none is neither rewritten nor taken out', async () => {
  const { group, itemId, minutesId } = await draft()
  const refusals = async (id: string, version: number) => {
    const answers = [
      await group.secretary.at.put(`/follow-ups/${id}/promise`, promised(), ifMatch(version)),
      await group.secretary.at.delete(`/follow-ups/${id}`, ifMatch(version)),
    ]
    return answers.map(({ status, body }) => [status, body.code])
  }
  const both = (code: string) => [
    [409, code],
    [409, code],
  ]
  const done = await promise(group.member.at, itemId)
  await world.admin.post(`/follow-ups/${done}/completion`, {})
  expect(await refusals(done, 2)).toEqual(both('follow-ups.not-open'))
  const dropped = await promise(group.member.at, itemId)
  await world.admin.post(`/follow-ups/${dropped}/dropping`, { reason: 'Utgått' })
  expect(await refusals(dropped, 2)).toEqual(both('follow-ups.not-open'))
  const commented = await promise(group.member.at, itemId)
  await world.admin.post(`/follow-ups/${commented}/comments`, { text: 'I gang' })
  expect(await refusals(commented, 1)).toEqual(both('follow-ups.commented-on'))
  const outside = (await world.admin.post('/follow-ups', { text: 'Utenfor', groupId: group.id })).body.id
  expect(await refusals(outside, 1)).toEqual(both('follow-ups.not-in-minutes'))
  const early = await insertItem(world, await insertMeeting(world, group.id))
  expect(await refusals(await promise(group.secretary.at, early), 1)).toEqual(both('minutes.not-begun'))
  const locked = await promise(group.member.at, itemId)
  await world.lite.query("update minutes set state = 'in-review' where id = $1", [minutesId])
  const inReview = await group.member.at.put(`/follow-ups/${locked}/promise`, promised(), ifMatch(1))
  expect(inReview.status).toBe(200)
  await world.lite.query("update minutes set state = 'approved' where id = $1", [minutesId])
  expect(await refusals(locked, 2)).toEqual(both('request.locked'))
  for (const id of [done, dropped, commented, outside, locked]) expect(await stands(id)).toBe(true)
})

test('what is promised quietly is told nobody before the minutes are sent, then its assignee once', async () => {
  const { group, other, meetingId, itemId } = await draft()
  const writer = group.member
  const id = await acting(writer, async (tx, actor) => {
    const wanted = {
      agendaItemId: itemId,
      text: 'Lage',
      assignee: { personId: other.id },
      quietly: true,
    } as const
    const made = await addFollowUp(tx, actor, wanted, desk())
    for (const text of ['Lage k', 'Lage kart'])
      await rewriteFollowUp(
        tx,
        actor,
        { followUpId: made.id, quietly: true, ...promised({ text, assignee: wanted.assignee }) },
        desk(),
      )
    return made.id
  })
  expect([await told(id), (await detail(id)).text]).toEqual([[], 'Lage kart'])
  const send = () =>
    acting(group.secretary, (tx, actor) =>
      tellOfFollowUps(tx, actor, { meetingId, followUpIds: [id] }, desk()),
    )
  expect(await send()).toEqual({ told: [id], withoutEmail: [] })
  expect(await told(id)).toEqual([other.email])
  // Only the date is another, quietly, and the minutes are sent again.
  await acting(writer, (tx, actor) =>
    rewriteFollowUp(
      tx,
      actor,
      {
        followUpId: id,
        quietly: true,
        ...promised({ assignee: { personId: other.id }, dueOn: '2026-05-01' }),
      },
      desk(),
    ),
  )
  expect(await send()).toEqual({ told: [], withoutEmail: [] })
  expect(await told(id)).toEqual([other.email])
  expect((await trailOf(world, id)).map(({ action }) => action)).toEqual([
    'follow-ups.add',
    'follow-ups.rewrite',
    'follow-ups.rewrite',
    'follow-ups.tell',
    'follow-ups.rewrite',
  ])
})

test('sending tells the new assignee of what was handed on, not the one who knows, and says who has no address', async () => {
  const { group, other, meetingId, itemId } = await draft()
  const silent = await world.make.person({ email: null, name: 'Uten E-post' })
  const [handedOn, backAgain, toSilent, toNobody] = [
    await promise(group.member.at, itemId, { assignee: { personId: other.id } }),
    await promise(group.member.at, itemId, { assignee: { personId: other.id } }),
    await promise(group.member.at, itemId),
    await promise(group.member.at, itemId),
  ] as const
  const give = (followUpId: string, personId: string | null) =>
    acting(group.member, (tx, actor) => {
      const assignee = personId === null ? null : { personId }
      return rewriteFollowUp(tx, actor, { followUpId, quietly: true, ...promised({ assignee }) }, desk())
    })
  await give(handedOn, group.chair.id)
  await give(backAgain, group.chair.id)
  await give(backAgain, other.id)
  await give(toSilent, silent.id)
  await give(toNobody, null)
  const elsewhere = await draft()
  const followUpIds = [handedOn, backAgain, toSilent, toNobody]
  const sent = (ofMeeting: string) =>
    acting(group.secretary, (tx, actor) =>
      tellOfFollowUps(tx, actor, { meetingId: ofMeeting, followUpIds }, desk()),
    )
  expect((await sent(elsewhere.meetingId)).told).toEqual([])
  const { told: now, withoutEmail } = await sent(meetingId)
  expect([...now].sort()).toEqual([handedOn, toSilent].sort())
  expect(withoutEmail).toEqual([{ personId: silent.id, name: 'Uten E-post' }])
  expect(await told(handedOn)).toEqual([other.email, group.chair.email])
  expect(await told(backAgain)).toEqual([other.email])
})

test('what was quietly given and then handed on from its own page is told at once, and not again', async () => {
  const { group, other, meetingId, itemId } = await draft()
  const { id } = await acting(group.member, (tx, actor) =>
    addFollowUp(
      tx,
      actor,
      { agendaItemId: itemId, text: 'Ring', assignee: { personId: group.chair.id }, quietly: true },
      desk(),
    ),
  )
  const given = { assignee: { personId: other.id } }
  expect((await group.secretary.at.put(`/follow-ups/${id}/assignee`, given, ifMatch(1))).status).toBe(200)
  await acting(group.secretary, (tx, actor) =>
    tellOfFollowUps(tx, actor, { meetingId, followUpIds: [id] }, desk()),
  )
  expect(await told(id)).toEqual([other.email])
})

test('a caller that holds the minutes still needs no version, and what it takes out is told nobody', async () => {
  const { group, other, meetingId, itemId } = await draft()
  const id = await acting(group.member, async (tx, actor) => {
    const wanted = {
      agendaItemId: itemId,
      text: 'Ring',
      assignee: { personId: other.id },
      quietly: true,
    } as const
    const { id: followUpId } = await addFollowUp(tx, actor, wanted, desk())
    await rewriteFollowUp(tx, actor, { followUpId, quietly: true, ...promised() }, desk())
    await takeOutFollowUp(tx, actor, { followUpId })
    return followUpId
  })
  const sent = await acting(group.secretary, (tx, actor) =>
    tellOfFollowUps(tx, actor, { meetingId, followUpIds: [id] }, desk()),
  )
  expect([sent.told, await told(id), await stands(id)]).toEqual([[], [], false])
})
