import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ItemFault } from '#src/domain/drafting/item-fault.ts'
import { insertUpdate } from '#src/domain/drafting/keep-update.ts'
import { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import { type InRoom, passOf, type RoomsOfWorld, roomsOf, until } from '#test/support/room.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
let rooms: RoomsOfWorld
beforeAll(async () => {
  world = await openWorld()
  rooms = await roomsOf(world)
})
afterEach(() => rooms.leaveAll())
afterAll(() => world.close())

test('what is typed is written back to its item as its writer’s, with audit, and seen by the other at once', async () => {
  const { make, one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  here.write(item, 'Havna utvides.\n\n- Kai\n- Kran')
  await until(() => there.text(item) === here.text(item))
  expect(await here.flush()).toBe(true)
  const saved = await rooms.savedText(item)
  expect([saved.text.trim(), saved.version, saved.writtenBy.id]).toEqual([
    'Havna utvides.\n\n- Kai\n- Kran',
    1,
    one.id,
  ])
  await until(() => there.said.find(({ type }) => type === 'written'))
  expect((await make.audited()).at(-1)).toMatchObject({ action: 'minutes.save-text' })
})

test('two who write in the same text at the same time both keep every word', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  here.write(item, 'Første.\n\nAndre.\n\nTredje.')
  await until(() => there.text(item) === here.text(item))
  here.write(item, 'Første, sa vi.\n\nAndre.\n\nTredje.')
  there.write(item, 'Første.\n\nAndre.\n\nTredje, sa de.\n\n- Og mer')
  await until(() => here.text(item) === there.text(item) && here.text(item).includes('mer'))
  expect(here.text(item).trim()).toBe('Første, sa vi.\n\nAndre.\n\nTredje, sa de.\n\n- Og mer')
})

test('what one types in a paragraph that another deletes meanwhile stands again', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  here.write(item, 'Første.\n\nAndre.\n\nTredje.')
  await until(() => there.text(item) === here.text(item))
  here.doc.transact(() => here.doc.getXmlFragment(item).delete(1, 1))
  const second = there.doc.getXmlFragment(item).get(1) as Y.XmlElement
  ;(second.get(0) as Y.XmlText).insert(0, 'Viktig: ')
  await until(() => here.text(item) === there.text(item) && here.text(item).includes('Viktig'))
  expect(here.text(item)).not.toContain('Andre')
})

test('what one typed and left stands again when another, away since before, deletes the paragraph unseen', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Første.\n\nAndre.\n\nTredje.')
  await here.flush()
  here.socket.disconnect()
  here.doc.transact(() => here.doc.getXmlFragment(item).delete(1, 1))
  const there = await rooms.enter(other, meetingId)
  const second = there.doc.getXmlFragment(item).get(1) as Y.XmlElement
  ;(second.get(0) as Y.XmlText).insert(0, 'Viktig: ')
  await there.flush()
  there.leave()
  // Nobody is in the room now, and it is forgotten here.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await here.socket.connect()
  await until(() => here.text(item).includes('Viktig'))
  await here.flush()
  expect((await rooms.savedText(item)).text.trim()).toBe('Første.\n\nViktig:\n\nTredje.')
})

test('a text saved by other ways joins what is being typed', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Havna utvides.\n\n- Kai\n- Kran')
  await here.flush()
  here.write(item, 'Havna utvides i mai.\n\n- Kai\n- Kran')
  const base = 'Havna utvides.\n\n- Kai\n- Kran\n'
  const patched = await world.admin.patch(`/agenda-items/${item}/text`, {
    text: base.replace('Kran', 'To kraner'),
    basedOn: 1,
  })
  expect(patched.status).toBe(200)
  await until(() => here.text(item).includes('To kraner'))
  expect(here.text(item).trim()).toBe('Havna utvides i mai.\n\n- Kai\n- To kraner')
  await here.flush()
  expect((await rooms.savedText(item)).text.trim()).toBe('Havna utvides i mai.\n\n- Kai\n- To kraner')
})

test('a text written before anybody opened the room is there, and reading it changes nothing', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const text = 'Eldre *tekst* med\nlinjer\n\n1. en\n2. to'
  await world.admin.put(`/agenda-items/${item}/text`, { text }, ifMatch(0))
  const here = await rooms.enter(one, meetingId)
  expect(here.text(item).trim()).toBe(text)
  await here.flush()
  expect((await rooms.savedText(item)).version).toBe(1)
})

test('a restored version replaces what stands, also for who is writing', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Den første.')
  await here.flush()
  here.write(item, 'Noe helt annet.')
  await here.flush()
  const restored = await world.admin.post(
    `/agenda-items/${item}/text/restoration`,
    { version: 1 },
    ifMatch(2),
  )
  expect(restored.status).toBe(200)
  await until(() => here.text(item).trim() === 'Den første.')
})

test('cards become a decision with its number, a follow-up that nobody is mailed of yet, and a working group', async () => {
  const { one, member, meetingId, item } = await rooms.scene({ memberName: 'Eli Arnkværn Bryhni' })
  const here = await rooms.enter(one, meetingId)
  const ids = [1, 2, 3].map(() => crypto.randomUUID()) as [string, string, string]
  here.write(item, 'Saken ble drøftet.')
  here.card(item, { kind: 'decision', id: ids[0], words: 'Havna utvides. Enstemmig.' })
  here.card(item, { kind: 'follow-up', id: ids[1], words: `@${member.name} sender notatet, frist 1.10` })
  here.card(item, { kind: 'working-group', id: ids[2], words: `Havnegruppa, 1 år: **${member.name}**` })
  expect(await here.flush()).toBe(true)
  expect((await rooms.savedText(item)).text.trim()).toBe('Saken ble drøftet.')
  const decisions = (await world.admin.get(`/decisions?agendaItemId=${item}`)).body.items
  expect(decisions).toMatchObject([{ reached: 'unanimous' }])
  const [promise] = (await world.admin.get(`/follow-ups?meetingId=${meetingId}`)).body.items
  expect(promise).toMatchObject({ text: 'sender notatet', assigneePersonId: member.id })
  expect(promise.dueOn).toMatch(/-10-01$/)
  const mails = await world.lite.query("select * from mails where kind = 'follow-up-assigned'")
  expect(mails.rows).toEqual([])
  await until(() => here.doc.getMap('cards').get(ids[0]))
  expect(here.doc.getMap('cards').get(ids[0])).toEqual({ number: decisions[0].number, fault: null })

  const fragment = here.doc.getXmlFragment(item)
  ;((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Hele ')
  fragment.delete(2, 2)
  expect(await here.flush()).toBe(true)
  expect((await world.admin.get(`/decisions?agendaItemId=${item}`)).body.items[0].text).toContain(
    'Hele Havna',
  )
  expect((await world.admin.get(`/follow-ups?meetingId=${meetingId}`)).body.items).toEqual([])
})

test('a decision changed or taken out elsewhere changes its card', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  const id = crypto.randomUUID()
  here.card(item, { kind: 'decision', id, words: 'Havna utvides.' })
  await here.flush()
  const [made] = (await world.admin.get(`/decisions?agendaItemId=${item}`)).body.items
  await world.admin.patch(`/decisions/${made.id}`, { text: 'Havna utvides i mai.' }, ifMatch(made.version))
  await until(() => here.doc.getXmlFragment(item).toString().includes('i mai'))
  await here.flush()
  const [changed] = (await world.admin.get(`/decisions?agendaItemId=${item}`)).body.items
  expect(changed.text).toBe('Havna utvides i mai.')
  await world.admin.delete(`/decisions/${made.id}`, ifMatch(changed.version))
  await until(() => !here.doc.getXmlFragment(item).toString().includes('card'))
})

test('nobody comes in without a session, without the page’s proof, from another site, or who does not write', async () => {
  const { one, member, meetingId } = await rooms.scene()
  const pass = await passOf(world, one, meetingId)
  const stranger = await passOf(world, member, meetingId)
  const tries = [
    { ...pass, cookie: '' },
    { ...pass, token: 'abc.def' },
    { ...stranger, token: stranger.token || pass.token },
  ]
  for (const given of tries) {
    const room = rooms.knock(meetingId, given)
    await until(() => room.refusals.length > 0)
    expect(room.provider.isSynced).toBe(false)
  }
  const elsewhere = rooms.knock(meetingId, { ...pass, origin: 'https://evil.example.net' })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(elsewhere.provider.isSynced).toBe(false)
})

test('a session that ends takes the writer out, and nothing typed after it is merged', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const [here, there] = [await rooms.enter(one, meetingId), await rooms.enter(other, meetingId)]
  here.write(item, 'Før.')
  await here.flush()
  await world.lite.query('update sessions set revoked_at = now() where person_id = $1', [one.id])
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  here.write(item, 'Før. Etter.')
  await until(() => here.refusals.includes('signed-out'))
  expect(there.text(item).trim()).toBe('Før.')
})

test('what no editor makes is not merged, and its sender is told', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const there = await rooms.enter(other, meetingId)
  there.write(item, 'Bra tekst.')
  await there.flush()
  const broken: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getXmlFragment(item).insert(0, [new Y.XmlElement('script')]),
    (doc) => doc.getMap('annet').set('x', { y: 1 }),
    (doc) => doc.getText('tekst').insert(0, 'x'),
    (doc) => doc.getXmlFragment(item).insert(0, [new Y.XmlElement('iframe')]),
  ]
  for (const breaks of broken) {
    const here = await rooms.enter(one, meetingId)
    breaks(here.doc)
    await until(() => here.refusals.includes('damaged'))
    here.leave()
  }
  expect(there.text(item).trim()).toBe('Bra tekst.')
  expect(await there.flush()).toBe(true)
  expect((await rooms.savedText(item)).text.trim()).toBe('Bra tekst.')
})

const faultsTold = (room: InRoom) =>
  room.said.filter(({ type }) => type === 'faults').map(({ faults }) => faults as ItemFault[])

test('a text that a peer has damaged is told of until it is what was last saved again, and nothing is written over that', async () => {
  const { one, other, meetingId, item, second } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Sist lagret.')
  await here.flush()
  // As a process without this rule might have kept it.
  const broken = new NotingDoc()
  broken.getXmlFragment(item).insert(0, [new Y.XmlElement('script')])
  const { collaborationId } = world
  const update = Y.encodeStateAsUpdate(broken)
  await world.app.db.write({ collaborationId }, (tx) =>
    insertUpdate(tx, { meetingId, update, personId: other.id }),
  )
  await until(() => here.doc.getXmlFragment(item).toString().includes('script'))
  here.write(second, 'Går videre.')
  await here.flush()
  expect(faultsTold(here).at(-1)).toEqual([{ itemId: item, fault: 'damaged' }])
  expect((await rooms.savedText(item)).text.trim()).toBe('Sist lagret.')
  expect((await rooms.savedText(second)).text.trim()).toBe('Går videre.')
  expect(await here.ask({ type: 'start-over', itemId: item })).toBe(true)
  await until(() => faultsTold(here).at(-1)?.length === 0)
  expect([here.text(item).trim(), (await rooms.savedText(item)).text.trim()]).toEqual([
    'Sist lagret.',
    'Sist lagret.',
  ])
})

test('a text beyond what minutes may hold is not saved, stays in the draft, and is saved once it is shorter', async () => {
  const { one, other, meetingId, item, second } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  const tooLong = (room: InRoom) =>
    faultsTold(room)
      .at(-1)
      ?.map(({ itemId }) => itemId)
  here.write(item, 'Kort.')
  await here.flush()
  here.write(item, 'ord '.repeat(26_000))
  here.write(second, 'En annen sak.')
  // Nobody asks for anything: its writer is told when the writing pauses.
  await until(() => tooLong(here)?.includes(item))
  expect(tooLong(here)).toEqual([item])
  expect((await rooms.savedText(item)).text.trim()).toBe('Kort.')
  expect((await rooms.savedText(second)).text.trim()).toBe('En annen sak.')
  const there = await rooms.enter(other, meetingId)
  await until(() => tooLong(there)?.toString() === item)
  here.write(item, 'Kort igjen.')
  await here.flush()
  expect((await rooms.savedText(item)).text.trim()).toBe('Kort igjen.')
  await until(() => tooLong(there)?.toString() === '')
  expect(tooLong(here)).toEqual([])
})

test('a text that was too long when everybody left is still whole and said to be, and so is that it is not any more', async () => {
  const { one, other, meetingId, item } = await rooms.scene()
  const long = 'ord '.repeat(26_000).trim()
  const words = (room: InRoom) => room.doc.getXmlFragment(item).toString().match(/ord/g)?.length
  const before = await rooms.enter(one, meetingId)
  before.write(item, long)
  await before.flush()
  before.leave()
  // Nobody is in the room now, and it is forgotten here.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const here = await rooms.enter(other, meetingId)
  const told = () => faultsTold(here)
  await until(() => told().length > 0)
  expect([told(), words(here)]).toEqual([[[{ itemId: item, fault: 'too-long' }]], 26_000])
  here.socket.disconnect()
  const shortens = await rooms.enter(one, meetingId)
  shortens.write(item, 'Kort.')
  await shortens.flush()
  await here.socket.connect()
  await until(() => here.text(item).trim() === 'Kort.')
  expect(told().at(-1)).toEqual([])
})

test('what could not be written back for a moment is written when it can, though nobody types any more', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  await world.lite.exec(`
    create function refuse_writing() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;
    create trigger away before insert on item_texts for each row execute function refuse_writing()`)
  try {
    here.write(item, 'Det siste noen skrev.')
    expect(await here.flush()).toBe(false)
  } finally {
    await world.lite.exec('drop trigger away on item_texts; drop function refuse_writing()')
  }
  await until(() => here.said.find(({ type }) => type === 'written'))
  expect((await rooms.savedText(item)).text.trim()).toBe('Det siste noen skrev.')
})

test('locked minutes close the room, and what was typed on the way to them is forgotten', async () => {
  const { one, meetingId, item } = await rooms.scene()
  const here = await rooms.enter(one, meetingId)
  here.write(item, 'Siste ord.')
  await here.flush()
  await world.lite.query("update minutes set state = 'approved' where meeting_id = $1", [meetingId])
  await until(() => here.said.find(({ type, reason }) => type === 'closed' && reason === 'locked'))
  for (const table of ['drafts', 'draft_updates', 'draft_items', 'draft_cards'])
    expect(
      (await world.lite.query(`select * from ${table} where meeting_id = $1`, [meetingId])).rows,
    ).toEqual([])
})
