import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: { id: string; name: string }
let at: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  const one = await world.make.secretary()
  secretary = one
  at = await one.client()
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }): Promise<Browser> {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

/** A group with a chair and a member, whose minutes of a meeting stand in this state. */
async function scene({
  state = 'approved',
  startsAt = '2026-02-10T08:00:00Z',
  groupId = '',
  exempt = false,
} = {}) {
  const group = groupId ? { id: groupId } : await lay.group()
  const [chair, member] = [await world.make.person(), await world.make.person()]
  if (!groupId) await lay.office(group.id, chair.id, 'chair')
  await lay.seat(group.id, member.id)
  const times = { startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_600_000) }
  const item = { title: 'Strategi', kind: 'decision' as const, ...(exempt && { exemptBasis: 'offl. § 13' }) }
  const meeting = await lay.meeting(group.id, times, [item])
  const { body } = await at.post(`/meetings/${meeting.id}/minutes`)
  const decide = async (facts: object) =>
    (await at.post(`/agenda-items/${meeting.items[0]}/decisions`, facts)).body.id as string
  const become = () => world.lite.query('update minutes set state = $1 where id = $2', [state, body.id])
  return { groupId: group.id, meetingId: meeting.id, itemId: meeting.items[0], chair, member, decide, become }
}

const titles = ({ html }: WebPage): string[] =>
  [...html.matchAll(/<p class="title"><a href="\/decisions\/[^"]*">([^<]*)<\/a>/g)].map(
    ([, title = '']) => title,
  )

const actions = ({ forms }: WebPage): string[] =>
  forms.flatMap(({ action, fields }) => ('formToken' in fields && action !== '/sign-out' ? [action] : []))

test('the register is narrowed by group, year, status and words, ordered and paged', async () => {
  const before = await scene({ startsAt: '2025-11-10T08:00:00Z' })
  await before.decide({ text: '**Planen** vedtas.' })
  const now = await scene({ groupId: before.groupId })
  await now.decide({ text: 'Kraftnettet bygges ut.', reached: 'unanimous' })
  const lapsed = await now.decide({ text: 'Møtet holdes i Alta.' })
  await at.post(`/decisions/${lapsed}/status`, { status: 'lapsed' })
  await before.become()
  await now.become()
  const guest = await as(now.member)
  const shown = async (asked: string) => {
    const page = await guest.get(`/decisions?groupId=${now.groupId}&${asked}`)
    expectGoodPage(page)
    return titles(page)
  }
  const all = ['2/26 Møtet holdes i Alta.', '1/26 Kraftnettet bygges ut.', '1/25 Planen vedtas.']
  expect(await shown('')).toEqual(all)
  expect(await shown('sort=oldest')).toEqual([all[2], all[1], all[0]])
  expect(await shown('year=2025')).toEqual([all[2]])
  expect(await shown('status=lapsed')).toEqual([all[0]])
  expect(await shown('search=kraft')).toEqual([all[1]])
  expect(await shown('search=1/25')).toEqual([all[2]])
  expect(await shown('year=x&status=y&sort=z')).toEqual(all)
  const page = await guest.get('/decisions?limit=2')
  expect(page.text).toContain('10. februar 2026 · Enstemmig')
  expect(page.text).toContain('Bortfalt')
  const next = page.links.find(({ text }) => text === 'Neste side')?.path ?? ''
  expect(titles(await guest.get(next))).toEqual([all[2]])
  expect((await guest.get('/decisions?search=finnes-ikke')).text).toContain('Ingenting passer')
})

test('those outside the group find a decision when its minutes are published, and then as everybody does', async () => {
  const outsider = await as(await world.make.person())
  const draft = await scene({ state: 'in-review' })
  const hidden = await draft.decide({ text: 'Bare for gruppen.' })
  await draft.become()
  expect((await outsider.get(`/decisions/${hidden}`)).status).toBe(404)
  expect((await outsider.get(`/decisions/${hidden}/excerpt.pdf`)).status).toBe(404)
  const open = await scene({ state: 'published' })
  const shown = await open.decide({ text: 'For alle.' })
  await open.become()
  const page = await outsider.get(`/decisions/${shown}`)
  expectGoodPage(page)
  expect(page.text).toContain('For alle.')
  expect(page.html).not.toContain(`/meetings/${open.meetingId}`)
  expect(actions(page)).toEqual([])
  expect(titles(await outsider.get('/decisions'))).toEqual(['1/26 For alle.'])
  expect((await outsider.get('/decisions/nothing')).status).toBe(404)
})

test('a page of its own: the whole text, votes, dissent, and where it was reached', async () => {
  const { decide, become, member, meetingId, itemId } = await scene()
  const id = await decide({
    text: 'Planen vedtas:\n\n- **først** kraft\n- så vei',
    reached: 'vote',
    votesFor: 5,
    votesAgainst: 2,
    votesAbstained: 1,
    dissent: 'Rana ville vente.',
  })
  await become()
  const page = await (await as(member)).get(`/decisions/${id}`)
  expectGoodPage(page)
  expect(page.html).toContain('<strong>først</strong>')
  expect(page.text).toContain('5 for, 2 mot, 1 avholdende')
  expect(page.text).toContain('Rana ville vente.')
  expect(page.html).toContain(`href="/meetings/${meetingId}#item-${itemId}"`)
  expect(actions(page)).toEqual([])
  expect(page.text).not.toContain('Historikk')
})

test('the chair says what became of it, and which decision took its place; the history tells who did', async () => {
  const { decide, become, chair, groupId } = await scene()
  const [first, second] = [await decide({ text: 'Møtes i Bodø.' }), await decide({ text: 'Møtes i Rana.' })]
  await become()
  const other = await scene()
  const foreign = await other.decide({ text: 'Andres vedtak.' })
  const guest = await as(chair)
  const page = await guest.get(`/decisions/${first}`)
  expectGoodPage(page)
  expect(page.html).toContain(`<option value="${second}"`)
  expect(page.html).not.toContain(foreign)
  const missing = await guest.submit(page, '/status', { status: 'superseded' })
  expect(missing.status).toBe(422)
  expectGoodPage(missing)
  expect(missing.html).toContain('id="status-supersededById-error"')
  expect(missing.forms.find(({ action }) => action.endsWith('/status'))?.fields.status).toBe('superseded')
  const set = await guest.submit(page, '/status', { status: 'superseded', supersededById: second })
  expectGoodPage(set)
  expect(set.text).toContain('Lagret.')
  expect(set.text).toMatch(/Erstattet av 2\/26 Møtes i Rana\./)
  expect(set.text).toMatch(/Status satt til erstattet/)
  expect(set.text).toContain(chair.name)
  const successor = await guest.get(`/decisions/${second}`)
  expect(successor.text).toMatch(/Erstatter 1\/26 Møtes i Bodø\./)
  const own = await guest.submit(successor, '/status', { status: 'superseded', supersededById: first })
  expect([own.status, own.html.includes('id="status-supersededById-error"')]).toEqual([422, true])
  expect(titles(await guest.get(`/decisions?groupId=${groupId}&status=superseded`))).toEqual([
    '1/26 Møtes i Bodø.',
  ])
})

test('who may not set the status is refused, whatever form they send', async () => {
  const { decide, become, chair, member } = await scene()
  const id = await decide({ text: 'Møtes i Bodø.' })
  await become()
  const leader = await as(chair)
  const form = (await leader.get(`/decisions/${id}`)).forms.find(({ action }) => action.endsWith('/status'))
  const guest = await as(member)
  expect((await guest.post(`/decisions/${id}/status`, { ...form?.fields, status: 'lapsed' })).status).toBe(
    403,
  )
  expect((await at.get(`/decisions/${id}`)).body.status).toBe('in-force')
})

test('an excerpt is a PDF of the item alone', async () => {
  const { decide } = await scene()
  const id = await decide({ text: 'Møtes i Bodø.' })
  const pdf = await (await as(secretary)).get(`/decisions/${id}/excerpt.pdf`)
  expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
})

test.each(hostileTexts.map((text, index) => [index, text] as const))(
  'hostile text %i is text',
  async (_at, text) => {
    const { decide, become, chair, groupId } = await scene()
    const id = await decide({ text: `T \`${text}\``, dissent: `D \`${text}\`` })
    await decide({ text: 'Et annet.' })
    await become()
    const guest = await as(chair)
    for (const path of [`/decisions/${id}`, `/decisions?groupId=${groupId}`]) {
      const page = await guest.get(path)
      expectGoodPage(page)
      // A list shows a decision without the marks of Markdown.
      expect(page.text.replaceAll('*', '')).toContain(text.replaceAll('*', '').replace(/\s+/g, ' '))
    }
  },
)
