import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { openDemoWorld } from '#test/support/demo-world.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'

let demo: Awaited<ReturnType<typeof openDemoWorld>>
beforeAll(async () => {
  demo = await openDemoWorld('2026-03-02T08:00:00Z')
})
afterAll(() => demo.close())

const pages = ['', '/agenda', '/people', '/invitation', '/history']

test.each([
  ['Torunn Skarpås', 'nb'],
  ['Frøydis Ulvenes', 'nn'],
  ['Øystein Raufjord', 'nb'],
  ['Anna-Karin Östlund', 'sv'],
  ['Marte Vollum Haug', 'nb'],
])('every page of every meeting that %s reads is whole, in %s', async (name, language) => {
  const guest = browser(demo.app.server)
  const personId = demo.people.find((one) => one.name === name)?.id
  const form = (await guest.get('/demo')).forms.find(({ fields }) => fields.personId === personId)
  await guest.post('/demo/sign-in', { ...form?.fields })
  for (const list of ['/meetings', '/meetings?when=past']) {
    const page = await guest.get(list)
    expect(page.status).toBe(200)
    expectGoodPage(page, language)
  }
  const { items } = (await (await demo.as(name)).get('/meetings?limit=100')).body
  expect(items.length).toBeGreaterThan(3)
  for (const { id } of items as { id: string }[])
    for (const part of pages) {
      const page = await guest.get(`/meetings/${id}${part}`)
      expect([part, page.status]).toEqual([part, 200])
      expectGoodPage(page, language)
    }
})
