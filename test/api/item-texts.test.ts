import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary()).client()
})
afterAll(() => world.close())

async function begun() {
  const group = await lay.group()
  const meeting = await lay.meeting(group.id)
  const opened = await secretary.post(`/meetings/${meeting.id}/minutes`)
  expect(opened.status).toBe(201)
  return {
    groupId: group.id,
    minutesId: opened.body.id as string,
    path: `/agenda-items/${meeting.items[0]}/text`,
  }
}

test('a text is saved upon the version it was read in, and every save is kept', async () => {
  const { path } = await begun()
  expect((await secretary.get(path)).body).toMatchObject({ text: '', version: 0, writtenBy: null })
  expect((await secretary.put(path, { text: 'Første' })).status).toBe(428)
  const first = await secretary.put(path, { text: 'Første' }, ifMatch(0))
  expect([first.status, first.body.version, first.headers.etag]).toEqual([200, 1, '"1"'])
  expect((await secretary.put(path, { text: '- Andre\n  - under' }, ifMatch(1))).body.version).toBe(2)
  const standing = await secretary.get(path)
  expect([standing.body.text, standing.headers.etag]).toEqual(['- Andre\n  - under', '"2"'])
  const versions = await secretary.get(`${path}/versions?limit=1`)
  expect(versions.body.items).toMatchObject([{ version: 1, text: 'Første' }])
  const rest = await secretary.get(`${path}/versions?limit=1&cursor=${versions.body.nextCursor}`)
  expect(rest.body).toMatchObject({ items: [{ version: 2 }], nextCursor: null })
})

test('a version is named by the minutes that were frozen with it, newest text first', async () => {
  const { path, minutesId } = await begun()
  await secretary.put(path, { text: 'Første' }, ifMatch(0))
  await secretary.put(path, { text: 'Andre' }, ifMatch(1))
  expect((await secretary.post(`/minutes/${minutesId}/circulation`)).status).toBe(200)
  world.wait(1_000)
  await secretary.put(path, { text: 'Tredje' }, ifMatch(2))
  const { body } = await secretary.get(`${path}/versions`)
  expect(
    body.items.map(({ version, named }: { version: number; named: unknown }) => [version, named]),
  ).toEqual([
    [1, []],
    [2, [{ versionNumber: 1, reason: 'circulated' }]],
    [3, []],
  ])
})

test('a save upon an older version is refused with what stands now, and writes and audits nothing', async () => {
  const { path } = await begun()
  await secretary.put(path, { text: 'Min' }, ifMatch(0))
  const before = (await lay.audited()).length
  for (const version of [0, 2, 7]) {
    const late = await secretary.put(path, { text: 'Din' }, ifMatch(version))
    expect([late.status, late.body.current.text, late.body.current.version]).toEqual([412, 'Min', 1])
  }
  expect((await secretary.get(`${path}/versions`)).body.items).toHaveLength(1)
  expect((await lay.audited()).length).toBe(before)
})

test('a text written upon an earlier version joins what was saved since: nobody’s words go', async () => {
  const { path } = await begun()
  const base = 'Havna utvides.\n\n- Kai\n- Kran\n'
  await secretary.put(path, { text: base }, ifMatch(0))
  await secretary.put(path, { text: base.replace('utvides', 'utvides i mai') }, ifMatch(1))
  const merged = await secretary.patch(path, { text: base.replace('Kran', 'To kraner'), basedOn: 1 })
  expect([merged.status, merged.body.version]).toEqual([200, 3])
  expect(merged.body.text).toBe('Havna utvides i mai.\n\n- Kai\n- To kraner\n')
  expect((await secretary.get(path)).body).toMatchObject({ text: merged.body.text, version: 3 })
  const again = await secretary.patch(path, { text: base.replace('Kran', 'To kraner'), basedOn: 1 })
  expect([again.body.version, again.body.text]).toEqual([3, merged.body.text])
  const never = await secretary.patch(path, { text: 'Uten grunn', basedOn: 9 })
  expect([never.status, never.body.errors[0].field]).toEqual([422, 'basedOn'])
})

test('an item without text takes no version but 0', async () => {
  const { path } = await begun()
  const early = await secretary.put(path, { text: 'Uten grunn' }, ifMatch(3))
  expect([early.status, early.body.current.version]).toEqual([412, 0])
})

test('twenty saves at once upon one version have one effect', async () => {
  const { path } = await begun()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) => secretary.put(path, { text: `nr. ${number}` }, ifMatch(0))),
  )
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect(answers.filter((answer) => answer.status === 412)).toHaveLength(19)
})

test('an earlier version is restored as a new one', async () => {
  const { path } = await begun()
  await secretary.put(path, { text: 'God' }, ifMatch(0))
  await secretary.put(path, { text: 'Dårlig' }, ifMatch(1))
  const restored = await secretary.post(`${path}/restoration`, { version: 1 }, ifMatch(2))
  expect([restored.status, restored.body.version]).toEqual([200, 3])
  expect((await secretary.get(path)).body.text).toBe('God')
  expect((await secretary.post(`${path}/restoration`, { version: 1 }, ifMatch(2))).status).toBe(412)
  expect((await secretary.post(`${path}/restoration`, { version: 99 }, ifMatch(3))).status).toBe(404)
})

test('the group secretary and the named writer write; members, chairs and strangers do not', async () => {
  const { groupId, minutesId } = await begun()
  const people = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(() => world.make.person()))
  const [member, chair, groupSecretary, writer, stranger] = people as [
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
  ]
  for (const one of [member, chair, writer]) await lay.seat(groupId, one.id)
  await lay.office(groupId, chair.id, 'chair')
  await lay.office(groupId, groupSecretary.id, 'secretary')
  const meeting = await lay.meeting(groupId, { writerPersonId: writer.id })
  const path = `/agenda-items/${meeting.items[0]}/text`
  expect((await (await member.client()).post(`/meetings/${meeting.id}/minutes`)).body.code).toBe(
    'minutes.only-writers',
  )
  expect((await (await stranger.client()).post(`/meetings/${meeting.id}/minutes`)).status).toBe(404)
  expect((await (await writer.client()).post(`/meetings/${meeting.id}/minutes`)).status).toBe(201)
  const save = async (who: typeof member, version: number) =>
    (await who.client()).put(path, { text: 'x' }, ifMatch(version))
  expect((await save(writer, 0)).status).toBe(200)
  expect((await save(groupSecretary, 1)).status).toBe(200)
  expect((await save(member, 2)).status).toBe(403)
  expect((await save(chair, 2)).status).toBe(403)
  expect((await save(stranger, 2)).status).toBe(404)
  const read = async (who: typeof member) => (await (await who.client()).get(path)).status
  expect(await Promise.all([read(chair), read(writer), read(member), read(stranger)])).toEqual([
    200, 200, 403, 404,
  ])
  expect((await (await stranger.client()).get('/minutes')).body.items).toEqual([])
  const listed = (await (await chair.client()).get(`/minutes?groupId=${groupId}&order=desc`)).body.items
  expect(listed.map((one: { id: string }) => one.id)).toHaveLength(2)
  expect(listed.some((one: { id: string }) => one.id === minutesId)).toBe(true)
  expect((await (await member.client()).get('/minutes')).body.items).toEqual([])
})

test('minutes are begun once, not for a cancelled meeting, and no text is saved before', async () => {
  const group = await lay.group()
  const meeting = await lay.meeting(group.id)
  const early = await secretary.put(`/agenda-items/${meeting.items[0]}/text`, { text: 'x' }, ifMatch(0))
  expect([early.status, early.body.code]).toEqual([409, 'minutes.not-begun'])
  expect((await secretary.post(`/meetings/${meeting.id}/minutes`)).status).toBe(201)
  const again = await secretary.post(`/meetings/${meeting.id}/minutes`)
  expect([again.status, again.body.code]).toEqual([409, 'minutes.already-begun'])
  const cancelled = await lay.meeting(group.id, { state: 'cancelled' })
  expect((await secretary.post(`/meetings/${cancelled.id}/minutes`)).body.code).toBe(
    'minutes.meeting-cancelled',
  )
  expect((await secretary.post(`/meetings/${group.id}/minutes`)).status).toBe(404)
})

test('a text that cannot be set is refused with its field and nothing is written', async () => {
  const { path } = await begun()
  const bad: [string, string][] = [
    ['x'.repeat(100_001), 'text.too-long'],
    [Array.from({ length: 30 }, (_, level) => `${'  '.repeat(level)}- dypt`).join('\n'), 'text.too-deep'],
    ['*'.repeat(3_000), 'text.too-dense'],
    ['null\u0000tegn', 'text.control-characters'],
  ]
  for (const [text, code] of bad) {
    const answer = await secretary.put(path, { text }, ifMatch(0))
    expect([answer.status, answer.body.errors]).toMatchObject([422, [{ field: 'text', code }]])
  }
  expect((await secretary.put(path, { text: 'x', author: 'y' }, ifMatch(0))).body.errors[0].field).toBe(
    'author',
  )
  expect((await secretary.get(path)).body.version).toBe(0)
  const literal = '<img onerror=alert(1)> {{7*7}} Åse'
  await secretary.put(path, { text: literal }, ifMatch(0))
  expect((await secretary.get(path)).body.text).toBe(literal)
})
