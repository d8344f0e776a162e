import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { openDemoCopy } from '#test/support/demo-copy.ts'
import type { DemoWorld } from '#test/support/demo-world.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'

let demo: DemoWorld
beforeAll(async () => {
  demo = await openDemoCopy()
})
afterAll(() => demo.close())

/** Administrator, secretariat, chair, deputy chair, a member, and one who reads Swedish. */
const readers = [
  ['Torunn Skarpås', 'nb'],
  ['Frøydis Ulvenes', 'nn'],
  ['Øystein Raufjord', 'nb'],
  ['Iŋgá Márjá Utsi', 'nb'],
  ['Terje Mulikka', 'nb'],
  ['Anna-Karin Östlund', 'sv'],
] as const

test.each(readers)(
  '%s opens every follow-up and decision there is to see, and searches',
  async (name, language) => {
    const guest = browser(demo.app.server)
    const person = demo.people.find((one) => one.name === name)
    const door = await guest.get('/demo')
    const form = door.forms.find(({ fields }) => fields.personId === person?.id)
    await guest.post(form?.action ?? '', form?.fields ?? {})
    const lists = [
      '/follow-ups?state=all',
      '/follow-ups?view=board',
      '/follow-ups?view=board&by=person',
      '/follow-ups?mine=on',
      '/decisions',
      '/search?q=trebruk',
      '/search',
    ]
    const found = new Set<string>()
    for (const path of lists) {
      const page = await guest.get(path)
      expect([path, page.status]).toEqual([path, 200])
      expectGoodPage(page, language)
      for (const one of page.links)
        if (/^\/(follow-ups|decisions)\/[^/]+$|^\/(follow-ups|decisions)\?groupId=[^&]+$/.test(one.path))
          found.add(one.path)
    }
    expect(found.size).toBeGreaterThan(3)
    for (const path of found) {
      const page = await guest.get(path)
      expect([path, page.status]).toEqual([path, 200])
      expectGoodPage(page, language)
    }
  },
)
