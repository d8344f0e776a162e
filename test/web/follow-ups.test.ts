import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { insertItem, insertMeeting, makeGroups } from '#test/support/make-groups.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }): Promise<Browser> {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

type NewOne = { text: string; groupId?: string; [fact: string]: unknown }

async function given(facts: NewOne): Promise<string> {
  const { body, status } = await world.admin.post('/follow-ups', facts)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const stored = async (id: string) => (await world.admin.get(`/follow-ups/${id}`)).body.followUp

/** The rows of a list or a board, by what they say is to be done. */
const titles = ({ html }: WebPage): string[] =>
  [...html.matchAll(/<p class="title"><a href="\/follow-ups\/[^"]*">([^<]*)<\/a>/g)].map(
    ([, title = '']) => title,
  )

/** The forms that would change something. */
const actions = ({ forms }: WebPage): string[] =>
  forms.flatMap(({ action, fields }) => ('formToken' in fields && action !== '/sign-out' ? [action] : []))

test('a chair gives somebody something to do from the list; the same form sent twice gives it once', async () => {
  const group = await groups.staffedGroup()
  const guest = await as(group.chair)
  const first = await guest.get('/follow-ups')
  expectGoodPage(first)
  expect(first.forms.find(({ fields }) => fields.add === 'on')?.fields.groupId).toBe(group.id)
  const page = await guest.get(`/follow-ups?groupId=${group.id}&add=on`)
  expectGoodPage(page)
  const values = {
    text: 'Lage et notat\r\nom kraft',
    assignee: `organisation:${group.organisationId}`,
    dueOn: '2026-04-01',
    [`helper-${group.member.id}`]: 'on',
  }
  const added = await guest.submit(page, '/follow-ups', values)
  expectGoodPage(added)
  expect(added.text).toContain('Lagt til.')
  const form = page.forms.find(({ action }) => action === '/follow-ups')
  await guest.post('/follow-ups', { ...form?.fields, ...values })
  expect(titles(await guest.get(`/follow-ups?groupId=${group.id}`))).toEqual(['Lage et notat om kraft'])
  const { items } = (await world.admin.get(`/follow-ups?groupId=${group.id}`)).body
  expect(await stored(items[0].id)).toMatchObject({
    text: 'Lage et notat om kraft',
    dueOn: '2026-04-01',
    assignee: { kind: 'organisation', id: group.organisationId },
    helpers: [{ id: group.member.id }],
  })
})

test('what is refused is shown again with everything typed and the field marked', async () => {
  const group = await groups.staffedGroup()
  const guest = await as(group.secretary)
  const page = await guest.get(`/follow-ups?groupId=${group.id}&add=on`)
  const values = { text: ' ', assignee: `person:${group.member.id}`, dueOn: '2026-02-30' }
  const bad = await guest.submit(page, '/follow-ups', { ...values, [`helper-${group.chair.id}`]: 'on' })
  expect(bad.status).toBe(422)
  expectGoodPage(bad)
  expect(bad.forms.find(({ action }) => action === '/follow-ups')?.fields).toMatchObject({
    assignee: values.assignee,
    dueOn: '2026-02-30',
    [`helper-${group.chair.id}`]: 'on',
  })
  expect(bad.html).toContain('id="add-text-error"')
  expect(bad.html).toContain('id="add-dueOn-error"')
  const forged = await guest.submit(page, '/follow-ups', {
    ...values,
    text: 'X',
    assignee: 'person:x',
    dueOn: '',
  })
  expect([forged.status, forged.html.includes('id="add-assignee-error"')]).toEqual([422, true])
  expect(titles(await guest.get(`/follow-ups?groupId=${group.id}`))).toEqual([])
})

test('a member closes their own in one press and takes it back; others of the group only read it', async () => {
  const group = await groups.staffedGroup()
  const other = await world.make.person()
  await groups.seat(group.id, { personId: other.id })
  const id = await given({ groupId: group.id, text: 'Svare fylket', assignee: { personId: group.member.id } })
  const guest = await as(group.member)
  const list = await guest.get('/follow-ups')
  expectGoodPage(list)
  const done = await guest.submit(list, `/follow-ups/${id}/completion`)
  expect(done.text).toContain('Meldt som gjort.')
  expect(titles(done)).toEqual([])
  expect((await stored(id)).state).toBe('done')
  const back = await guest.submit(done, `/follow-ups/${id}/reopening`)
  expect(back.text).toContain('Åpnet igjen.')
  const page = await guest.get(`/follow-ups/${id}`)
  expectGoodPage(page)
  expect(actions(page)).toEqual([`/follow-ups/${id}/completion`, `/follow-ups/${id}/comments`])
  const closed = await guest.submit(page, '/completion', { comment: 'Sendt i går.' })
  expect(closed.text).toContain('Sendt i går.')
  const reader = await as(other)
  const theirs = await reader.get(`/follow-ups/${id}`)
  expectGoodPage(theirs)
  expect(actions(theirs)).toEqual([])
  expect(actions(await reader.get('/follow-ups?state=all'))).toEqual([])
  const form = { ...page.forms.find(({ action }) => action.endsWith('/comments'))?.fields, text: 'X' }
  expect((await reader.post(`/follow-ups/${id}/comments`, form)).status).toBe(403)
  expect((await guest.post(`/follow-ups/${id}/dropping`, { ...form, reason: 'Nei' })).status).toBe(422)
  const forged = { ...form, text: undefined, reason: 'Nei' } as unknown as Record<string, string>
  delete forged.text
  expect((await guest.post(`/follow-ups/${id}/dropping`, forged)).status).toBe(403)
})

test('whoever it does not concern finds neither the row nor the page', async () => {
  const [group, elsewhere] = [await groups.staffedGroup(), await groups.staffedGroup()]
  const id = await given({ groupId: group.id, text: 'Bare for gruppen' })
  const guest = await as(elsewhere.chair)
  expect(titles(await guest.get('/follow-ups?state=all'))).not.toContain('Bare for gruppen')
  expect(titles(await guest.get(`/follow-ups?view=board&groupId=${group.id}`))).toEqual([])
  expect((await guest.get(`/follow-ups/${id}`)).status).toBe(403)
  expect((await guest.get(`/groups/${group.id}/follow-up-list.pdf`)).status).toBe(403)
  expect((await guest.get('/follow-ups/01900000-0000-7000-8000-00000000abcd')).status).toBe(404)
  expect((await guest.get('/follow-ups/nothing')).status).toBe(404)
  const narrowed = await guest.get(`/follow-ups?groupId=${group.id}&add=on`)
  expect(narrowed.text).not.toContain(group.member.name)
  expect(narrowed.text).toContain('Ingenting passer')
})

test('the chair hands on and sets a date in the row; one that is stale shows both', async () => {
  const group = await groups.staffedGroup()
  const id = await given({
    groupId: group.id,
    text: 'Kartlegge tomter',
    assignee: { personId: group.member.id },
  })
  const guest = await as(group.chair)
  const list = await guest.get(`/follow-ups?groupId=${group.id}`)
  const values = { assignee: `person:${group.secretary.id}`, dueOn: '2026-05-05' }
  const saved = await guest.submit(list, `/follow-ups/${id}/assignee`, values)
  expectGoodPage(saved)
  expect(saved.text).toContain('Lagret.')
  expect(await stored(id)).toMatchObject({ dueOn: '2026-05-05', assignee: { id: group.secretary.id } })
  const stale = await guest.submit(list, `/follow-ups/${id}/assignee`, { assignee: '', dueOn: '2026-06-06' })
  expect(stale.status).toBe(412)
  expectGoodPage(stale)
  expect(stale.text).toContain(`Står nå: ${group.secretary.name}`)
  expect(stale.text).toContain('Står nå: 2026-05-05')
  const kept = await guest.submit(stale, `/follow-ups/${id}/assignee`)
  expect(kept.status).toBe(200)
  expect(await stored(id)).toMatchObject({ dueOn: '2026-06-06', assignee: null })
})

test('a page of its own: changed, commented on, dropped with a reason and opened again', async () => {
  const group = await groups.staffedGroup()
  const silent = await world.make.person({ email: null })
  const id = await given({ groupId: group.id, text: 'Ringe fylket', assignee: { personId: silent.id } })
  const guest = await as(group.secretary)
  const page = await guest.get(`/follow-ups/${id}`)
  expectGoodPage(page)
  expect(page.text).toContain(`${silent.name} har ingen e-postadresse`)
  const change = { text: 'Ringe kommunen', [`helper-${group.chair.id}`]: 'on' }
  const changed = await guest.submit(page, `/follow-ups/${id}`, change)
  expect(changed.text).toContain('Ringe kommunen')
  expect(changed.text).toContain(group.chair.name)
  const stale = await guest.submit(page, `/follow-ups/${id}`, { text: 'Ringe staten' })
  expect(stale.status).toBe(412)
  expectGoodPage(stale)
  expect(stale.text).toContain('Står nå: Ringe kommunen')
  expect(stale.forms.find(({ action }) => action === `/follow-ups/${id}`)?.fields.text).toBe('Ringe staten')
  const helper = await as(group.chair)
  const said = await helper.submit(await helper.get(`/follow-ups/${id}`), '/comments', { text: 'På saken.' })
  expect(said.text).toMatch(/På saken\./)
  expect((await guest.submit(changed, '/dropping', { reason: ' ' })).status).toBe(422)
  const dropped = await guest.submit(await guest.get(`/follow-ups/${id}`), '/dropping', {
    reason: 'Ikke lenger aktuelt',
  })
  expectGoodPage(dropped)
  expect(dropped.text).toContain('Ikke lenger aktuelt')
  expect(dropped.text).toContain('Lagt bort')
  await guest.submit(dropped, '/reopening')
  expect((await stored(id)).state).toBe('open')
})

test('where it comes from is a link for those who may read it there, and nothing for others', async () => {
  const group = await groups.staffedGroup()
  const meetingId = await insertMeeting(world, group.id)
  const itemId = await insertItem(world, meetingId, { title: 'Kraftnett', number: '3' })
  const helper = await world.make.person()
  const id = await given({ agendaItemId: itemId, text: 'Skrive brev', helpers: [helper.id] })
  const page = await (await as(group.member)).get(`/follow-ups/${id}`)
  expectGoodPage(page)
  expect(page.html).toContain(`href="/meetings/${meetingId}#item-${itemId}"`)
  expect(page.text).toContain('Sak 3: Kraftnett')
  const outside = await (await as(helper)).get(`/follow-ups/${id}`)
  expect(outside.status).toBe(200)
  expect(outside.html).not.toContain(meetingId)
  expect(outside.text).not.toContain('Kraftnett')
})

test('the list is narrowed, ordered and paged; what makes no sense in the address is left out', async () => {
  const group = await groups.staffedGroup()
  const give = (text: string, facts: object = {}) => given({ groupId: group.id, text, ...facts })
  await give('Forfalt', { dueOn: '2026-02-27', assignee: { personId: group.member.id } })
  await give('Søndag', { dueOn: '2026-03-08' })
  await give('Mandag', { dueOn: '2026-03-09' })
  await give('Uten frist', { assignee: { organisationId: group.organisationId } })
  const done = await give('Ferdig', { dueOn: '2026-03-03' })
  await world.admin.post(`/follow-ups/${done}/completion`, {})
  const guest = await as(group.member)
  const shown = async (asked: string) => {
    const page = await guest.get(`/follow-ups?groupId=${group.id}&${asked}`)
    expectGoodPage(page)
    return titles(page)
  }
  expect(await shown('')).toEqual(['Forfalt', 'Søndag', 'Mandag', 'Uten frist'])
  expect(await shown('sort=added&state=all')).toEqual(['Ferdig', 'Uten frist', 'Mandag', 'Søndag', 'Forfalt'])
  expect(await shown('state=done')).toEqual(['Ferdig'])
  expect(await shown('due=overdue')).toEqual(['Forfalt'])
  expect(await shown('due=this-week')).toEqual(['Søndag'])
  expect(await shown('due=undated')).toEqual(['Uten frist'])
  expect(await shown('from=2026-03-08&to=2026-03-09')).toEqual(['Søndag', 'Mandag'])
  expect(await shown('mine=on')).toEqual(['Forfalt', 'Uten frist'])
  expect(await shown(`assignee=person:${group.member.id}`)).toEqual(['Forfalt'])
  expect(await shown(`assignee=organisation:${group.organisationId}`)).toEqual(['Uten frist'])
  expect(await shown('search=dag')).toEqual(['Søndag', 'Mandag'])
  expect(await shown('state=x&due=y&from=z&assignee=w&sort=v&view=u')).toHaveLength(4)
  const first = await guest.get(`/follow-ups?groupId=${group.id}&limit=3`)
  expect(titles(first)).toEqual(['Forfalt', 'Søndag', 'Mandag'])
  const next = first.links.find(({ text }) => text === 'Neste side')?.path ?? ''
  expect(titles(await guest.get(next))).toEqual(['Uten frist'])
})

test('the board stands in columns by date, with what was closed lately, or by who has it', async () => {
  const group = await groups.staffedGroup()
  const give = (text: string, facts: object = {}) => given({ groupId: group.id, text, ...facts })
  await give('Forfalt', { dueOn: '2026-02-27', assignee: { personId: group.member.id } })
  await give('Søndag', { dueOn: '2026-03-08' })
  await give('Mandag', { dueOn: '2026-03-09' })
  await give('Uten frist')
  const [done, old] = [await give('Ferdig'), await give('Gammel')]
  await world.admin.post(`/follow-ups/${done}/completion`, {})
  await world.admin.post(`/follow-ups/${old}/completion`, {})
  await world.lite.query("update follow_ups set closed_at = '2026-02-10T10:00:00Z' where id = $1", [old])
  const guest = await as(group.chair)
  const columns = async (asked: string) => {
    const page = await guest.get(`/follow-ups?groupId=${group.id}&view=board${asked}`)
    expectGoodPage(page)
    return page.html
      .split('<section ')
      .slice(1)
      .map((html) => [/<h2[^>]*>([^<]*)</.exec(html)?.[1]?.trim(), titles({ html } as WebPage)])
  }
  expect(await columns('')).toEqual([
    ['Over fristen', ['Forfalt']],
    ['Denne uken', ['Søndag']],
    ['Senere', ['Mandag']],
    ['Uten frist', ['Uten frist']],
    ['Avsluttet siste 14 dager', ['Ferdig']],
  ])
  expect(await columns('&by=person')).toEqual([
    ['Uten ansvarlig', ['Søndag', 'Mandag', 'Uten frist']],
    [group.member.name, ['Forfalt']],
  ])
})

test('who leads a group sees what each working group and person has open and overdue, working groups’ own included', async () => {
  const group = await groups.staffedGroup()
  const workingGroup = { name: 'Kraft', convenerPersonId: group.member.id, seats: [] }
  const below = (await world.admin.post(`/groups/${group.id}/working-groups`, workingGroup)).body.id
  await given({
    groupId: below,
    text: 'Under arbeidsgruppen',
    dueOn: '2026-02-01',
    assignee: { personId: group.member.id },
  })
  await given({ groupId: group.id, text: 'Gitt arbeidsgruppen', assignee: { workingGroupId: below } })
  await given({ groupId: group.id, text: 'Ingen har den' })
  const chair = await as(group.chair)
  const page = await chair.get(`/follow-ups?groupId=${group.id}`)
  expectGoodPage(page)
  expect(page.text).toMatch(/Kraft 2 1 /)
  expect(page.text).toMatch(new RegExp(`${group.member.name} 1 1 `))
  expect(page.text).toMatch(/Uten ansvarlig 1 0 /)
  expect(titles(page)).toEqual(['Under arbeidsgruppen', 'Gitt arbeidsgruppen', 'Ingen har den'])
  expect(actions(page).filter((one) => one.endsWith('/assignee'))).toHaveLength(3)
  const read = await (await as(group.member)).get(`/follow-ups?groupId=${group.id}`)
  expect(titles(read)).toHaveLength(3)
  expect(read.text).not.toContain('Hvem som har hva')
  const pdf = await chair.get(`/groups/${group.id}/follow-up-list.pdf`)
  expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
})

test.each(hostileTexts.map((text, at) => [at, text] as const))(
  'hostile text %i is text',
  async (_at, text) => {
    const group = await groups.staffedGroup()
    const written = `T ${text}`
    const id = await given({ groupId: group.id, text: written, assignee: { personId: group.member.id } })
    await world.admin.post(`/follow-ups/${id}/comments`, { text: written })
    const guest = await as(group.chair)
    for (const path of [
      `/follow-ups/${id}`,
      `/follow-ups?groupId=${group.id}&search=T`,
      `/follow-ups?view=board&groupId=${group.id}`,
    ]) {
      const page = await guest.get(path)
      expectGoodPage(page)
      expect(page.text).toContain(written.replace(/\s+/g, ' '))
    }
  },
)
