import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { makeGroups } from '#test/support/make-groups.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import {
  everythingKept,
  hostileTexts,
  linkInMail,
  newestCode,
  signInBrowser,
} from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const visit = () => browser(world.app.server)

async function scene(text = 'Skriv et utkast til høringssvar') {
  const person = await world.make.person()
  const groups = makeGroups(world)
  const { id: groupId } = await groups.group({ name: 'Faggruppe for reiseliv' })
  await groups.seat(groupId, { personId: person.id })
  const { body, status } = await world.admin.post('/follow-ups', {
    groupId,
    text,
    dueOn: '2026-03-20',
    assignee: { personId: person.id },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  const state = async () =>
    (await world.lite.query('select state, closing_comment from follow_ups where id = $1', [body.id])).rows[0]
  return {
    person,
    followUpId: body.id as string,
    state,
    link: await linkInMail(world, 'follow-up-assigned', person.id),
  }
}

test('the link of a follow-up shows it and changes nothing; a code says that it is done', async () => {
  const { link, person, state } = await scene()
  const guest = visit()
  const before = await everythingKept(world)
  const page = await guest.get(link)
  expectGoodPage(page)
  expect(page.text).toContain('Oppgave fra Faggruppe for reiseliv')
  expect(page.text).toContain('Skriv et utkast til høringssvar')
  expect(page.text).toContain('20. mars 2026')
  await guest.head(link)
  const asked = await guest.submit(page, '/completion', { comment: 'Sendt til alle.' })
  expect(asked.forms[0]?.fields.comment).toBe('Sendt til alle.')
  expect(await everythingKept(world)).toEqual(before)
  const done = await guest.submit(asked, '/completion', { code: await newestCode(world, person.email) })
  expectGoodPage(done)
  expect(done.text).toContain('Oppgaven er ferdig')
  expect(done.forms).toEqual([])
  expect(await state()).toEqual({ state: 'done', closing_comment: 'Sendt til alle.' })
})

test('with a session it takes one press; done twice, the page says what stands', async () => {
  const { link, person, state } = await scene()
  const guest = visit()
  await signInBrowser(world, guest, person)
  const page = await guest.get(link)
  await guest.submit(page, '/completion')
  expect(await state()).toEqual({ state: 'done', closing_comment: null })
  const again = await guest.submit(page, '/completion')
  expect(again.status).toBe(409)
  expectGoodPage(again)
  expect(again.text).toContain('Oppgaven er ferdig')
})

test('somebody else’s session, a forged form and a dropped task change nothing', async () => {
  const { link, followUpId, person, state } = await scene()
  const other = await world.make.person()
  const guest = visit()
  const form = (await guest.get(link)).forms[0]
  await signInBrowser(world, guest, other)
  expect((await guest.post(form?.action ?? '', form?.fields ?? {})).status).toBe(403)
  await signInBrowser(world, guest, person)
  expect((await guest.post(form?.action ?? '', { ...form?.fields, formToken: 'x' })).status).toBe(403)
  expect(await state()).toMatchObject({ state: 'open' })
  const dropped = await world.admin.post(`/follow-ups/${followUpId}/dropping`, {
    reason: 'Ikke lenger aktuelt',
  })
  expect(dropped.status, JSON.stringify(dropped.body)).toBeLessThan(300)
  const page = await guest.get(link)
  expect([page.text, page.forms]).toEqual([expect.stringContaining('Oppgaven er lagt bort'), []])
})

test.each(hostileTexts.map((text, at) => [at, text] as const))(
  'hostile task %i is text',
  async (_at, text) => {
    const { link } = await scene(`T ${text}`)
    const page = await visit().get(link)
    expectGoodPage(page)
    expect(page.text).toContain(`T ${text}`.replace(/\s+/g, ' '))
  },
)
