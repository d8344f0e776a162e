import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults, launchChromium, listenForFaults, newContext, overflow } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { allLooks, readEveryPage } from '#test/support/every-page.ts'
import { nuFaults } from '#test/support/nu-checker.ts'

let site: DemoSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const oneOfEach = [allLooks[1], allLooks[2]].flatMap((look) => look ?? [])

test.each([
  ['the secretariat', 'Frøydis Ulvenes'],
  ['a chair', 'Øystein Raufjord'],
  ['a member', 'Marte Vollum Haug'],
])('every page of %s is read by all, on desk and phone', async (_role, name) => {
  const { wrong, kinds, folder } = await readEveryPage(browser, site, { name, looks: oneOfEach })
  expect(wrong).toEqual([])
  expect(kinds.size).toBeGreaterThan(15)
  expect(nuFaults(folder)).toEqual([])
})

test('what is public, and the way in, are read by all, in all sizes, by day and by night', async () => {
  const { rows } = await site.lite.query<{ minutes: string; group: string; collaboration: string }>(
    `select m.id as minutes, g.id as group, g.collaboration_id as collaboration from minutes m
     join groups g on g.id = m.group_id where m.state = 'published' and g.calendar_public limit 1`,
  )
  const { minutes, group, collaboration } = rows[0] as (typeof rows)[number]
  const context = await newContext(browser, site.baseUrl)
  const page = await context.newPage()
  const faults = listenForFaults(page)
  const paths = [
    '/',
    '/demo',
    '/nowhere',
    `/public/${collaboration}`,
    `/public/groups/${group}`,
    `/public/minutes/${minutes}`,
  ]
  for (const path of paths)
    for (const { width, colorScheme } of allLooks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      expect({ path, width, colorScheme, axe: await axeFaults(page), over: await overflow(page) }).toEqual({
        path,
        width,
        colorScheme,
        axe: [],
        over: 0,
      })
    }
  expect(faults).toEqual([])
})
