import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCard } from '#src/domain/drafting/markers/read-card.ts'
import { readKnown } from '#src/domain/drafting/read-known.ts'
import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { makeMinutes } from '#test/support/make-minutes.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = async (person: { id: string; name: string }) => {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

/** A held meeting with three items and begun minutes; its chair, two members and one who writes. */
async function scene({ title = 'Strategi' } = {}) {
  const make = makeMinutes(world)
  const [chair, member, deputy] = [
    await world.make.person(),
    await world.make.person(),
    await world.make.person(),
  ]
  const writer = await world.make.secretary()
  const { id: groupId } = await make.group()
  for (const { id } of [chair, member]) await make.seat(groupId, id)
  await make.office(groupId, chair.id, 'chair')
  const agenda = [
    { title, kind: 'decision' as const },
    { title: 'Reiseliv', kind: 'information' as const },
    { title: 'Eventuelt', kind: 'any-other-business' as const },
  ]
  const invited = [chair, member, deputy].map(({ id: personId }) => ({ personId }))
  const meeting = await make.meeting(groupId, {}, agenda, invited)
  expect((await world.admin.post(`/meetings/${meeting.id}/minutes`)).status).toBe(201)
  // Nothing is noted of anybody yet.
  await world.lite.query('delete from attendances where meeting_id = $1', [meeting.id])
  const at = (item: string) => `/meetings/${meeting.id}/minutes?item=${item}`
  const guest = await as(writer)
  return { make, chair, member, deputy, writer, groupId, meeting, at, guest, items: meeting.items }
}

const factsIn = ({ html }: WebPage): RoomFacts =>
  JSON.parse(/<script type="application\/json" id="room-facts">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')

/** How one row of the people stands, as its buttons say. */
function rowOf({ html }: WebPage, name: string) {
  const row =
    [...html.matchAll(/<li id="invitee-.*?<\/li>/gs)].find(([found]) =>
      found.includes(`data-name="${name}"`),
    )?.[0] ?? ''
  const pressed = [...row.matchAll(/aria-pressed="true"[^>]*>([^<]*)</g)].map(([, word]) => word)
  const notes = [...row.matchAll(/name="note" value="([^"]*)"/g)].map(([, note = '']) => note)
  return {
    pressed,
    note: (tap: string) => notes.find((note) => note.startsWith(`${tap} `)) ?? '',
    text: row.replace(/<[^>]*>/g, ' '),
  }
}

/** Presses a button of somebody's row. */
function tap(guest: Browser, page: WebPage, { name, note }: { name: string; note: string }) {
  const form = page.forms.find(({ names }) => names.includes('itemId') && !names.includes('presence'))
  return guest.post(form?.action ?? '', { ...form?.fields, note: rowOf(page, name).note(note) })
}

describe('the room as the server writes it', () => {
  test('tells its script of the meeting, its items and whom a line may name', async () => {
    const { guest, at, items, meeting, chair, writer } = await scene({ title: '</script><b>&amp;' })
    const page = await guest.get(at(items[0] ?? ''))
    expectGoodPage(page)
    const facts = factsIn(page)
    expect(facts).toMatchObject({
      meetingId: meeting.id,
      person: { id: writer.id, name: writer.name },
      language: 'nb',
      socket: `/meetings/${meeting.id}/room`,
      known: { language: 'nb' },
    })
    expect(facts.items.map(({ title }) => title)).toEqual(['</script><b>&amp;', 'Reiseliv', 'Eventuelt'])
    expect(facts.items[1]?.phrases).toContain('Saken ble tatt til orientering.')
    expect(facts.known.people.find(({ name }) => name === chair.name)).toMatchObject({ invited: true })
    expect(Object.values(facts.words).every((word) => word !== '')).toBe(true)
  })

  test('tells of everybody, so that a name is never surer to the writer than when it is written back', async () => {
    const { guest, at, items, meeting } = await scene()
    const names = [
      ...Array.from({ length: 1_000 }, (_, at) => `Aksel Berg ${at}`),
      'Åse Øverås',
      'Åse Øverås',
    ]
    await world.lite.query(
      `insert into people (collaboration_id, id, name, created_at)
        select $1, gen_random_uuid(), name, now() from unnest($2::text[]) name`,
      [world.collaborationId, names],
    )
    const here = factsIn(await guest.get(at(items[0] ?? ''))).known
    const there = await world.app.db.read(world, (db) => readKnown(db, meeting.id))
    const card = { kind: 'follow-up', source: '@Åse Øverås sender notatet' } as const
    for (const known of [here, there]) {
      const { problems } = readCard(card, known)
      expect(problems.map(({ code, words }) => [code, words])).toEqual([['name-ambiguous', 'Åse Øverås']])
    }
    expect(new Set(here.people.map(({ id }) => id)).size).toBe(there.people.length)
    await world.lite.query('delete from people where name = any($1)', [names])
  })

  test('is for those who write, and only while there is something to write', async () => {
    const { at, items, chair, meeting, guest } = await scene()
    const page = await (await as(chair)).get(at(items[0] ?? ''))
    expectGoodPage(page)
    expect([page.html.includes('room-facts'), page.html.includes('id="room"')]).toEqual([false, false])
    await world.lite.query("update minutes set state = 'approved' where meeting_id = $1", [meeting.id])
    expect((await guest.get(at(items[0] ?? ''))).html).not.toContain('room-facts')
  })

  test('stands in five languages', async () => {
    const { at, items, writer } = await scene()
    for (const language of ['nb', 'nn', 'sv', 'da', 'en']) {
      await world.lite.query('update people set language = $1 where id = $2', [language, writer.id])
      expectGoodPage(await (await as(writer)).get(at(items[0] ?? '')), language)
    }
  })

  test('lists everything the check has found where that is asked for, each once', async () => {
    const { at, items, guest } = await scene()
    const page = await guest.get(`${at(items[0] ?? '')}&panel=check`)
    expectGoodPage(page)
    expect(page.html).toMatch(/<dialog id="room-check"[^>]* open>/)
    const [, inside = ''] = /data-region="check">(.*?)<\/dialog>/s.exec(page.html) ?? []
    expect(inside).toContain('Reiseliv')
    expect(inside).toContain('Strategi')
    expect((await guest.get(at(items[0] ?? ''))).html).not.toMatch(/<dialog id="room-check"[^>]* open>/)
  })
})

describe('what a card in the text says', () => {
  /** A decision with a dissent, a follow-up and a working group under the first item. */
  async function cards() {
    const made = await scene()
    const [item = ''] = made.items
    const decision = await world.admin.post(`/agenda-items/${item}/decisions`, {
      text: 'Felles billett',
      dissent: 'Trysil var uenig.',
    })
    const followUp = await world.admin.post('/follow-ups', { text: 'Lage et notat', agendaItemId: item })
    expect([decision.status, followUp.status]).toEqual([201, 201])
    await world.lite.query(
      String.raw`insert into drafts (collaboration_id, meeting_id, state, written_at) values ($1, $2, '\x0000', now())`,
      [world.collaborationId, made.meeting.id],
    )
    for (const [kind, rowId] of [
      ['decision', decision.body.id],
      ['follow-up', followUp.body.id],
    ])
      await world.lite.query(
        `insert into draft_cards (collaboration_id, meeting_id, card_id, agenda_item_id, kind, source, row_id)
          values ($1, $2, gen_random_uuid(), $3, $4, '', $5)`,
        [world.collaborationId, made.meeting.id, item, kind, rowId],
      )
    return { ...made, item, decisionId: decision.body.id, followUpId: followUp.body.id }
  }
  const linesIn = ({ html }: WebPage) => html.match(/<ul class="in-text">.*?<\/ul>/gs) ?? []

  test('is one line below it, with the way to all the rest; what has no card stands as before', async () => {
    const { guest, at, item, followUpId } = await cards()
    await world.admin.post(`/agenda-items/${item}/decisions`, { text: 'Egen sats for barn' })
    const page = await guest.get(at(item))
    expectGoodPage(page)
    const [decisions = '', followUps = ''] = linesIn(page)
    expect(decisions).toMatch(/<summary>Vedtak \S+ <span class="hint">uten avstemning · protokolltilførsel/)
    expect(decisions).not.toContain('Egen sats')
    expect(page.html).toMatch(/<ul class="remarks"><li[^>]*>(?:(?!<\/ul>).)*Egen sats for barn/s)
    expect(followUps).toContain(`href="/follow-ups/${followUpId}"`)
  })

  test('is changed behind its line, and opened where that is refused', async () => {
    const { guest, at, item, decisionId } = await cards()
    const page = await guest.get(at(item))
    const refused = await guest.submit(page, `/decisions/${decisionId}`, { text: ' ' })
    expectGoodPage(refused)
    expect(linesIn(refused)[0]).toContain('<details class="fold" open>')
    const kept = await guest.submit(page, `/decisions/${decisionId}`, {
      text: 'Felles billett',
      dissent: 'Nei.',
    })
    expect(linesIn(kept)[0]).toContain('Nei.')
  })

  test('stands whole for whoever reads the draft and has no card before them', async () => {
    const { at, item, chair } = await cards()
    const page = await (await as(chair)).get(at(item))
    expectGoodPage(page)
    expect([linesIn(page).length, page.html.includes('class="remarks"')]).toEqual([0, true])
  })
})

describe('an item that comes up', () => {
  const add = async (guest: Browser, path: string, typed: Record<string, string>) =>
    guest.submit(await guest.get(path), '/minutes/items', typed)

  test('stands after the one being written, is opened, and is of the kind its title tells', async () => {
    const { at, items, guest } = await scene()
    const page = await add(guest, at(items[0] ?? ''), { title: 'Valg av nestleder' })
    expectGoodPage(page)
    expect(page.html).toMatch(/<h2[^>]*><span class="number">2<\/span> Valg av nestleder/)
    const facts = factsIn(page)
    expect(facts.items.map(({ title, kind, number }) => [number, title, kind])).toEqual([
      ['1', 'Strategi', 'decision'],
      ['2', 'Valg av nestleder', 'election'],
      ['3', 'Reiseliv', 'information'],
      ['4', 'Eventuelt', 'any-other-business'],
    ])
  })

  test('is of the kind that was chosen, and goes by the writer of the meeting too', async () => {
    const { at, items, member, meeting, guest } = await scene()
    const page = await add(guest, at(items[1] ?? ''), { title: 'Valg', kind: 'input' })
    expect(factsIn(page).items[2]).toMatchObject({ title: 'Valg', kind: 'input' })
    await world.lite.query('update meetings set writer_person_id = $1 where id = $2', [member.id, meeting.id])
    const theirs = await as(member)
    expect(
      factsIn(await add(theirs, at(items[0] ?? ''), { title: 'Nytt fra Hamar' })).items[1],
    ).toMatchObject({
      title: 'Nytt fra Hamar',
      kind: 'information',
    })
  })

  test('is refused without a title, to others, and once the minutes are approved', async () => {
    const { at, items, chair, meeting, guest } = await scene()
    const page = await guest.get(at(items[0] ?? ''))
    const empty = await guest.submit(page, '/minutes/items', { title: ' ' })
    expectGoodPage(empty)
    expect([empty.status, empty.html.includes('id="new-item-title-error"')]).toEqual([422, true])
    const other = await as(chair)
    const formToken = (await other.get('/home')).forms[0]?.fields.formToken ?? ''
    const forged = {
      formToken,
      from: at(items[0] ?? ''),
      act: 'new-item',
      title: 'Falsk',
      kind: '',
      afterItemId: '',
    }
    expect((await other.post(`/meetings/${meeting.id}/minutes/items`, forged)).status).toBe(403)
    await world.lite.query("update minutes set state = 'approved' where meeting_id = $1", [meeting.id])
    expect((await guest.submit(page, '/minutes/items', { title: 'For sent' })).status).toBe(409)
  })
})

describe('who is here', () => {
  test('is one tap for each, kept with what else is noted of them, and counted', async () => {
    const { at, items, chair, member, guest } = await scene()
    const [first = '', second = ''] = items
    let page = await guest.get(at(first))
    expect(page.text).toContain('Her nå: 0, med stemme: 0. Ikke ført: 3.')
    page = await tap(guest, page, { name: chair.name, note: 'present' })
    expectGoodPage(page)
    page = await tap(guest, page, { name: member.name, note: 'excused' })
    expect([rowOf(page, chair.name).pressed, rowOf(page, member.name).pressed]).toEqual([
      ['Til stede'],
      ['Forfall'],
    ])
    expect(page.text).toContain('Her nå: 1, med stemme: 1. Ikke ført: 1.')
    page = await guest.get(at(second))
    page = await tap(guest, page, { name: member.name, note: 'came' })
    expect(rowOf(page, member.name).pressed).toEqual(['Til stede', 'fra sak 2'])
    expect(page.text).toContain('Her nå: 2')
    expect((await guest.get(at(first))).text).toContain('Her nå: 1')
    page = await tap(guest, page, { name: chair.name, note: 'left' })
    expect(rowOf(page, chair.name).pressed).toEqual(['Til stede', 'til og med sak 2'])
    page = await tap(guest, page, { name: chair.name, note: 'stayed' })
    expect(rowOf(page, chair.name).pressed).toEqual(['Til stede'])
    page = await tap(guest, page, { name: chair.name, note: 'untaken' })
    expect(rowOf(page, chair.name).pressed).toEqual([])
  })

  test('keeps the note that is not shown here', async () => {
    const { at, items, member, guest, meeting } = await scene()
    const page = await tap(guest, await guest.get(at(items[0] ?? '')), { name: member.name, note: 'excused' })
    await world.lite.query("update attendances set presence_note = 'Syk' where meeting_id = $1", [meeting.id])
    await tap(guest, page, { name: member.name, note: 'absent' })
    const { rows } = await world.lite.query(
      'select presence, presence_note from attendances where meeting_id = $1',
      [meeting.id],
    )
    expect(rows).toEqual([{ presence: 'absent', presence_note: 'Syk' }])
  })

  test('tells a deputy, and refuses one for somebody who is there', async () => {
    const { at, items, chair, member, deputy, guest } = await scene()
    const page = await guest.get(at(items[0] ?? ''))
    const inviteeId = rowOf(page, deputy.name).note('present').split(' ')[1] ?? ''
    const form = page.forms.find(({ names }) => names.includes('deputisingForId'))
    const send = (deputisingForId: string) =>
      guest.post(form?.action ?? '', { ...form?.fields, inviteeId, deputisingForId })
    const noted = await send(member.id)
    expectGoodPage(noted)
    expect(rowOf(noted, deputy.name).text).toContain(`vara for ${member.name}`)
    await tap(guest, noted, { name: chair.name, note: 'present' })
    const refused = await send(chair.id)
    expectGoodPage(refused)
    expect(refused.status).toBe(409)
    expect(
      (await guest.post(form?.action ?? '', { ...form?.fields, deputisingForId: member.id })).status,
    ).toBe(422)
  })

  test('takes back what stood before, all of it', async () => {
    const { at, items, member, guest, meeting } = await scene()
    const [first = '', second = ''] = items
    let page = await tap(guest, await guest.get(at(second)), { name: member.name, note: 'came' })
    const stood = { presence: 'present', deputisingForId: '', fromItemId: second, toItemId: '' }
    const inviteeId = rowOf(page, member.name).note('excused').split(' ')[1] ?? ''
    page = await tap(guest, page, { name: member.name, note: 'excused' })
    expect(rowOf(page, member.name).pressed).toEqual(['Forfall'])
    page = await guest.post(`/meetings/${meeting.id}/presence`, {
      ...page.forms.find(({ names }) => names.includes('itemId'))?.fields,
      ...{ itemId: first, inviteeId, ...stood },
    })
    expect(rowOf(page, member.name).pressed).toEqual(['Til stede', 'fra sak 2'])
  })

  test('takes in a guest by name', async () => {
    const { at, items, guest } = await scene()
    const stranger = await world.make.person()
    const page = await guest.submit(await guest.get(at(items[0] ?? '')), '/attendance', {
      personId: stranger.name,
    })
    expectGoodPage(page)
    expect(rowOf(page, stranger.name).pressed).toEqual(['Til stede'])
  })
})
