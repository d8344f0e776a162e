import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let at: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  at = await (await world.make.secretary()).client()
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }): Promise<Browser> {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

/** A group with a member, a meeting about something, its text in approved minutes, a decision and a follow-up. */
async function scene(word: string) {
  const { id: groupId } = await lay.group({ name: `Faggruppe for ${word}` })
  const member = await world.make.person({ name: `Kari ${word}` })
  await lay.seat(groupId, member.id)
  const meeting = await lay.meeting(groupId, { title: `Møte om ${word}` }, [{ title: `Sak om ${word}` }])
  const itemId = meeting.items[0]
  const minutes = (await at.post(`/meetings/${meeting.id}/minutes`)).body.id as string
  const text = `Gruppen drøftet **${word}** lenge.`
  await at.put(`/agenda-items/${itemId}/text`, { text }, ifMatch(0))
  const decision = (await at.post(`/agenda-items/${itemId}/decisions`, { text: `Det satses på ${word}.` }))
    .body.id
  const followUp = (await at.post('/follow-ups', { groupId, text: `Skrive om ${word}` })).body.id
  await world.lite.query("update minutes set state = 'approved' where id = $1", [minutes])
  return { groupId, member, meetingId: meeting.id, itemId, minutes, decision, followUp }
}

const hits = ({ html }: WebPage): string[] =>
  [...html.matchAll(/<p class="title"><a href="([^"]*)"/g)].map(([, path = '']) => path)

const marked = ({ html }: WebPage): string[] =>
  [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word = '']) => word)

test('one field finds everything one may read, each kind on its own page, with the words marked', async () => {
  const one = await scene('torvmose')
  const guest = await as(one.member)
  const page = await guest.get('/search?q=torvmose')
  expectGoodPage(page)
  expect(hits(page).sort()).toEqual(
    [
      `/groups/${one.groupId}`,
      `/people/${one.member.id}`,
      `/meetings/${one.meetingId}`,
      `/meetings/${one.meetingId}#item-${one.itemId}`,
      `/minutes/${one.minutes}`,
      `/decisions/${one.decision}`,
      `/follow-ups/${one.followUp}`,
    ].sort(),
  )
  expect(new Set(marked(page).map((word) => word.toLowerCase()))).toEqual(new Set(['torvmose']))
  expect(page.html).toContain('name="q" value="torvmose"')
  expect(hits(await (await as(await world.make.person())).get('/search?q=torvmose'))).toEqual([
    `/people/${one.member.id}`,
  ])
})

test('the search is narrowed to a kind and a group, and paged', async () => {
  const [one, other] = [await scene('fjellrev'), await scene('fjellrev og jerv')]
  const guest = await as({ id: world.admin.personId, name: 'Ada Admin' })
  const page = await guest.get('/search?q=fjellrev')
  const link = page.links.find(({ text }) => text === 'Vedtak')
  expect(link).toBeTruthy()
  const kindLink = page.links.find(({ text, path }) => text === 'Vedtak' && path.includes('kind=decision'))
  const decisions = await guest.get(kindLink?.path ?? '')
  expectGoodPage(decisions)
  expect(hits(decisions).sort()).toEqual(
    [`/decisions/${one.decision}`, `/decisions/${other.decision}`].sort(),
  )
  const ofGroup = await guest.get(`/search?q=fjellrev&kind=decision&groupId=${one.groupId}`)
  expect(hits(ofGroup)).toEqual([`/decisions/${one.decision}`])
  expect(ofGroup.forms.find(({ action }) => action === '/search')?.fields).toMatchObject({
    q: 'fjellrev',
    kind: 'decision',
    groupId: one.groupId,
  })
  const all: string[] = []
  let next: string | undefined = '/search?q=fjellrev&limit=4'
  while (next) {
    const some: WebPage = await guest.get(next)
    all.push(...hits(some))
    next = some.links.find(({ text }) => text === 'Neste side')?.path
  }
  expect([all.length, new Set(all).size]).toEqual([14, 14])
})

test('before anything is asked it says what to do, and what to try where nothing is found', async () => {
  const guest = await as(await world.make.person())
  const page = await guest.get('/search')
  expectGoodPage(page)
  expect(page.html).toMatch(/id="search-words"[^>]*data-keys="\/"[^>]*autofocus/)
  const nothing = await guest.get('/search?q=finnesikke&kind=paper')
  expectGoodPage(nothing)
  expect(nothing.text).toContain('Ingen treff på «finnesikke»')
  const wider = nothing.links.find(({ text }) => text.startsWith('å søke i alle'))
  expect(wider?.path).toBe('/search?q=finnesikke')
  for (const asked of ['q=%20', 'q=x&kind=y&groupId=z', 'kind=paper'])
    expectGoodPage(await guest.get(`/search?${asked}`))
})

test.each(hostileTexts.map((text, index) => [index, text] as const))(
  'hostile text %i is text, asked for and found',
  async (_at, text) => {
    const one = await scene(`hubro ${text}`)
    const guest = await as(one.member)
    const page = await guest.get(`/search?q=${encodeURIComponent(`hubro ${text}`.slice(0, 200))}`)
    expectGoodPage(page)
    expect(page.forms.find(({ action }) => action === '/search')?.fields.q).toBe(`hubro ${text}`)
    expectGoodPage(await guest.get('/search?q=hubro'))
  },
)
