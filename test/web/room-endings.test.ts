import { Hocuspocus } from '@hocuspocus/server'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { passOf, type RoomsOfWorld, roomsOf, until } from '#test/support/room.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let rooms: RoomsOfWorld
const joining = vi.spyOn(Hocuspocus.prototype, 'handleConnection')
beforeAll(async () => {
  world = await openWorld()
  rooms = await roomsOf(world)
})
afterEach(() => rooms.leaveAll())
afterAll(() => joining.mockRestore())

test('a text that is too long is told of as nothing broken, and its cards stay what they became', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Kort.')
  here.card(item, { kind: 'decision', id: crypto.randomUUID(), words: 'Havna utvides.' })
  await here.flush()
  const decisions = async () => (await world.admin.get(`/decisions?agendaItemId=${item}`)).body.items.length
  expect(await decisions()).toBe(1)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('ord '.repeat(26_000))])
  here.doc.getXmlFragment(item).insert(0, [paragraph])
  await here.flush()
  expect(JSON.stringify(here.said)).not.toContain('damaged')
  expect(await decisions()).toBe(1)
})

test('what is typed under an item that is taken off the agenda stands in nobody’s way', async () => {
  const { one, meetingId, item, second } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(second, 'Blir stående.')
  await here.flush()
  here.write(item, 'Skrives akkurat nå.')
  here.card(item, { kind: 'decision', id: crypto.randomUUID(), words: 'Havna utvides.' })
  const { version } = (await world.admin.get(`/agenda-items/${item}`)).body
  const removed = await world.admin.delete(`/agenda-items/${item}`, ifMatch(version))
  here.write(second, 'Blir stående. Og mer.')
  expect(await here.flush()).toBe(true)
  expect((await rooms.savedText(second)).text.trim()).toBe('Blir stående. Og mer.')
  expect([204, 409]).toContain(removed.status)
})

test('a meeting that is cancelled closes its room, and the room is let go of', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Skrives.')
  await here.flush()
  await world.lite.query("update meetings set state = 'cancelled' where id = $1", [meetingId])
  await until(() => here.said.some(({ type }) => type === 'closed'))
  here.leave()
  await until(() => (joining.mock.contexts[0] as Hocuspocus).documents.size === 0)
})

test('two who send at once, while a third types, send once, and all that was typed before is in it', async () => {
  const { one, meetingId, minutesId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  await world.lite.query("update meetings set state = 'held' where id = $1", [meetingId])
  here.write(item, 'Dette ble sagt.')
  await here.ask({ type: 'kept?' })
  const typing = setInterval(() => here.write(item, `Dette ble sagt. Etterpå ${performance.now()}`), 20)
  const sent = await Promise.all(
    [1, 2, 3].map(() => world.admin.post(`/minutes/${minutesId}/circulation`, {})),
  )
  clearInterval(typing)
  expect(sent.map(({ status }) => status).filter((status) => status < 300)).toHaveLength(1)
  expect(sent.filter(({ status }) => status >= 500)).toEqual([])
  const versions = await world.lite.query<{ content: { items?: unknown } }>(
    'select content::text from minutes_versions where minutes_id = $1',
    [minutesId],
  )
  expect(versions.rows).toHaveLength(1)
  expect(JSON.stringify(versions.rows)).toContain('Dette ble sagt')
})

test('a hostile text, however deep, wide or full of cards, is written back, and keeps no other from it', async () => {
  const { one, meetingId, item, second } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  const fill = (work: (fragment: Y.XmlFragment) => void) =>
    here.doc.transact(() => work(here.doc.getXmlFragment(item)))
  fill((fragment) =>
    fragment.insert(
      0,
      Array.from({ length: 40_000 }, () => new Y.XmlElement('paragraph')),
    ),
  )
  for (let part = 0; part < 5; part++)
    fill((fragment) =>
      fragment.insert(
        0,
        Array.from({ length: 100 }, (_, at) => {
          const card = new Y.XmlElement('card')
          card.setAttribute('kind', 'follow-up')
          card.setAttribute('id', crypto.randomUUID())
          card.insert(0, [new Y.XmlText(`@Ola Nordmann sender notat nummer ${part * 100 + at}, frist 1.10`)])
          return card
        }),
      ),
    )
  fill((fragment) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('*ord_ '.repeat(9_000))])
    fragment.insert(0, [paragraph])
  })
  await here.ask({ type: 'kept?' })
  here.write(second, 'Vanlig tekst.')
  expect(await here.flush()).toBe(true)
  here.write(second, 'Vanlig tekst, igjen.')
  expect(await here.flush()).toBe(true)
  expect((await rooms.savedText(second)).text.trim()).toBe('Vanlig tekst, igjen.')
}, 180_000)

test('a server that closes keeps all that was typed, and waits for no browser that does not answer', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  const pass = await passOf(world, one, meetingId)
  const silent = new WebSocket(`ws://${rooms.host}/meetings/${meetingId}/room`, {
    headers: { cookie: pass.cookie, origin: `http://${rooms.host}` },
  })
  silent.on('error', () => {})
  await new Promise((resolve) => silent.once('open', resolve))
  ;(silent as unknown as { _socket: { pause(): void } })._socket.pause()
  here.write(item, 'Siste ord før det slukkes.')
  await until(() => !here.provider.hasUnsyncedChanges)
  const start = performance.now()
  const close = world.lite.close.bind(world.lite)
  let kept = ''
  world.lite.close = async () => {
    const asked = 'select text from item_texts where agenda_item_id = $1'
    kept = (await world.lite.query<{ text: string }>(asked, [item])).rows[0]?.text ?? ''
    return close()
  }
  await world.close()
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(kept.trim()).toBe('Siste ord før det slukkes.')
  silent.terminate()
}, 40_000)
