import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { patterns } from '#src/web/paths.ts'
import { axeFaults, launchChromium, listenForFaults, newContext, overflow } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { nuFaults } from '#test/support/nu-checker.ts'
import { isPage, kindOf } from '#test/support/walk.ts'

let site: DemoSite
let browser: Browser
const pages = mkdtempSync(join(tmpdir(), 'referat-pages-'))
/** every address that some page led to, by the pattern it is of */
const seen = new Set<string>()

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Each pattern of addresses is looked at in this many examples for each reader. */
const mostOfAKind = 3

const readers = ['Torunn Skarpås', 'Frøydis Ulvenes', 'Håkon Brenna-Lund', 'Marte Vollum Haug']

test.each(readers)(
  'every page that %s is led to: read by all, in all sizes, by day and by night',
  async (name) => {
    const context = await newContext(browser, site.baseUrl)
    const page = await context.newPage()
    const faults = listenForFaults(page)
    await signIn(page, name)
    const waiting = ['/home', '/menu']
    const visited = new Map<string, number>()
    const wrong: string[] = []
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const kind = kindOf(path)
      const count = visited.get(kind) ?? 0
      if (count >= mostOfAKind) continue
      visited.set(kind, count + 1)
      await page.setViewportSize({ width: 1280, height: 900 })
      const answer = await page.goto(path)
      seen.add(kind)
      if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`)
      wrong.push(...(await faultsIn(page)).map((fault) => `${path} ${fault}`))
      wrong.push(...faults.splice(0).map((fault) => `${path} ${fault}`))
      writeFileSync(
        join(pages, `${visited.size}-${count}-${readers.indexOf(name)}.html`),
        (await answer?.text()) ?? '',
      )
      const links = await page.$$eval('a[href]', (all) => all.map((one) => one.getAttribute('href') ?? ''))
      waiting.push(...links.map((href) => href.split('#')[0] ?? '').filter(isPage))
    }
    expect(wrong).toEqual([])
    await context.close()
  },
)

test('no page there is was missed', () => {
  const kinds = new Set([...seen].map((kind) => kind.replace(/\?.*/, '')))
  const missed = Object.values(patterns).filter(
    (pattern) => !led.some((not) => not.test(pattern)) && !kinds.has(pattern.replace(/:\w+/g, '*')),
  )
  expect(missed).toEqual([])
})

test('every page is HTML as it should be', async () => {
  expect(await nuFaults(pages)).toEqual([])
})

/** Not pages, or pages that no link of one who is signed in leads to: forms' targets, files, links in mails, what is public. */
const led = [
  /^\/(assets|language|sign-in|sign-out|demo|l|feeds|public|api)\b/,
  /^\/$/,
  /\.(pdf|docx|ics|atom)$|\/(pdf|file|body|calendar|attachments\/:place)$/,
]

async function signIn(page: Page, name: string) {
  await page.goto('/demo')
  await page
    .locator('li', { has: page.getByText(name, { exact: true }) })
    .locator('button')
    .first()
    .click()
  await page.waitForLoadState()
}

/** What axe finds on a desk and a phone, by day and by night; what runs over the edge, also at twice the size. */
async function faultsIn(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [640, 'light'],
    [390, 'dark'],
    [390, 'light'],
    [320, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const over = await overflow(page)
    if (over > 0) faults.push(`${width} px: ${over} px too wide`)
    if (width === 640 || width === 320) continue
    faults.push(...(await axeFaults(page)).map((fault) => `${width} px ${colorScheme}: ${fault}`))
  }
  return faults
}
