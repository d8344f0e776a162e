import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { insertItem } from '#test/support/make-groups.ts'
import { makeMinutes } from '#test/support/make-minutes.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

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

type Item = Parameters<ReturnType<typeof makeMinutes>['meeting']>[2]

/** A held meeting with two items and its begun minutes; who writes them, leads it, and is an ordinary member. */
async function scene({ items, begun = true }: { items?: Item; begun?: boolean } = {}) {
  const make = makeMinutes(world)
  const [chair, member, stranger] = [
    await world.make.person(),
    await world.make.person(),
    await world.make.person(),
  ]
  const writer = await world.make.secretary()
  const { id: groupId } = await make.group()
  await make.seat(groupId, chair.id)
  await make.seat(groupId, member.id)
  await make.office(groupId, chair.id, 'chair')
  const agenda = items ?? [
    { title: 'Strategi', kind: 'decision' as const },
    { title: 'Reiseliv', kind: 'information' as const },
  ]
  const meeting = await make.meeting(groupId, {}, agenda, [{ personId: chair.id }, { personId: member.id }])
  if (begun) expect((await world.admin.post(`/meetings/${meeting.id}/minutes`)).status).toBe(201)
  const path = `/meetings/${meeting.id}/minutes`
  const [first, second = ''] = meeting.items
  const at = (item: string) => `${path}?item=${item}`
  const textOf = async (item: string) => (await world.admin.get(`/agenda-items/${item}/text`)).body
  return { make, chair, member, stranger, writer, groupId, meeting, path, at, first, second, textOf }
}

/** What the form of that name would send untouched. */
const form = (page: WebPage, action: string | RegExp) =>
  page.forms.find((one) =>
    typeof action === 'string' ? one.action.endsWith(action) : action.test(one.action),
  )

const write = async (guest: Browser, address: string, text: string) =>
  guest.submit(await guest.get(address), '/text', { text })

describe('who writes, and when', () => {
  test('minutes are begun from the day on by those who write, and by nobody else', async () => {
    const { path, writer, member, chair, stranger, meeting } = await scene({ begun: false })
    const guest = await as(writer)
    const before = await guest.get(path)
    expectGoodPage(before)
    expect(before.text).toContain('Referatet er ikke begynt')
    for (const [person, status] of [
      [member, 403],
      [stranger, 403],
      [chair, 200],
    ] as const) {
      const page = await (await as(person)).get(path)
      expect([page.status, form(page, '/minutes')]).toEqual([status, undefined])
    }
    const begun = await guest.submit(await guest.get(path), '/minutes')
    expectGoodPage(begun)
    expect(begun.text).toContain('Utkast')
    expect((await world.admin.get(`/minutes?meetingId=${meeting.id}`)).body.items).toHaveLength(1)
    expect((await guest.submit(before, '/minutes')).status).toBe(409)
  })

  test('a meeting that is still to come says when', async () => {
    const { make, groupId, writer } = await scene()
    const times = { startsAt: new Date('2026-09-01T07:00:00Z'), endsAt: new Date('2026-09-01T08:00:00Z') }
    const later = await make.meeting(groupId, { state: 'called', ...times })
    const page = await (await as(writer)).get(`/meetings/${later.id}/minutes`)
    expectGoodPage(page)
    expect([page.text.includes('fra og med møtedagen'), form(page, '/minutes')]).toEqual([true, undefined])
  })

  test('a member never sees the draft, nor the forms of it', async () => {
    const { path, at, first, writer, member, stranger } = await scene()
    const guest = await as(writer)
    await write(guest, at(first), 'Hemmelig ennå')
    const sent = form(await guest.get(at(first)), '/text')
    for (const person of [member, stranger]) {
      const other = await as(person)
      const page = await other.get(path)
      expect([page.status, page.text.includes('Hemmelig')]).toEqual([403, false])
      const own = (await other.get('/home')).forms[0]?.fields.formToken ?? ''
      const forged = await other.post(sent?.action ?? '', { ...sent?.fields, formToken: own, text: 'Falsk' })
      expect([403, 404]).toContain(forged.status)
      expect(forged.text).not.toContain('Hemmelig')
    }
  })

  test('the chair reads what is written, and may promise and set up under it', async () => {
    const { at, first, writer, chair } = await scene()
    await write(await as(writer), at(first), '- Det **ble** sagt')
    const page = await (await as(chair)).get(at(first))
    expectGoodPage(page)
    expect(page.html).toContain('<strong>ble</strong>')
    expect([form(page, '/text'), form(page, '/decisions')]).toEqual([undefined, undefined])
    expect([form(page, '/follow-ups'), form(page, '/working-groups')].map(Boolean)).toEqual([true, true])
  })

  test('approved minutes take nothing more', async () => {
    const { path, at, first, writer, meeting } = await scene()
    const guest = await as(writer)
    const page = await guest.get(at(first))
    await world.lite.query("update minutes set state = 'approved' where meeting_id = $1", [meeting.id])
    const locked = await guest.get(path)
    expectGoodPage(locked)
    expect([locked.text.includes('Referatet er godkjent og kan ikke endres'), form(locked, '/text')]).toEqual(
      [true, undefined],
    )
    expect((await guest.submit(page, '/text', { text: 'For sent' })).status).toBe(409)
  })
})

describe('the text under an item', () => {
  test('is saved as its next version, and the next item is a key away', async () => {
    const { path, at, first, second, writer, textOf } = await scene()
    const guest = await as(writer)
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('ikke skrevet')
    expect(page.html).toContain(`href="${at(second).replace('=', '&#61;')}" data-keys="n"`)
    const saved = await guest.submit(page, '/text', { text: '- Første punkt\n  - Under' })
    expect(saved.text).toContain('Lagret.')
    expect(await textOf(first)).toMatchObject({ text: '- Første punkt\n  - Under', version: 1 })
    const press = (page: WebPage, text: string, on: string) =>
      guest.post(`/agenda-items/${first}/text`, { ...form(page, '/text')?.fields, text, on })
    const onward = await press(saved, 'Annet', at(second))
    expect(onward.html).toContain('<span class="number">2</span> Reiseliv</h2>')
    expect(await textOf(first)).toMatchObject({ text: 'Annet', version: 2 })
    // Nothing but the next item's own address is followed.
    const elsewhere = await press(await guest.get(at(first)), 'Tredje', 'https://example.org/')
    expect([elsewhere.status, elsewhere.html.includes('Strategi</h2>')]).toEqual([200, true])
  })

  test('is kept where it is refused', async () => {
    const { at, first, writer, textOf } = await scene()
    const guest = await as(writer)
    const refused = await write(guest, at(first), 'Lang tekst med styretegn \u0007')
    expect(refused.status).toBe(422)
    expectGoodPage(refused)
    expect(form(refused, '/text')?.fields.text).toBe('Lang tekst med styretegn \u0007')
    expect(refused.html).toContain(`id="text-${first}-text-error"`)
    expect((await textOf(first)).version).toBe(0)
  })

  test('shows both where a colleague has saved meanwhile', async () => {
    const { at, first, writer, textOf } = await scene()
    const [one, two] = [await as(writer), await as(writer)]
    const page = await one.get(at(first))
    await write(two, at(first), 'Kollegaens tekst')
    const stale = await one.submit(page, '/text', { text: 'Min tekst' })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(form(stale, '/text')?.fields.text).toBe('Min tekst')
    expect(stale.text).toContain('Står nå: Kollegaens tekst')
    await one.submit(stale, '/text')
    expect(await textOf(first)).toMatchObject({ text: 'Min tekst', version: 2 })
  })

  test('takes a standard sentence of its kind, in the language of the minutes, to be looked at first', async () => {
    const { at, second, writer, textOf, groupId } = await scene()
    await world.lite.query("update groups set phrases = '{Vi tok den med oss.}' where id = $1", [groupId])
    const guest = await as(writer)
    const page = await guest.get(at(second))
    expect(page.html).toContain('value="Saken ble tatt til orientering."')
    expect(page.html).toContain('value="Vi tok den med oss."')
    const put = await guest.post(`/agenda-items/${second}/text`, {
      ...form(page, '/text')?.fields,
      text: 'Rita fortalte.\n',
      put: 'Saken ble tatt til orientering.',
    })
    expectGoodPage(put)
    expect(form(put, '/text')?.fields.text).toBe('Rita fortalte.\n\nSaken ble tatt til orientering.')
    expect((await textOf(second)).version).toBe(0)
  })

  test('leads to its earlier versions once there are any', async () => {
    const { at, first, writer } = await scene()
    const guest = await as(writer)
    await write(guest, at(first), 'Første utgave')
    await write(guest, at(first), 'Andre utgave')
    const page = await guest.get(at(first))
    expect(page.text).toContain('Tidligere versjoner av teksten (1)')
    expect(page.html).toContain(`href="/agenda-items/${first}/versions"`)
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'hostile text %i is text',
    async (_at, text) => {
      const { at, first, writer } = await scene({ items: [{ title: `T ${text}`, kind: 'decision' }] })
      const guest = await as(writer)
      const page = await write(guest, at(first), text)
      expectGoodPage(page)
      expect(form(page, '/text')?.fields.text).toBe(text)
      const decided = await guest.submit(page, '/decisions', { text, dissent: text })
      expectGoodPage(decided)
      expect(decided.text).toContain(`T ${text}`.replace(/\s+/g, ' '))
      expectGoodPage(await guest.submit(decided, '/follow-ups', { text }))
    },
  )
})

describe('what the check finds', () => {
  test('stands under its item, is mended by one click, and not twice', async () => {
    const { at, first, writer, textOf } = await scene()
    const guest = await as(writer)
    const page = await write(
      guest,
      at(first),
      'Neste samling er mandag 3. mars 2026, altså mandag 3. mars 2026.',
    )
    expectGoodPage(page)
    expect(page.text).toContain('Ukedagen stemmer ikke med datoen')
    expect(page.text).toMatch(/Strategi skrevet · å se på: \d/)
    const mended = await guest.submit(page, '/mending')
    expect(mended.text).not.toContain('Ukedagen stemmer ikke')
    expect(await textOf(first)).toMatchObject({
      text: 'Neste samling er tirsdag 3. mars 2026, altså tirsdag 3. mars 2026.',
      version: 2,
    })
    const again = await guest.submit(page, '/mending')
    expect([again.status, again.text.includes('står ikke lenger i teksten')]).toEqual([409, true])
    expect((await textOf(first)).version).toBe(2)
  })
})

describe('decisions', () => {
  const listed = async (item: string) => (await world.admin.get(`/decisions?agendaItemId=${item}`)).body.items

  test('are entered with votes and dissent, changed, and taken out after a question', async () => {
    const { at, first, writer } = await scene()
    const guest = await as(writer)
    const page = await guest.submit(await guest.get(at(first)), '/decisions', {
      text: 'Strategien vedtas.',
      reached: 'vote',
      votesFor: '1',
      votesAgainst: '0',
      dissent: 'Ett medlem ville vente.',
    })
    expectGoodPage(page)
    expect(page.text).toMatch(
      /Vedtak \d+\/26 ved avstemning, for: 1, mot: 0 Strategien vedtas\. Protokolltilførsel/,
    )
    const [decision] = await listed(first)
    const changed = await guest.submit(page, `/decisions/${decision.id}`, {
      text: 'Strategien vedtas, med endringer.',
    })
    expect(changed.text).toContain('Strategien vedtas, med endringer.')
    const stale = await guest.submit(page, `/decisions/${decision.id}`, { text: 'Noe annet' })
    expect([stale.status, stale.text.includes('Står nå: Strategien vedtas, med endringer.')]).toEqual([
      412,
      true,
    ])
    await guest.submit(changed, `/decisions/${decision.id}/removal`)
    expect(await listed(first)).toEqual([])
  })

  test('that belie their votes are refused beside the field, with everything typed', async () => {
    const { at, first, writer } = await scene()
    const guest = await as(writer)
    const page = await guest.get(at(first))
    const typed = { text: 'Vedtas.', reached: 'vote', votesFor: '1', votesAgainst: '1' }
    const refused = await guest.submit(page, '/decisions', typed)
    expect(refused.status).toBe(422)
    expectGoodPage(refused)
    expect(refused.html).toContain(`id="decide-${first}-votesFor-error"`)
    expect(form(refused, '/decisions')?.fields).toMatchObject(typed)
    const many = await guest.submit(page, '/decisions', { ...typed, votesFor: '40' })
    expect([many.status, many.text.includes('bare 2 stemmeberettigede')]).toEqual([409, true])
    const empty = await guest.submit(page, '/decisions', { text: ' ', votesFor: 'mange' })
    expect([empty.status, await listed(first)]).toEqual([422, []])
  })
})

describe('follow-ups', () => {
  const listed = async (item: string) =>
    (await world.admin.get(`/follow-ups?agendaItemId=${item}`)).body.items

  test('go to a person, a member organisation or a working group by its name, with helpers', async () => {
    const { at, first, writer, member, chair } = await scene()
    const organisation = await world.make.organisation({ name: 'Fjellheim kommune' })
    const guest = await as(writer)
    let page = await guest.get(at(first))
    for (const [text, assignee] of [
      ['Ring havna', member.name],
      ['Skriv brev', 'fjellheim  kommune'],
      ['Ingen ennå', ''],
    ] as const)
      page = await guest.submit(page, '/follow-ups', {
        text,
        assignee,
        dueOn: '2026-06-01',
        'helpers.1': chair.name,
      })
    expectGoodPage(page)
    expect(page.text).toContain(`Ring havna ${member.name}, ${chair.name} · frist 1. juni 2026`)
    expect(page.text).toContain('Ingen ennå uten ansvarlig')
    expect(await listed(first)).toMatchObject([
      { assigneePersonId: member.id, dueOn: '2026-06-01' },
      { assigneeOrganisationId: organisation.id },
      { assigneePersonId: null, assigneeOrganisationId: null },
    ])
  })

  test('know the organisations that the text may name, and say of one that has ended since why it is given nothing', async () => {
    const { at, first, writer } = await scene()
    const { id } = await world.make.organisation({ name: 'Gamlevik kommune' })
    await world.lite.query('update organisations set ended_on = $2 where id = $1', [id, '2026-02-20'])
    const guest = await as(writer)
    const page = await guest.get(at(first))
    const facts = /id="room-facts">(.*?)<\/script>/s.exec(page.html)?.[1] ?? ''
    expect(facts).toContain('Gamlevik kommune')
    expect(page.html).toContain('<option value="Gamlevik kommune">')
    const refused = await guest.submit(page, '/follow-ups', { text: 'Ring', assignee: 'Gamlevik kommune' })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('avsluttet')])
    await world.lite.query('update organisations set ended_on = $2 where id = $1', [id, '2026-02-01'])
    expect((await guest.get(at(first))).html).not.toContain('Gamlevik kommune')
  })

  test('for somebody who is not here are refused beside the field, and made once however often they are sent', async () => {
    const { at, first, writer, member } = await scene()
    const guest = await as(writer)
    const page = await guest.get(at(first))
    const refused = await guest.submit(page, '/follow-ups', { text: 'Ring', assignee: 'Ukjent Person' })
    expect(refused.status).toBe(422)
    expectGoodPage(refused)
    expect(refused.html).toContain(`id="promise-${first}-assignee-error"`)
    const helper = await guest.submit(page, '/follow-ups', { text: 'Ring', 'helpers.2': 'Ukjent Person' })
    expect(helper.html).toContain(`id="promise-${first}-helpers.2-error"`)
    for (let times = 0; times < 2; times++)
      await guest.submit(page, '/follow-ups', { text: 'Ring', assignee: member.name })
    expect(await listed(first)).toHaveLength(1)
  })
})

describe('what is taken out again', () => {
  test('is a promise or a proposed working group, after a question, by those who write and those who manage', async () => {
    const { at, first, writer, member, chair } = await scene()
    const promise = { agendaItemId: first, text: 'Ring havna', assignee: { personId: member.id } }
    await world.admin.post('/follow-ups', promise)
    await world.admin.post(`/agenda-items/${first}/working-groups`, { name: 'Kaigruppa', seats: [] })
    const guest = await as(writer)
    const page = await guest.get(at(first))
    expectGoodPage(page)
    expect(page.text).toContain('«Ring havna» tas ut av referatet')
    expect(page.text).toContain('«Kaigruppa» tas ut av referatet')
    const ofChair = await (await as(chair)).get(at(first))
    const removal = /(follow-ups|working-groups)\/[\w-]+\/removal$/
    expect(ofChair.forms.filter(({ action }) => removal.test(action))).toHaveLength(2)
    const without = await guest.submit(page, /follow-ups\/[\w-]+\/removal$/)
    expectGoodPage(without)
    expect([without.text.includes('Ring havna'), without.text.includes('Fjernet.')]).toEqual([false, true])
    const neither = await guest.submit(without, /working-groups\/[\w-]+\/removal$/)
    expectGoodPage(neither)
    expect([neither.status, neither.text.includes('Kaigruppa')]).toEqual([200, false])
  })

  test('not what somebody has answered to; and what hangs on it says so beside the button', async () => {
    const { at, first, writer, member } = await scene()
    const promise = { agendaItemId: first, text: 'Ring havna', assignee: { personId: member.id } }
    const { id } = (await world.admin.post('/follow-ups', promise)).body
    await world.admin.post(`/follow-ups/${id}/comments`, { text: 'I gang' })
    const born = await world.admin.post(`/agenda-items/${first}/working-groups`, { name: 'Kai', seats: [] })
    const given = { text: 'Mål opp', agendaItemId: first, assignee: { workingGroupId: born.body.id } }
    await world.admin.post('/follow-ups', given)
    const guest = await as(writer)
    const page = await guest.get(at(first))
    expect(form(page, `/follow-ups/${id}/removal`)).toBeUndefined()
    const refused = await guest.submit(page, /working-groups\/[\w-]+\/removal$/)
    expectGoodPage(refused)
    expect([refused.status, refused.text.includes('Arbeidsgruppen har fått oppfølginger')]).toEqual([
      409,
      true,
    ])
  })
})

describe('working groups', () => {
  const start = (page: WebPage) => form(page, '/working-groups')?.fields ?? {}

  test('are born with people, seats that wait for a name, a term and a convener', async () => {
    const { at, first, writer, member, chair } = await scene()
    const organisation = await world.make.organisation()
    const guest = await as(writer)
    const page = await guest.submit(await guest.get(at(first)), '/working-groups', {
      name: 'Hytter og fritid',
      mandate: 'Skrive et notat.',
      'term.months': '6',
      convenerPersonId: member.name,
      'seats.0.personId': member.name,
      'seats.2.organisationId': organisation.id,
      'seats.2.namedByPersonId': chair.name,
      'seats.2.nameDueOn': '2026-04-01',
    })
    expectGoodPage(page)
    expect(page.text).toContain(
      'Hytter og fritid 10. februar 2026 – 10. august 2026 · plasser: 2 · venter på navn: 1',
    )
    const [born] = (await world.admin.get(`/working-groups?agendaItemId=${first}`)).body.items
    const { body } = await world.admin.get(`/working-groups/${born.id}`)
    expect(body.convener.personId).toBe(member.id)
    expect(
      body.seats.map((seat: { holder: { personId: string } | null; nameDueOn: string | null }) => [
        seat.holder?.personId,
        seat.nameDueOn,
      ]),
    ).toEqual([
      [member.id, null],
      [undefined, '2026-04-01'],
    ])
  })

  test('keep all that was typed when a row is added or refused', async () => {
    const { at, first, writer, member } = await scene()
    const guest = await as(writer)
    const page = await guest.get(at(first))
    expect(Object.keys(start(page)).filter((name) => /seats\.\d+\.personId/.test(name))).toHaveLength(6)
    const typed = { ...start(page), name: 'Reiseliv', 'seats.0.personId': member.name }
    const more = await guest.post(`/agenda-items/${first}/working-groups`, { ...typed, press: 'add' })
    expectGoodPage(more)
    expect(start(more)).toMatchObject({
      name: 'Reiseliv',
      'seats.0.personId': member.name,
      'seats.6.personId': '',
    })
    const twice = await guest.submit(more, '/working-groups', { 'seats.3.personId': member.name })
    expect(twice.status).toBe(422)
    expectGoodPage(twice)
    // Rows in which nothing stands are left out, so that the second of the two is the second row.
    expect(twice.html).toContain(`id="start-${first}-seats.1.personId-error"`)
    const both = await guest.submit(page, '/working-groups', {
      name: 'X',
      'term.months': '3',
      'term.to': '2026-12-31',
    })
    expect(both.html).toContain(`id="start-${first}-term.months-error"`)
    expect((await world.admin.get(`/working-groups?agendaItemId=${first}`)).body.items).toEqual([])
  })
})

describe('the approval of earlier minutes', () => {
  /** Minutes of an earlier meeting in review, and a meeting today with the item that approves them. */
  async function approving() {
    const earlier = await scene()
    const { make, groupId, meeting, writer } = earlier
    await write(await as(writer), earlier.at(earlier.first), 'Det som ble sagt.')
    const { body } = await world.admin.get(`/minutes?meetingId=${meeting.id}`)
    const minutesId: string = body.items[0].id
    expect((await world.admin.post(`/minutes/${minutesId}/circulation`)).status).toBe(200)
    const times = { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T08:00:00Z') }
    const item = { title: 'Referat', kind: 'approve-minutes' as const, approvesMinutesId: minutesId }
    const next = await make.meeting(groupId, times, [item])
    await world.admin.post(`/meetings/${next.id}/minutes`)
    return { ...earlier, minutesId, itemId: next.items[0], path: `/meetings/${next.id}/minutes` }
  }

  test('locks them with the corrections, and puts the group’s phrase under the item', async () => {
    const { path, writer, make, minutesId, textOf, itemId } = await approving()
    const guest = await as(writer)
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Godkjenning av referatet fra møtet 10. februar 2026')
    const missing = await guest.submit(page, '/minutes-approval', { outcome: 'approved-with-corrections' })
    expect([missing.status, missing.html.includes(`id="approval-${itemId}-corrections-error"`)]).toEqual([
      422,
      true,
    ])
    expect(await make.stateOf(minutesId)).toBe('in-review')
    const done = await guest.submit(missing, '/minutes-approval', { corrections: 'Per var ikke til stede.' })
    expectGoodPage(done)
    expect(done.text).toContain('Godkjent i møtet 2. mars 2026 med disse rettelsene')
    expect(await make.stateOf(minutesId)).toBe('approved')
    expect((await textOf(itemId)).text).toBe('Referatet ble godkjent med rettelser.')
    expect(form(done, '/minutes-approval')).toBeUndefined()
  })

  test('is entered by the chair too, and waits for remarks to be answered', async () => {
    const { path, chair, member, make, minutesId } = await approving()
    const { body } = await world.admin.get(`/minutes/${minutesId}/approval`)
    const at = await member.client()
    await at.post(`/minutes/${minutesId}/remarks`, { versionHash: body.versionHash, text: 'Rett dette' })
    const guest = await as(chair)
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Merknader som ikke er besvart: 1')
    expect((await guest.submit(page, '/minutes-approval')).status).toBe(409)
    const { body: remarks } = await world.admin.get(`/minutes/${minutesId}/remarks`)
    await world.admin.post(`/remarks/${remarks.items[0].id}/answer`, { outcome: 'declined', answer: 'Står.' })
    await guest.submit(page, '/minutes-approval')
    expect(await make.stateOf(minutesId)).toBe('approved')
  })
})

test('an item that nothing points at, and one that is withdrawn, say so', async () => {
  const { meeting, at, writer } = await scene({ items: [{ title: 'Referat', kind: 'approve-minutes' }] })
  const withdrawn = await insertItem(world, meeting.id, { position: 9, title: 'Utgår', withdrawn: true })
  const guest = await as(writer)
  expect((await guest.get(at(meeting.items[0]))).text).toContain('Saken viser ikke til noe referat')
  const page = await guest.get(at(withdrawn))
  expectGoodPage(page)
  expect(page.text).toContain('Saken er trukket')
  // A mistyped item shows the first that is to be written.
  expect((await guest.get(at('01900000-0000-7000-8000-00000000beef'))).text).toContain('Referat')
})

test('what is written while in review is shown to be new, and saving a text is in the audit', async () => {
  const { meeting, at, first, writer } = await scene()
  const guest = await as(writer)
  await write(guest, at(first), 'Før')
  const { body } = await world.admin.get(`/minutes?meetingId=${meeting.id}`)
  await world.admin.post(`/minutes/${body.items[0].id}/circulation`)
  const page = await guest.get(at(first))
  expect(page.text).toContain('Medlemmene ser endringene når referatet sendes ut på nytt')
  await write(guest, at(first), 'Etter')
  const draft = await guest.get(`/minutes/${body.items[0].id}/draft.pdf`)
  expect([draft.status, draft.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(draft.headers['content-security-policy']).toBe("frame-ancestors 'self'")
  const { version } = (await world.admin.get(`/agenda-items/${first}/text`)).body
  expect((await world.admin.put(`/agenda-items/${first}/text`, { text: 'x' }, ifMatch(version))).status).toBe(
    200,
  )
})
