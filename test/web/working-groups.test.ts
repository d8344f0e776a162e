import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { insertMeeting, mailsOf, makeGroups } from '#test/support/make-groups.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  make = makeGroups(world)
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }): Promise<Browser> {
  const one = browser(world.app.server)
  await signInBrowser(world, one, person)
  return one
}
const ada = () => as({ id: world.admin.personId, name: 'Ada Admin' })

async function good(page: Promise<WebPage> | WebPage): Promise<WebPage> {
  const shown = await page
  expect([shown.status, shown.text.slice(0, 200)]).toEqual([200, expect.any(String)])
  expectGoodPage(shown)
  return shown
}

let serial = 0

/** A working group with a convener and a pending seat, under a group with its people. */
async function scene(facts: Record<string, unknown> = {}) {
  const parent = await make.staffedGroup()
  const convener = await world.make.person()
  const namer = await world.make.person()
  const name = `Kommune nr. ${++serial}`
  const organisation = { name, ...(await world.make.organisation({ name })) }
  const { status, body } = await world.admin.post(`/groups/${parent.id}/working-groups`, {
    name: 'Felles veiledning',
    mandate: 'Foreslå en ordning.\n\n- kurs\n- kalender',
    convenerPersonId: convener.id,
    seats: [
      { personId: convener.id },
      {
        organisationId: organisation.id,
        label: 'Gjøvik (bekrefter navn)',
        namedByPersonId: namer.id,
        nameDueOn: '2026-03-20',
      },
    ],
    ...facts,
  })
  expect(status).toBe(201)
  return { parent, convener, namer, organisation, id: body.id as string }
}

const read = async (id: string) => (await world.admin.get(`/working-groups/${id}`)).body

describe('the list of working groups', () => {
  test('is narrowed by state, group and the end of the term; closed ones show when asked for', async () => {
    const soon = await scene({ name: 'Slutter snart', term: { from: '2025-04-01', to: '2026-03-10' } })
    const late = await scene({ name: 'Slutter sent', term: { to: '2027-03-01' } })
    const over = await scene({ name: 'Er på overtid', term: { from: '2025-01-01', to: '2026-02-01' } })
    const closed = await scene({ name: 'Er ferdig' })
    await world.admin.post(`/working-groups/${closed.id}/closing`)
    const one = await ada()
    const all = await good(one.get('/working-groups'))
    for (const shown of [
      'Slutter snart',
      'Slutter sent',
      'Er på overtid',
      'perioden er gått ut',
      '8 dager igjen',
    ])
      expect(all.text).toContain(shown)
    expect(all.text).not.toContain('Er ferdig')
    const seen = async (query: string) => {
      const { text } = await good(one.get(`/working-groups?${query}`))
      return ['Slutter snart', 'Slutter sent', 'Er på overtid', 'Er ferdig'].filter((name) =>
        text.includes(name),
      )
    }
    expect(await seen('ending=past')).toEqual(['Er på overtid'])
    expect(await seen('ending=soon')).toEqual(['Slutter snart', 'Er på overtid'])
    expect(await seen(`parentId=${late.parent.id}`)).toEqual(['Slutter sent'])
    expect(await seen('state=closed')).toEqual(['Er ferdig'])
    expect(await seen('closed=on&search=ferdig')).toEqual(['Er ferdig'])
    expect((await good(one.get('/working-groups?search=finnes-ikke'))).text).toContain('Ingenting passer')
    const first = await good(one.get('/working-groups?limit=1'))
    expect(first.html).toContain('rel="next"')
    const member = await as(soon.parent.member)
    expect((await good(member.get('/working-groups'))).text).not.toContain('Slutter sent')
    expect(over.id).not.toBe(late.id)
  })
})

describe('a working group', () => {
  test('shows mandate, term, people and what waits, to it and to the group above; strangers are refused', async () => {
    const { id, parent, convener, namer } = await scene()
    for (const reader of [parent.member, convener]) {
      const page = await good((await as(reader)).get(`/working-groups/${id}`))
      expect(page.html).toContain('<li><p>kurs</p></li>'.replace('<p>', '').replace('</p>', ''))
      for (const shown of [
        'Foreslå en ordning.',
        'Foreslått',
        convener.name,
        'Bekreftet',
        'Gjøvik (bekrefter navn)',
        'Venter på navn',
        `${namer.name} gir navnet innen 20. mars 2026`,
        '2. mars 2026 – 2. mars 2027',
        '365 dager igjen',
      ])
        expect(page.text).toContain(shown)
      expect(page.text).not.toContain('Lukk arbeidsgruppen')
    }
    const stranger = await as(await world.make.person())
    expect((await stranger.get(`/working-groups/${id}`)).status).toBe(403)
    expect((await stranger.get(`/working-groups/${id}/mandate.pdf`)).status).toBe(403)
    expect((await stranger.get(`/working-groups/${parent.id}`)).status).toBe(404)
    const pdf = await (await as(convener)).get(`/working-groups/${id}/mandate.pdf`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('a member of it alone gets no way into meetings of the group above', async () => {
    const { id, parent, convener } = await scene()
    const meetingId = await insertMeeting(world, parent.id)
    await world.lite.query('update working_groups set meeting_id = $1 where group_id = $2', [meetingId, id])
    const seen = await good((await as(convener)).get(`/working-groups/${id}`))
    expect(seen.text).toContain('møtet 12. februar 2026')
    expect(seen.html).not.toContain(`/meetings/${meetingId}`)
    expect((await (await as(parent.member)).get(`/working-groups/${id}`)).html).toContain(
      `/meetings/${meetingId}`,
    )
  })

  test('what another group gave it shows for those who may read that, and for its convener', async () => {
    const { id, parent, convener, namer } = await scene()
    for (const task of [
      { groupId: parent.id, text: 'Kartlegg kravene', assignee: { workingGroupId: id }, dueOn: '2026-02-01' },
      { groupId: id, text: 'Vår egen oppgave' },
    ])
      expect((await world.admin.post('/follow-ups', task)).status).toBe(201)
    await world.admin.post(`/groups/${id}/seats`, { personId: namer.id })
    const text = async (reader: { id: string; name: string }) =>
      (await good((await as(reader)).get(`/working-groups/${id}`))).text
    for (const reader of [parent.member, convener]) {
      expect(await text(reader)).toContain('Kartlegg kravene')
      expect(await text(reader)).toContain('Åpne: 2 · over fristen: 1 · gjort: 0')
    }
    expect(await text(namer)).toContain('Vår egen oppgave')
    expect(await text(namer)).not.toContain('Kartlegg kravene')
  })

  test('a pending seat is named on its page', async () => {
    const { id, organisation } = await scene()
    const one = await ada()
    const page = await good(one.get(`/working-groups/${id}`))
    const wrong = await one.submit(page, '/naming', { name: 'Gro Gjøvik', email: 'ikke en adresse' })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(wrong.forms.find(({ action }) => action.endsWith('/naming'))?.fields).toMatchObject({
      name: 'Gro Gjøvik',
      email: 'ikke en adresse',
    })
    const named = await good(one.submit(wrong, '/naming', { email: 'gro@gjovik.example.org' }))
    expect(named.text).toContain(`Gro Gjøvik ${organisation.name}`)
    expect(named.text).not.toContain('Venter på navn')
  })

  test('goes its way: set to work, reported, extended, closed with a question that names who goes', async () => {
    const { id, parent, convener } = await scene()
    const one = await as(parent.chair)
    let page = await good(one.get(`/working-groups/${id}`))
    expect(page.text).toContain(`${convener.name} får en e-post`)
    page = await good(one.submit(page, '/activation'))
    expect((await mailsOf(world, 'call-first-meeting')).map((mail) => mail.to_address)).toContain(
      convener.email,
    )
    expect(page.text).toContain('I arbeid')
    const leader = await as(convener)
    const own = await good(leader.get(`/working-groups/${id}`))
    expect(own.text).not.toContain('Forleng perioden')
    expect(own.text).toContain('Planlegg det første møtet')
    const empty = await leader.submit(own, '/report', { text: '  ' })
    expect(empty.status).toBe(422)
    const handed = await good(leader.submit(own, '/report', { text: '## Funn\n\nDet *virker*.' }))
    expect(handed.html).toMatch(/<h3[^>]*>Funn<\/h3>/)
    expect(handed.text).toContain('Levert 2. mars 2026')
    const earlier = await one.submit(await one.get(`/working-groups/${id}`), '/extension', {
      termTo: '2026-04-01',
    })
    expect([earlier.status, earlier.text.includes('må være senere')]).toEqual([422, true])
    expectGoodPage(earlier)
    page = await good(one.submit(earlier, '/extension', { termTo: '2027-12-01' }))
    expect((await read(id)).workingGroup).toMatchObject({ state: 'active', termTo: '2027-12-01' })
    expect(page.text).toContain(`Plassene og vervene til ${convener.name} avsluttes`)
    page = await good(one.submit(page, '/closing'))
    expect(page.text).toContain('Lukket 2. mars 2026')
    for (const step of ['/closing', '/extension', '/report', '/naming'])
      expect(page.forms.map(({ action }) => action).filter((action) => action.endsWith(step))).toEqual([])
  })

  test('cannot begin without a convener, and says where one is found', async () => {
    const { id } = await scene({ convenerPersonId: undefined })
    const page = await good((await ada()).get(`/working-groups/${id}`))
    expect(page.text).toContain('Gi noen vervet som innkaller først')
    expect(page.html).toContain(`/groups/${id}/offices`)
  })

  test('is changed with a version: a stale form shows both', async () => {
    const { id } = await scene()
    const one = await ada()
    const page = await one.get(`/working-groups/${id}`)
    await good(one.submit(page, `/working-groups/${id}`, { mandate: 'Et annet mandat' }))
    const stale = await one.submit(page, `/working-groups/${id}`, { mandate: 'Et tredje' })
    expect([stale.status, stale.text.includes('Står nå: Et annet mandat')]).toEqual([412, true])
    expectGoodPage(stale)
    const backwards = await one.submit(stale, `/working-groups/${id}`, { termTo: '2020-01-01' })
    expect([backwards.status, backwards.text.includes('kan ikke slutte før')]).toEqual([422, true])
  })

  test('its other pages are those of a group', async () => {
    const { id } = await scene()
    const one = await ada()
    for (const path of ['', '/seats', '/offices', '/settings', '/standing-items', '/history'])
      expect((await good(one.get(`/groups/${id}${path}`))).text).toContain('Arbeidsgrupper')
    const settings = await one.get(`/groups/${id}/settings`)
    await good(one.submit(settings, '/settings', { name: 'Nytt navn', calendarPublic: '' }))
    expect((await read(id)).workingGroup.name).toBe('Nytt navn')
    expect((await one.get(`/groups/${id}/working-groups`)).status).toBe(409)
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'shows hostile text %i as text',
    async (_, text) => {
      const { id } = await scene({ name: `N ${text}`, mandate: `M ${text}`, seats: [{ label: `L ${text}` }] })
      const page = await good((await ada()).get(`/working-groups/${id}`))
      expect(page.html).not.toMatch(/<(img|svg\/|style|b)\b/)
      expect(page.text).toContain(`L ${text}`.replace(/\s+/g, ' '))
    },
  )
})

describe('setting one up outside a meeting', () => {
  test('takes members, pending seats and a convener; rows come and go without a script', async () => {
    const { id: parentId, chair } = await make.staffedGroup()
    const [member, convener, namer] = [
      await world.make.person({ name: 'Mia Medlem' }),
      await world.make.person({ name: 'Ivar Innkaller' }),
      await world.make.person({ name: 'Nora Navn' }),
    ]
    const organisation = await world.make.organisation()
    const path = `/groups/${parentId}/working-groups`
    const one = await as(chair)
    let page = await good(one.get(path))
    const values = {
      name: 'Reiseliv hele året',
      mandate: 'Finn ut.',
      'term.to': '2026-12-31',
      convenerPersonId: convener.name,
      'seats.0.personId': member.name,
      'seats.2.organisationId': organisation.id,
      'seats.2.namedByPersonId': namer.name,
      'seats.2.nameDueOn': '2026-04-01',
    }
    const form = () => page.forms.find(({ action }) => action === path)?.fields
    page = await good(one.post(path, { ...form(), ...values, press: 'add' }))
    expect(form()).toMatchObject({ ...values, 'seats.3.personId': '' })
    expect((await world.admin.get(`/working-groups?parentId=${parentId}`)).body.items).toEqual([])
    // The blank rows between are no seats, and the one that is wrong is marked where it stands now.
    const wrong = await one.submit(page, path, { 'seats.3.personId': 'Ukjent Person' })
    expect([wrong.status, wrong.text.includes('Ingen her heter det')]).toEqual([422, true])
    expectGoodPage(wrong)
    expect(wrong.html).toMatch(/id="start-seats\.2\.personId"[^>]*aria-invalid="true"/)
    const made = await good(one.submit(wrong, path, { 'seats.2.personId': convener.name }))
    expect(made.text).toContain('Reiseliv hele året')
    const { items } = (await world.admin.get(`/working-groups?parentId=${parentId}`)).body
    const { workingGroup, seats, convener: calls } = await read(items[0].id)
    expect([workingGroup.state, workingGroup.termTo, calls.name]).toEqual([
      'proposed',
      '2026-12-31',
      convener.name,
    ])
    expect(seats).toMatchObject([
      { holder: { name: member.name } },
      {
        holder: null,
        pending: true,
        organisation: { id: organisation.id },
        namedBy: { name: namer.name },
        nameDueOn: '2026-04-01',
      },
      { holder: { name: convener.name } },
    ])
    expect((await mailsOf(world, 'seat-to-be-named')).map((mail) => mail.to_address)).toContain(namer.email)
  })

  test('what the room refuses is said at its row; a member may not', async () => {
    const { id: parentId, member } = await make.staffedGroup()
    const path = `/groups/${parentId}/working-groups`
    const one = await ada()
    const page = await one.get(path)
    const twice = await one.submit(page, path, {
      name: 'To ganger',
      'seats.0.personId': member.name,
      'seats.1.personId': member.name,
    })
    expect([twice.status, twice.text.includes('har allerede en plass')]).toEqual([422, true])
    expectGoodPage(twice)
    expect(twice.html).toMatch(/id="start-seats\.1\.personId"[^>]*aria-invalid="true"/)
    const backwards = await one.submit(page, path, { name: 'Bakover', 'term.to': '2020-01-01' })
    expect(backwards.html).toMatch(/id="start-term\.to"[^>]*aria-invalid="true"/)
    expect((await (await as(member)).get(path)).status).toBe(403)
  })
})
