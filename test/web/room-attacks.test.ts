import { connect } from 'node:net'
import { Hocuspocus } from '@hocuspocus/server'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { passOf, type RoomsOfWorld, roomsOf, until } from '#test/support/room.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let rooms: RoomsOfWorld
const joining = vi.spyOn(Hocuspocus.prototype, 'handleConnection')
const hocuspocus = () => joining.mock.contexts[0] as Hocuspocus
beforeAll(async () => {
  world = await openWorld()
  rooms = await roomsOf(world)
})
afterEach(() => rooms.leaveAll())
afterAll(async () => {
  joining.mockRestore()
  await world.close()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('an attribute that is changed twice, as a heading’s level, is sound', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  here.write(item, '# Havna\n\nTekst.')
  await here.flush()
  const heading = here.doc.getXmlFragment(item).get(0) as unknown as {
    setAttribute(name: string, value: unknown): void
  }
  heading.setAttribute('level', 2)
  await here.flush()
  heading.setAttribute('level', 3)
  await until(() => there.text(item).startsWith('### Havna'))
  expect(here.refusals).toEqual([])
})

test('a question about an item that is nowhere, or another meeting’s, is answered with no, and nobody else notices', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const elsewhere = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Før.')
  expect(await here.ask({ type: 'start-over', itemId: crypto.randomUUID() })).toBe(false)
  expect(await here.ask({ type: 'start-over', itemId: elsewhere.item })).toBe(false)
  for (const payload of [
    '',
    '{',
    'null',
    '[]',
    '{"type":"start-over"}',
    '{"type":"kept?","n":"1"}',
    '{"type":"kept?","n":1,"x":1}',
  ])
    here.provider.sendStateless(payload)
  expect(await here.flush()).toBe(true)
})

test('who asks for a line and breaks it at once, or is refused and stays, costs the server nothing', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const { port, hostname } = new URL(`http://${rooms.host}`)
  const asking = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\r\nHost: ${rooms.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`
  for (let turn = 0; turn < 30; turn++) {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('connect', resolve))
    const path = turn % 2 ? '/nowhere' : `/meetings/${meetingId}/room`
    socket.write(
      asking(
        path,
        turn % 3 ? `Origin: http://${rooms.host}\r\nCookie: a=%E0%A4%A; referat-session=%%%\r\n` : '',
      ),
    )
    await pause(turn % 5)
    socket.resetAndDestroy()
  }
  const lingering = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
  lingering.on('error', () => {})
  const closed = new Promise((resolve) => lingering.once('close', resolve))
  await new Promise((resolve) => lingering.once('connect', resolve))
  lingering.write(asking('/nowhere'))
  lingering.on('data', () => {})
  await Promise.race([closed, pause(3_000)])
  lingering.write('x')
  await pause(50)
  lingering.write('x')
  await Promise.race([closed, pause(1_000)])
  expect(lingering.closed).toBe(true)
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Som før.')
  expect(await here.flush()).toBe(true)
})

test('whoever is taken out, or signs out, is told nothing more within seconds, though they only read', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const third = await world.make.secretary()
  const [here, reader, gone] = [
    await rooms.enter(one, meetingId),
    await rooms.enter(other, meetingId),
    await rooms.enter(third, meetingId),
  ]
  here.write(item, 'Før.')
  await until(() => reader.text(item) && gone.text(item))
  await world.lite.query('update sessions set revoked_at = now() where person_id = $1', [other.id])
  await world.lite.query("update collaboration_roles set until_on = '2020-01-01' where person_id = $1", [
    third.id,
  ])
  await until(() => reader.refusals.includes('signed-out'), 6_000)
  await until(() => gone.refusals.some((reason) => reason === 'not-writer' || reason === 'gone'), 6_000)
  here.write(item, 'Før. Hemmelig.')
  expect(await here.flush()).toBe(true)
  await pause(300)
  expect(reader.text(item) + gone.text(item)).not.toContain('Hemmelig')
})

test('whoever is taken out cannot ask for anything either', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, gone] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  here.write(item, 'Lagret.')
  await here.flush()
  here.write(item, 'Lagret. Nettopp skrevet.')
  await pause(2_100)
  await world.lite.query('update sessions set revoked_at = now() where person_id = $1', [other.id])
  gone.provider.sendStateless(JSON.stringify({ type: 'start-over', n: 1, itemId: item }))
  await pause(700)
  expect(here.text(item)).toContain('Nettopp')
})

test('nobody goes by another’s name, and of what a browser says of itself only what is known is passed on', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  const awareness = there.provider.awareness as NonNullable<typeof there.provider.awareness>
  awareness.setLocalState({ user: { id: one.id, name: 'Ordføreren', colour: 1 }, itemId: item })
  awareness.setLocalState({
    user: { id: other.id, name: '<b>Ordføreren</b>', colour: 'x'.repeat(100) },
    itemId: item,
    cursor: { anchor: { type: 1 }, head: 'x' },
    more: 'x'.repeat(1_000_000),
  })
  const states = () => [...(here.provider.awareness?.getStates().values() ?? [])]
  await until(() => states().some((state) => state.itemId === item))
  expect(states().filter(({ user }) => user)).toEqual([
    { user: { id: other.id, name: other.name, colour: 0 }, itemId: item, cursor: null },
  ])
  there.write(item, 'Her er vi.')
  const word = there.doc.getXmlFragment(item).get(0) as Y.XmlElement
  const caret = Y.createRelativePositionFromTypeIndex(word.get(0) as Y.XmlText, 2, -1)
  awareness.setLocalStateField('cursor', { anchor: caret, head: caret })
  await until(() => states().some(({ cursor }) => cursor?.head))
  const seen = Y.createRelativePositionFromJSON(states().find(({ cursor }) => cursor?.head)?.cursor.head)
  expect(Y.compareRelativePositions(seen, caret)).toBe(true)
  for (let turn = 0; turn < 20; turn++) awareness.setLocalStateField('itemId', turn % 2 ? item : null)
  await pause(300)
  expect(here.provider.awareness?.getStates().size).toBeLessThanOrEqual(2)
})

test('a room is gone from memory when everybody has left, however they left', async () => {
  const inMemory = () => hocuspocus().documents.size
  const { one, other, meetingId, item } = await rooms.scene()
  const ends = [
    async () => {},
    () => world.lite.query('update sessions set revoked_at = now() where person_id = $1', [one.id]),
    () => world.lite.query("update minutes set state = 'approved' where meeting_id = $1", [meetingId]),
  ]
  for (const [turn, end] of ends.entries()) {
    const here = await rooms.enter(turn === 2 ? other : one, meetingId)
    here.write(item, `Tekst ${turn}.`)
    await until(() => here.provider.hasUnsyncedChanges === false)
    await end()
    here.leave()
    await until(() => inMemory() === 0, 8_000)
  }
})

test('one line carries one text, of one meeting, once', async () => {
  const { one, meetingId } = await rooms.scene()
  const elsewhere = await rooms.scene()
  const pass = await passOf(world, one, meetingId)
  for (const name of [elsewhere.meetingId, `${meetingId}\0${'x'.repeat(10)}`, 'x']) {
    const line = new WebSocket(`ws://${rooms.host}/meetings/${meetingId}/room`, {
      headers: { cookie: pass.cookie, origin: `http://${rooms.host}` },
    })
    line.on('error', () => {})
    await new Promise((resolve) => line.once('open', resolve))
    const bytes = new TextEncoder().encode(name)
    const token = new TextEncoder().encode(pass.token)
    line.send(Uint8Array.of(bytes.length, ...bytes, 2, 0, token.length, ...token))
    await until(() => line.readyState === WebSocket.CLOSED, 3_000)
  }
})

test('a browser that says nothing of who it is is not listened to for long, nor kept much for', async () => {
  const { meetingId } = await rooms.scene()
  const line = new WebSocket(`ws://${rooms.host}/meetings/${meetingId}/room`, {
    headers: { origin: `http://${rooms.host}` },
  })
  line.on('error', () => {})
  await new Promise((resolve) => line.once('open', resolve))
  const bytes = new TextEncoder().encode(meetingId)
  for (let turn = 0; turn < 5; turn++)
    line.send(Buffer.concat([Uint8Array.of(bytes.length, ...bytes, 0, 2), Buffer.alloc(500_000)]))
  await until(() => line.readyState === WebSocket.CLOSED, 3_000)
})

test('what is deeper than any text, larger than any name, or another’s to say is not merged', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const there = await rooms.enter(other, meetingId)
  there.write(item, 'Bra tekst.')
  await there.flush()
  const deep = (depth: number) => {
    let inner = new Y.XmlElement('paragraph')
    for (let level = 0; level < depth; level++) {
      const outer = new Y.XmlElement(level % 2 ? 'bulletList' : 'listItem')
      outer.insert(0, [inner])
      inner = outer
    }
    return inner
  }
  const attribute = (doc: Y.Doc, name: string, value: unknown) => {
    const element = new Y.XmlElement('heading') as unknown as {
      setAttribute(name: string, value: unknown): void
    }
    doc.getXmlFragment(item).insert(0, [element as never])
    element.setAttribute(name, value)
  }
  const broken: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getXmlFragment(item).insert(0, [deep(300)]),
    (doc) => attribute(doc, 'level', 'x'.repeat(500_000)),
    (doc) => doc.getMap('cards').set('x', new Y.Map()),
    (doc) => doc.getMap('cards').set('x', { number: 'x'.repeat(500_000), fault: null }),
    (doc) => {
      const text = new Y.XmlText('ord')
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [text])
      doc.getXmlFragment(item).insert(0, [paragraph])
      text.format(0, 3, { link: { href: 'x'.repeat(500_000) } })
    },
  ]
  for (const breaks of broken) {
    const here = await rooms.enter(one, meetingId)
    here.doc.transact(() => breaks(here.doc))
    await until(() => here.refusals.includes('damaged'))
    here.leave()
  }
  expect(there.text(item).trim()).toBe('Bra tekst.')
})

test('updates that wait for what never comes do not gather', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  const apart = new Y.Doc({ gc: false })
  const text = apart.getXmlFragment(item)
  const updates: Uint8Array[] = []
  apart.on('update', (update: Uint8Array) => updates.push(update))
  for (let turn = 0; turn < 60; turn++) text.insert(0, [new Y.XmlElement('paragraph')])
  const paragraph = text.get(0) as Y.XmlElement
  for (let turn = 0; turn < 30; turn++) paragraph.insert(0, [new Y.XmlText('x'.repeat(200_000))])
  for (const update of updates.slice(60)) {
    const frame = createEncoder()
    writeVarString(frame, meetingId)
    writeVarUint(frame, 0)
    writeVarUint(frame, 2)
    writeVarUint8Array(frame, update)
    here.socket.send(toUint8Array(frame))
  }
  await until(() => here.refusals.includes('damaged'), 5_000)
  expect(hocuspocus().documents.get(meetingId)?.store.pendingStructs).toBe(null)
  there.write(item, 'Går videre.')
  expect(await there.flush()).toBe(true)
  expect((await rooms.savedText(item)).text.trim()).toBe('Går videre.')
})
