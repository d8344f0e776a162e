import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, done, makeDuplicates } from '#test/support/make-duplicates.ts'
import { trailOf } from '#test/support/make-groups.ts'
import { linkInMail, newestCode } from '#test/support/web-world.ts'
import { ifMatch, openWorld, visitor, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeDuplicates>
beforeAll(async () => {
  world = await openWorld()
  make = makeDuplicates(world)
})
afterAll(() => world.close())

describe('merging two people', () => {
  test('moves what holds today and lies ahead, and does what the preview said', async () => {
    const { keep, drop, groupId, pending, ahead, item, open, helped } = await make.twoAtWork()
    const before = await make.preview(keep.id, drop.id)
    expect(before.body).toMatchObject({
      keep: { id: keep.id, seats: 0 },
      drop: { id: drop.id, seats: 1, offices: 1, meetingsAttended: 1, openFollowUps: 1 },
      moves: {
        ...{ seats: 1, offices: 1, roles: 0, seatsToName: 1, meetings: 1, meetingsLedOrWritten: 1 },
        ...{ itemsPresented: 1, followUps: 1, followUpsHelped: 1, both: 0 },
      },
      takesOver: ['phone', 'title'],
    })
    const merged = await make.merge(keep.id, drop.id)
    expect([merged.status, merged.body]).toEqual([200, { id: keep.id, version: 2, moves: before.body.moves }])

    const { seats, offices } = await make.rosterOf(groupId)
    expect(seats[0].holder).toMatchObject({ personId: keep.id, fromOn: '2026-03-02', untilOn: null })
    expect(offices).toMatchObject([{ office: 'chair', personId: keep.id }])
    expect((await world.admin.get(`/seats/${pending.id}`)).body.seat.namedByPersonId).toBe(keep.id)
    expect(await make.askedTo(ahead.id)).toMatchObject([
      { personId: keep.id, reply: 'accepted', replyHow: 'video' },
    ])
    const meeting = (await world.admin.get(`/meetings/${ahead.id}`)).body
    expect(JSON.stringify(meeting)).not.toContain(drop.id)
    expect((await world.admin.get(`/agenda-items/${item.id}`)).body.presenterPersonId).toBe(keep.id)
    const followUp = async (id: string) => (await world.admin.get(`/follow-ups/${id}`)).body.followUp
    expect((await followUp(open.id)).assignee.id).toBe(keep.id)
    expect((await followUp(helped.id)).helpers).toEqual([{ id: keep.id, name: keep.name }])
    expect(await make.personOf(keep.id)).toMatchObject({
      email: keep.email,
      phone: '22 33 44 55',
      title: 'Rådgiver',
    })
  })

  test('leaves the past as it was written', async () => {
    const { keep, drop, groupId, held, closed } = await make.twoAtWork()
    await make.merge(keep.id, drop.id)
    const then = await make.rosterOf(groupId, '2026-03-01')
    expect(then.seats[0].holder.personId).toBe(drop.id)
    expect(then.offices).toMatchObject([{ office: 'chair', personId: drop.id }])
    expect(await make.askedTo(held.id)).toMatchObject([{ personId: drop.id, presence: 'present' }])
    const { followUp } = (await world.admin.get(`/follow-ups/${closed.id}`)).body
    expect([followUp.assignee.id, followUp.closedBy.id]).toEqual([drop.id, drop.id])
    expect(JSON.stringify((await world.admin.get(`/meetings/${held.id}`)).body)).toContain(drop.id)
  })

  test('ends the dropped one at once: signed out, links dead, address free, and pointing to the kept one', async () => {
    const { keep, drop, open, groupId, ahead } = await make.twoAtWork()
    const session = await drop.client()
    const link = new URL(await linkInMail(world, 'follow-up-assigned', drop.id)).pathname
    const through = async () => (await world.app.server.inject({ method: 'GET', url: link })).statusCode
    expect(await through()).toBe(200)
    expect((await session.get('/me')).status).toBe(200)
    await done(make.merge(keep.id, drop.id))
    expect(await through()).toBe(404)
    expect((await session.get('/me')).status).toBe(401)
    for (const table of ['links', 'sessions']) {
      const standing = `select from ${table} where person_id = $1 and revoked_at is null`
      expect((await world.lite.query(standing, [drop.id])).rows, table).toEqual([])
    }
    expect(await make.personOf(drop.id)).toMatchObject({
      endedOn: '2026-03-01',
      mergedIntoId: keep.id,
      email: null,
    })
    const names = (await world.admin.get('/people?search=Bryhni&limit=200')).body.items.map(
      ({ id }: Answered) => id,
    )
    expect([names.includes(keep.id), names.includes(drop.id)]).toEqual([true, false])
    const [of] = (await trailOf(world, drop.id)).slice(-1)
    expect(of).toMatchObject({ action: 'duplicates.merged-into', details: { keepId: keep.id } })
    const [kept] = (await trailOf(world, keep.id)).slice(-1)
    expect(kept).toMatchObject({
      action: 'duplicates.merge',
      details: { dropId: drop.id, email: drop.email },
    })
    for (const id of [open.id, groupId, ahead.id])
      expect((await trailOf(world, id)).at(-1)?.action).toBe('duplicates.move-person')
  })

  test('gives the kept one an address they lack, and with it the way to sign in', async () => {
    const { drop } = await make.twoOfOne()
    const keep = await world.make.person({ name: 'Eli A. Bryhni', email: null })
    expect((await make.preview(keep.id, drop.id)).body.takesOver).toEqual(['email'])
    await done(make.merge(keep.id, drop.id))
    const guest = visitor(world.app.server)
    await guest.post('/sign-in-codes', { email: drop.email })
    const code = await newestCode(world, drop.email)
    const { body } = await guest.post('/sessions', { email: drop.email, code })
    const me = await visitor(world.app.server, { authorization: `Bearer ${body.accessToken}` }).get('/me')
    expect(me.body.personId).toBe(keep.id)
  })

  test('lets what the kept one has already stand', async () => {
    const { keep, drop } = await make.twoOfOne()
    const { id: groupId } = await make.group()
    const seat = await make.seat(groupId, { personId: drop.id, fromOn: '2025-01-01' })
    await make.seat(groupId, { personId: keep.id, position: 1, fromOn: '2025-01-01' })
    await done(
      world.admin.post(`/seats/${seat.id}/holders`, {
        personId: keep.id,
        standing: 'deputy',
        fromOn: '2025-01-01',
      }),
    )
    for (const { id } of [keep, drop])
      await make.office(groupId, 'deputy-chair', id, { fromOn: '2025-01-01' })
    const meeting = await make.meeting(groupId)
    await done(
      (await drop.client()).put(`/meetings/${meeting.id}/reply`, { reply: 'declined', note: 'Bortreist' }),
    )
    const { id } = await done(
      world.admin.post('/follow-ups', {
        text: 'x',
        groupId,
        assignee: { personId: keep.id },
        helpers: [drop.id],
      }),
    )
    const { moves } = await done(make.merge(keep.id, drop.id))
    expect(moves).toMatchObject({ seats: 1, offices: 0, meetings: 0, followUpsHelped: 1, both: 2 })
    const { seats, offices } = await make.rosterOf(groupId)
    // Whoever was deputy of the seat that their other entry held now holds it.
    expect(seats.map((one: Answered) => [one.holder.personId, one.deputies.length])).toEqual([
      [keep.id, 0],
      [keep.id, 0],
    ])
    expect(offices.map((one: Answered) => one.personId)).toEqual([keep.id])
    // They had not replied, so the one reply that was given is theirs.
    expect(await make.askedTo(meeting.id)).toMatchObject([
      { personId: keep.id, reply: 'declined', replyNote: 'Bortreist' },
    ])
    expect((await world.admin.get(`/follow-ups/${id}`)).body.followUp.helpers).toEqual([])
  })

  test('keeps the kept one’s own reply, and lets nobody come instead of themselves', async () => {
    const { keep, drop } = await make.twoOfOne()
    const { id: groupId } = await make.group()
    for (const { id } of [keep, drop]) await make.seat(groupId, { personId: id, fromOn: '2025-01-01' })
    const absent = await world.make.person()
    await make.seat(groupId, { personId: absent.id, position: 2, fromOn: '2025-01-01' })
    const first = await make.meeting(groupId)
    const second = await make.meeting(groupId, {
      startsAt: '2026-05-05T09:00:00+02:00',
      endsAt: '2026-05-05T10:00:00+02:00',
    })
    await done((await keep.client()).put(`/meetings/${first.id}/reply`, { reply: 'accepted', how: 'room' }))
    await done((await drop.client()).put(`/meetings/${first.id}/reply`, { reply: 'declined' }))
    await done(
      world.admin.delete(
        `/invitees/${(await make.askedTo(second.id)).find(({ personId }) => personId === drop.id).inviteeId}`,
        ifMatch(0),
      ),
    )
    const away = (await make.askedTo(second.id)).find(({ personId }) => personId === absent.id)
    await done(
      world.admin.put(
        `/invitees/${away.inviteeId}/reply`,
        { reply: 'declined', deputyId: drop.id },
        ifMatch(0),
      ),
    )
    await done(make.merge(keep.id, drop.id))
    const own = async (meetingId: string, personId: string) =>
      (await make.askedTo(meetingId)).filter((one) => one.personId === personId)
    expect(await own(first.id, keep.id)).toMatchObject([{ reply: 'accepted', replyHow: 'room' }])
    expect(await own(first.id, drop.id)).toEqual([])
    expect(await own(second.id, absent.id)).toMatchObject([{ reply: 'declined', replyDeputyId: null }])
  })

  test('names the kept one as deputy where the dropped one was to come', async () => {
    const { keep, drop } = await make.twoOfOne()
    const { members, meeting } = await make.scene()
    const [away] = (await make.askedTo(meeting.id)).filter(({ personId }) => personId === members[1].id)
    await done(
      world.admin.put(
        `/invitees/${away.inviteeId}/reply`,
        { reply: 'declined', deputyId: drop.id },
        ifMatch(0),
      ),
    )
    await done(make.merge(keep.id, drop.id))
    const asked = await make.askedTo(meeting.id)
    expect(asked.find(({ personId }) => personId === members[1].id)).toMatchObject({ replyDeputyId: keep.id })
    expect(asked.find(({ personId }) => personId === keep.id)).toMatchObject({ part: 'deputy' })
  })

  test('leaves the audit chain whole and the kept one’s invitation to be sent with the next version', async () => {
    const { keep, drop, ahead } = await make.twoAtWork()
    await done(world.admin.post(`/meetings/${ahead.id}/invitations`, {}))
    await done(make.merge(keep.id, drop.id))
    const { body } = await world.admin.get(`/meetings/${ahead.id}/invitation-preview`)
    expect(body.recipients.map((one: Answered) => [one.name, one.as ?? one.kind])).toContainEqual([
      keep.name,
      'new',
    ])
    expect(JSON.stringify(body.recipients)).not.toContain(drop.email)
    expect((await world.admin.get('/audit-verification')).body).toMatchObject({ whole: true })
  })
})
