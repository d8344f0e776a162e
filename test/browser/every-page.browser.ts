import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { patterns } from '#src/web/paths.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { allLooks, readEveryPage } from '#test/support/every-page.ts'
import { nuFaults } from '#test/support/nu-checker.ts'

let site: DemoSite
let browser: Browser
let read: Awaited<ReturnType<typeof readEveryPage>>
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
  read = await readEveryPage(browser, site, { name: 'Torunn Skarpås', looks: allLooks })
}, 900_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test('every page of the administrator is read by all, in all sizes, by day and by night', () => {
  expect(read.wrong).toEqual([])
})

test('every page is HTML as it should be', () => {
  expect(nuFaults(read.folder)).toEqual([])
})

/** Not pages of one who is signed in, or led to only where the demo has something to show: files, what is public, merging. */
const elsewhere = [
  /^\/(assets|language|sign-in|sign-out|demo|l|feeds|public|api)\b/,
  /^\/$/,
  /\.(pdf|docx|ics|atom)$|\/(pdf|file|body|attachments\/:place)$/,
  /^\/organisations\/:organisationId\/merging$/,
]

test('no page there is was missed', () => {
  const seen = new Set([...read.kinds].map((kind) => kind.replace(/\?.*/, '')))
  const pages = Object.values(patterns).filter(
    (pattern) =>
      site.app.server.hasRoute({ method: 'GET', url: pattern }) &&
      !elsewhere.some((not) => not.test(pattern)),
  )
  expect(pages.filter((pattern) => !seen.has(pattern.replace(/:\w+/g, '*')))).toEqual([])
})
