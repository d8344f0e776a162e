import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { openDemoCopy } from '#test/support/demo-copy.ts'
import type { DemoWorld } from '#test/support/demo-world.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoCopy()
})
afterAll(() => world.close())

const ours = /^\/(groups|seats|working-groups|me|public)\b(?!.*(\/meetings\/new|\.ics|\.atom)$)/

const linksIn = (html: string): string[] =>
  [...(/<main\b.*<\/main>/s.exec(html)?.[0] ?? '').matchAll(/<a\b[^>]*\shref="([^"#]*)/g)].map(
    ([, path = '']) => path.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))),
  )

test.each([
  ['Torunn Skarpås', 40],
  ['Frøydis Ulvenes', 40],
  ['Håkon Brenna-Lund', 25],
  ['Øystein Raufjord', 8],
  ['Iŋgá Márjá Utsi', 8],
  ['Marte Vollum Haug', 8],
  ['Anna-Karin Östlund', 4],
  ['Ragnhild Sæther Moe', 5],
])('%s follows every link about groups and meets no closed door', async (name, atLeast) => {
  const one = browser(world.app.server)
  const person = world.people.find((known) => known.name === name)
  const demo = await one.get('/demo')
  const form = demo.forms.find(({ fields }) => fields.personId === person?.id)
  await one.post(form?.action ?? '', form?.fields ?? {})
  const waiting = ['/groups', '/groups?ended=on', '/working-groups?closed=on', '/me']
  const seen = new Set<string>()
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const page = await one.get(path)
    expect([path, page.status]).toEqual([path, 200])
    if (path.endsWith('.pdf')) {
      expect(page.headers['content-type']).toBe('application/pdf')
      continue
    }
    if (!path.startsWith('/public')) expectGoodPage(page, String(page.headers['content-language']))
    waiting.push(...linksIn(page.html).filter((link) => ours.test(link)))
  }
  expect(seen.size).toBeGreaterThanOrEqual(atLeast)
})
