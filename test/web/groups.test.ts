import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { insertMeeting, makeGroups, trailOf } from '#test/support/make-groups.ts'
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

/** The page of a visit that must succeed, and be as every page is. */
async function good(page: Promise<WebPage> | WebPage): Promise<WebPage> {
  const shown = await page
  expect([shown.status, shown.text.slice(0, 200)]).toEqual([200, expect.any(String)])
  expectGoodPage(shown)
  return shown
}

/** Where a list goes on. */
const nextOf = ({ html }: WebPage): string =>
  (/rel="next" href="([^"]*)"/.exec(html)?.[1] ?? '').replace(/&#(\d+);/g, (_, code) =>
    String.fromCodePoint(Number(code)),
  )

const seatsOf = async (groupId: string) =>
  (await world.admin.get(`/groups/${groupId}/roster`)).body.seats as {
    id: string
    kind: string
    label: string | null
    organisation: { name: string } | null
    holder: { id: string; name: string } | null
    deputies: { id: string; name: string }[]
    namedBy: { name: string } | null
    nameDueOn: string | null
  }[]

describe('the list of groups', () => {
  test('shows who leads each, how many seats are filled and when it meets next; it is searched and narrowed', async () => {
    const { id, chair } = await make.staffedGroup({ name: 'Faggruppe for strand og sjø' })
    await make.group({ name: 'Rådet for strand', kind: 'council' })
    const loner = await world.make.organisation()
    await make.seat(id, { organisationId: loner.id })
    const meeting = { state: 'called', startsAt: new Date('2026-04-16T07:00:00Z') } as const
    await insertMeeting(world, id, { ...meeting, endsAt: new Date('2026-04-16T08:00:00Z') })
    const one = await ada()
    const page = await good(one.get('/groups?search=strand'))
    expect(page.text).toContain(`1 av 2 plasser besatt · Leder: ${chair.name}`)
    expect(page.text).toContain('Neste møte 16. april 2026')
    expect(page.text).toContain('Rådet for strand')
    const councils = await good(one.get('/groups?search=strand&kind=council'))
    expect(councils.text).not.toContain('Faggruppe for strand')
    expect((await good(one.get('/groups?search=finnes-ikke'))).text).toContain('Ingenting passer')
    expect((await good(one.get('/groups?kind=nonsense'))).status).toBe(200)
  })

  test('a member sees their own and no form; somebody without a group is told where to look', async () => {
    const { member } = await make.staffedGroup({ name: 'Min gruppe' })
    await make.group({ name: 'Ikke min gruppe' })
    const page = await good((await as(member)).get('/groups'))
    expect(page.text).toContain('Min gruppe')
    expect(page.text).not.toContain('Ikke min gruppe')
    expect(page.text).not.toContain('Ny gruppe')
    const nobody = await good((await as(await world.make.person())).get('/groups'))
    expect(nobody.text).toContain('Du er ikke med i noen gruppe ennå')
  })

  test('long lists go on to the next page', async () => {
    for (let at = 0; at < 3; at++) await make.group({ name: `Sidegruppe ${at}` })
    const one = await ada()
    const first = await good(one.get('/groups?search=Sidegruppe&limit=2'))
    expect(first.text).not.toContain('Sidegruppe 2')
    const next = nextOf(first)
    const second = await good(one.get(next))
    expect(second.text).toContain('Sidegruppe 2')
    expect(second.text).not.toContain('Sidegruppe 1')
    expect(second.text).toContain('Til begynnelsen')
  })

  test('the secretariat adds one, once, and lands on its page; what is wrong is said beside its field', async () => {
    const one = await ada()
    const list = await one.get('/groups')
    const empty = await one.submit(list, '/groups', { name: ' ' })
    expect([empty.status, empty.text.includes('kan ikke være tomt')]).toEqual([422, true])
    expectGoodPage(empty)
    const values = { name: 'Nettverk for <b>brann</b>', kind: 'network' }
    const added = await good(one.submit(list, '/groups', values))
    expect(added.text).toContain('Nettverk for <b>brann</b>')
    expect(added.text).toContain('Gruppen har ingen plasser ennå')
    await one.submit(list, '/groups', values)
    expect((await world.admin.get('/groups?search=brann')).body.items).toHaveLength(1)
  })
})

describe('a group', () => {
  test('shows its roster on a day, offices, coverage and meetings to its members; strangers are refused', async () => {
    const { id, member, chair } = await make.staffedGroup({ name: 'Faggruppe for roster' })
    const page = await good((await as(member)).get(`/groups/${id}`))
    expect(page.text).toContain(member.name)
    expect(page.text).toContain(`Leder ${chair.name}`)
    expect(page.text).toContain('1 av 1 plasser besatt')
    expect(page.text).not.toContain('Ny plass')
    expect(page.text).not.toContain('Innstillinger')
    const before = await good((await as(member)).get(`/groups/${id}?on=2020-01-01`))
    expect(before.text).toContain('slik den var 1. januar 2020')
    expect(before.text).toContain('ingen plasser denne dagen')
    expect((await good((await as(member)).get(`/groups/${id}?on=igår`))).text).toContain(member.name)
    const stranger = await as(await world.make.person())
    for (const path of ['', '/history', '/settings', '/standing-items', '/seats', '/offices'])
      expect([path, (await stranger.get(`/groups/${id}${path}`)).status]).toEqual([path, 403])
    expect((await stranger.get('/groups/01900000-0000-7000-8000-00000000beef')).status).toBe(404)
    expect((await stranger.get('/groups/x')).status).toBe(404)
  })

  test('minutes that are a draft show for those who write them alone', async () => {
    const { id, member, secretary } = await make.staffedGroup()
    const meetingId = await insertMeeting(world, id)
    expect((await secretary.at.post(`/meetings/${meetingId}/minutes`)).status).toBe(201)
    expect((await (await as(secretary)).get(`/groups/${id}`)).text).toContain('Referat: utkast')
    const seen = await (await as(member)).get(`/groups/${id}`)
    expect(seen.text).toContain('Uten referat')
    expect(seen.text).not.toContain('Referat: utkast')
  })

  test('its year plan and follow-up list are PDFs behind the session', async () => {
    const { id, member } = await make.staffedGroup()
    const one = await as(member)
    for (const file of ['year-plan.pdf', 'follow-up-list.pdf']) {
      const pdf = await one.get(`/groups/${id}/${file}`)
      expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    }
    const stranger = await as(await world.make.person())
    expect((await stranger.get(`/groups/${id}/year-plan.pdf`)).status).toBe(403)
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'shows hostile text %i as text',
    async (at, text) => {
      const organisation = await world.make.organisation({ name: `O${at} ${text}` })
      const person = await world.make.person({ name: `P ${text}`, title: text })
      const { id } = await make.group({ name: `G ${text}`, defaultPlace: text })
      const { id: seatId } = await make.seat(id, { organisationId: organisation.id, personId: person.id })
      await make.office(id, 'chair', person.id)
      const one = await ada()
      for (const path of [
        `/groups/${id}`,
        `/seats/${seatId}`,
        ...['settings', 'offices', 'history', 'seats'].map((tab) => `/groups/${id}/${tab}`),
      ])
        expect((await good(one.get(path))).html).not.toMatch(/<(img|svg\/|style|b)\b/)
      expect((await one.get(`/groups/${id}`)).text).toContain(`P ${text}`.replace(/\s+/g, ' '))
    },
  )
})

describe('seats', () => {
  test('one is added for an organisation with its person, chosen by name', async () => {
    const { id } = await make.group()
    const organisation = await world.make.organisation()
    const person = await world.make.person({ name: 'Åse Plassholder' })
    const one = await ada()
    const form = await good(one.get(`/groups/${id}/seats`))
    expect(form.html).toContain('<option value="Åse Plassholder">')
    const wrong = await one.submit(form, `/groups/${id}/seats`, {
      personId: 'Ingen Ved Navnet',
      organisationId: organisation.id,
    })
    expect([wrong.status, wrong.text.includes('Ingen her heter det')]).toEqual([422, true])
    expectGoodPage(wrong)
    expect(wrong.forms.find(({ action }) => action.endsWith('/seats'))?.fields).toMatchObject({
      personId: 'Ingen Ved Navnet',
      organisationId: organisation.id,
    })
    const nobody = await one.submit(form, `/groups/${id}/seats`, {})
    expect([nobody.status, nobody.text.includes('Si hvem plassen er for')]).toEqual([422, true])
    await good(
      one.submit(form, `/groups/${id}/seats`, {
        personId: 'åse  plassholder',
        organisationId: organisation.id,
      }),
    )
    expect(await seatsOf(id)).toMatchObject([
      { holder: { name: person.name }, organisation: { id: organisation.id } },
    ])
  })

  test('of two by one name the right one must be said, with the organisation', async () => {
    const { id } = await make.group()
    const [here, there] = [
      await world.make.organisation({ name: 'Her kommune' }),
      await world.make.organisation({ name: 'Der kommune' }),
    ]
    await world.make.person({ name: 'Kari Lik', organisationId: here.id })
    const right = await world.make.person({ name: 'Kari Lik', organisationId: there.id })
    const one = await ada()
    const form = await one.get(`/groups/${id}/seats`)
    const refused = await one.submit(form, `/groups/${id}/seats`, { personId: 'Kari Lik' })
    expect([refused.status, refused.text.includes('Flere heter det')]).toEqual([422, true])
    await good(one.submit(refused, `/groups/${id}/seats`, { personId: 'Kari Lik (Der kommune)' }))
    expect((await seatsOf(id))[0]?.holder?.name).toBe('Kari Lik')
    const { body } = await world.admin.get(`/seats/${(await seatsOf(id))[0]?.id}`)
    expect(body.holders).toMatchObject([{ personId: right.id }])
  })

  test('a pending one says who names somebody and by when; the namer, who is no member, names them', async () => {
    const { id } = await make.group()
    const organisation = await world.make.organisation()
    const namer = await world.make.person({ name: 'Nils Navngiver' })
    const one = await ada()
    const values = {
      organisationId: organisation.id,
      namedByPersonId: 'Nils Navngiver',
      nameDueOn: '2026-03-20',
      label: 'Kommunen (bekrefter navn)',
    }
    await good(one.submit(await one.get(`/groups/${id}/seats`), `/groups/${id}/seats`, values))
    const shown = await good(one.get(`/groups/${id}`))
    expect(shown.text).toContain('Venter på navn')
    expect(shown.text).toContain('Nils Navngiver gir navnet innen 20. mars 2026')
    const [seat] = await seatsOf(id)
    const nils = await as(namer)
    expect((await nils.get(`/groups/${id}`)).status).toBe(403)
    const page = await good(nils.get(`/seats/${seat?.id}`))
    expect(page.forms.map(({ action }) => action)).not.toContain(`/seats/${seat?.id}/ending`)
    const none = await nils.submit(page, '/naming', {})
    expect([none.status, none.text.includes('Velg en person, eller skriv navn')]).toEqual([422, true])
    const half = await nils.submit(page, '/naming', { name: 'Ny Person' })
    expect(half.status).toBe(422)
    expect(half.forms.find(({ action }) => action.endsWith('/naming'))?.fields.name).toBe('Ny Person')
    await nils.submit(half, '/naming', { email: 'ny.person@example.org' })
    expect(await seatsOf(id)).toMatchObject([{ holder: { name: 'Ny Person' } }])
  })

  test('somebody is seated from a day, the former ends the day before; a deputy stands beside; each is ended', async () => {
    const { id, seatId, member } = await make.staffedGroup()
    const [next, deputy] = [
      await world.make.person({ name: 'Neste Innehaver' }),
      await world.make.person({ name: 'Vera Vara' }),
    ]
    const one = await ada()
    const page = await good(one.get(`/seats/${seatId}`))
    expect(page.text).toContain(member.name)
    const late = await one.submit(page, '/holders', { personId: next.name, fromOn: '2026-02-30' })
    expect(late.status).toBe(422)
    expectGoodPage(late)
    await good(one.submit(page, '/holders', { personId: next.name, fromOn: '2026-06-01' }))
    const both = await good(
      one.submit(await one.get(`/seats/${seatId}`), '/holders', {
        personId: deputy.name,
        standing: 'deputy',
      }),
    )
    expect(both.text).toContain('fra 1. juni 2026')
    expect(both.text).toContain('– 31. mai 2026')
    const [seat] = await seatsOf(id)
    expect([seat?.holder?.name, seat?.deputies[0]?.name]).toEqual([member.name, deputy.name])
    await good(one.submit(both, `/seat-holders/${seat?.deputies[0]?.id}/ending`))
    const former = await good(one.get(`/seats/${seatId}`))
    expect(former.forms.map(({ action }) => action)).not.toContain(
      `/seat-holders/${seat?.deputies[0]?.id}/ending`,
    )
    expect((await seatsOf(id))[0]?.deputies).toEqual([])
  })

  test('is changed with a version: whoever was faster shows beside what was typed', async () => {
    const { seatId } = await make.staffedGroup()
    const one = await ada()
    const page = await one.get(`/seats/${seatId}`)
    await good(one.submit(page, `/seats/${seatId}`, { label: 'Først', position: '3' }))
    const stale = await one.submit(page, `/seats/${seatId}`, { label: 'Sist' })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Står nå: Først')
    expect(stale.forms.find(({ action }) => action === `/seats/${seatId}`)?.fields.label).toBe('Sist')
    await good(one.submit(stale, `/seats/${seatId}`))
    expect((await world.admin.get(`/seats/${seatId}`)).body.seat).toMatchObject({
      label: 'Sist',
      kind: 'member',
    })
  })

  test('ending one names who sits there, and leads back to the group', async () => {
    const { id, seatId, member } = await make.staffedGroup()
    const one = await ada()
    const page = await one.get(`/seats/${seatId}`)
    expect(page.text).toContain(`og med den tiden til ${member.name}`)
    const group = await good(one.submit(page, `/seats/${seatId}/ending`))
    expect(group.text).toContain('Avsluttet.')
    expect(await seatsOf(id)).toEqual([])
    expect((await good(one.get(`/seats/${seatId}`))).text).toContain('Plassen er avsluttet')
  })

  test('a member looks and changes nothing, even with a form of their own', async () => {
    const { id, seatId, member } = await make.staffedGroup()
    const one = await as(member)
    const page = await good(one.get(`/seats/${seatId}`))
    expect(page.forms.filter(({ action }) => !['/sign-out', ''].includes(action))).toEqual([])
    const { formToken = '' } = page.forms[0]?.fields ?? {}
    const given = { formToken, from: `/seats/${seatId}`, act: 'x' }
    expect((await one.post(`/seats/${seatId}/ending`, { ...given, untilOn: '' })).status).toBe(403)
    const office = { office: 'chair', personId: member.name, fromOn: '', untilOn: '' }
    expect((await one.post(`/groups/${id}/offices`, { ...given, ...office })).status).toBe(403)
    expect((await seatsOf(id))[0]?.holder?.name).toBe(member.name)
  })
})

describe('offices', () => {
  test('the chair is handed over from a day: it says who has it now', async () => {
    const { id, chair } = await make.staffedGroup()
    const next = await world.make.person({ name: 'Nora Nyleder' })
    const one = await ada()
    const page = await good(one.get(`/groups/${id}/offices`))
    expect(page.text).toContain(`${chair.name} er leder nå, fra 2. mars 2026`)
    const handed = await good(
      one.submit(page, `/groups/${id}/offices`, { personId: next.name, fromOn: '2026-09-01' }),
    )
    expect(handed.text).toContain(`${chair.name} Leder · 2. mars 2026 – 31. august 2026`)
    const { body } = await world.admin.get(`/groups/${id}/roster?on=2026-09-01`)
    expect(body.offices.filter((held: { office: string }) => held.office === 'chair')).toMatchObject([
      { name: next.name },
    ])
  })

  test('one is given and ended; only the secretariat makes somebody secretary', async () => {
    const { id, secretary } = await make.staffedGroup()
    const person = await world.make.person({ name: 'Nina Nestleder' })
    const one = await as(secretary)
    const page = await good(one.get(`/groups/${id}/offices`))
    expect(page.html).not.toContain('value="secretary"')
    const give = page.forms.findLast(({ action }) => action === `/groups/${id}/offices`)
    const given = await good(
      one.post(give?.action ?? '', { ...give?.fields, office: 'deputy-chair', personId: person.name }),
    )
    expect(given.text).toContain('Nina Nestleder Nestleder')
    const { body } = await world.admin.get(`/groups/${id}/roster`)
    const held = body.offices.find((office: { office: string }) => office.office === 'deputy-chair')
    await good(one.submit(given, `/offices/${held.id}/ending`))
    expect((await one.get(`/groups/${id}`)).text).not.toContain('Nina Nestleder')
  })
})

describe('settings', () => {
  test('are kept, with a sentence for what cannot be; a stale form shows both', async () => {
    const { id } = await make.group({ name: 'Før' })
    const one = await ada()
    const page = await good(one.get(`/groups/${id}/settings`))
    const wrong = await one.submit(page, '/settings', { zone: 'Mjøsa/Hamar', writtenReviewDays: '400' })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(wrong.forms.find(({ action }) => action.endsWith('/settings'))?.fields).toMatchObject({
      zone: 'Mjøsa/Hamar',
      writtenReviewDays: '400',
    })
    const saved = await good(
      one.submit(page, '/settings', {
        name: 'Etter',
        approvalPolicy: 'written',
        silenceApproves: 'on',
        writtenReviewDays: '10',
        recordForm: 'protocol',
        calendarPublic: 'on',
        defaultPlace: '',
        phrases: 'Saken utsettes.\r\n\r\n  Gruppen tok den med seg. ',
      }),
    )
    expect(saved.text).toContain('Lagret.')
    expect((await world.admin.get(`/groups/${id}`)).body).toMatchObject({
      name: 'Etter',
      approvalPolicy: 'written',
      silenceApproves: true,
      writtenReviewDays: 10,
      recordForm: 'protocol',
      calendarPublic: true,
      defaultPlace: null,
      phrases: ['Saken utsettes.', 'Gruppen tok den med seg.'],
    })
    const long = await one.submit(saved, '/settings', { phrases: `Kort.\n${'x'.repeat(301)}` })
    expect([long.status, long.text.includes('Faste formuleringer: Teksten er for lang.')]).toEqual([
      422,
      true,
    ])
    const stale = await one.submit(page, '/settings', { name: 'Et annet' })
    expect([stale.status, stale.text.includes('Står nå: Etter')]).toEqual([412, true])
    expectGoodPage(stale)
  })

  test('ending a group asks first, names it, and refuses while something goes on', async () => {
    const { id } = await make.staffedGroup({ name: 'Siste gruppe' })
    const { startsAt, endsAt } = {
      startsAt: new Date('2026-05-01T08:00:00Z'),
      endsAt: new Date('2026-05-01T09:00:00Z'),
    }
    const meetingId = await insertMeeting(world, id, { state: 'planned', startsAt, endsAt })
    const one = await ada()
    const page = await good(one.get(`/groups/${id}/settings`))
    expect(page.text).toContain('Siste gruppe avsluttes, med alle plassene')
    const refused = await one.submit(page, '/ending')
    expect([refused.status, refused.text.includes('møter som ikke er holdt')]).toEqual([409, true])
    await world.lite.query("update meetings set state = 'cancelled' where id = $1", [meetingId])
    const ended = await good(one.submit(refused, '/ending'))
    expect(ended.text).toContain('Avsluttet')
    expect(ended.text).not.toContain('Planlegg møte')
  })
})

describe('standing items', () => {
  test('rows are added, moved and taken out without a script; nothing is stored before saving', async () => {
    const { id } = await make.group()
    const one = await ada()
    const path = `/groups/${id}/standing-items`
    let page = await good(one.get(path))
    expect(page.text).toContain('Ingen faste saker ennå')
    const press = async (button: string, values: Record<string, string> = {}) => {
      const form = page.forms.find(({ action }) => action === path)
      page = await good(one.post(path, { ...form?.fields, ...values, press: button }))
    }
    await press('add')
    await press('add', { 'items.0.title': 'Godkjenning', 'items.0.kind': 'approve-invitation' })
    await press('add', {
      'items.1.title': 'Eventuelt',
      'items.1.place': 'last',
      'items.1.minutesAllotted': '10',
    })
    await press('up.1')
    const rows = () => page.forms.find(({ action }) => action === path)?.fields
    expect(rows()).toMatchObject({
      'items.0.title': 'Eventuelt',
      'items.0.place': 'last',
      'items.1.title': 'Godkjenning',
    })
    expect((await world.admin.get(`/groups/${id}/standing-items`)).body.items).toEqual([])
    const wrong = await one.submit(page, path, { 'items.0.minutesAllotted': 'ti' })
    expect([wrong.status, wrong.html.includes('aria-invalid="true"')]).toEqual([422, true])
    expectGoodPage(wrong)
    page = await good(one.submit(page, path))
    expect((await world.admin.get(`/groups/${id}/standing-items`)).body.items).toMatchObject([
      { title: 'Eventuelt', place: 'last', kind: 'information', minutesAllotted: 10 },
      { title: 'Godkjenning', place: 'first', kind: 'approve-invitation', minutesAllotted: null },
    ])
    await press('remove.0')
    await press('remove.0')
    expect(page.text).toContain('Ingen faste saker ennå')
    page = await good(one.submit(page, path))
    expect((await world.admin.get(`/groups/${id}/standing-items`)).body.items).toEqual([])
    expect(
      (await trailOf(world, id)).filter(({ action }) => action === 'groups.put-standing-items'),
    ).toHaveLength(2)
  })

  test('its chair keeps them too; a member does not see them', async () => {
    const { id, chair, member } = await make.staffedGroup()
    expect((await good((await as(chair)).get(`/groups/${id}`))).text).toContain('Faste saker')
    await good((await as(chair)).get(`/groups/${id}/standing-items`))
    expect((await (await as(member)).get(`/groups/${id}/standing-items`)).status).toBe(403)
  })
})

describe('the history of a group', () => {
  test('tells who had what and when, a page at a time; what was done with it is for the secretariat', async () => {
    const { id, member, chair } = await make.staffedGroup()
    const one = await ada()
    const page = await good(one.get(`/groups/${id}/history`))
    expect(page.text).toContain(`${member.name} Fast på plassen`)
    expect(page.text).toContain(`${chair.name} Leder 02.03.2026`)
    expect(page.text).toContain('Gruppe opprettet Ada Admin')
    const seen = await good((await as(member)).get(`/groups/${id}/history`))
    expect(seen.text).not.toContain('Gruppe opprettet')
    const first = await good(one.get(`/groups/${id}/history?limit=2`))
    const next = nextOf(first)
    const rest = await good(one.get(next))
    const named = (text: string) => [member.name, chair.name].filter((name) => text.includes(`${name} `))
    expect(new Set([...named(first.text), ...named(rest.text)]).size).toBe(2)
    expect((await one.get(`/groups/${id}/history?cursor=x`)).status).toBe(422)
  })
})
