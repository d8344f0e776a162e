import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { axeFaults, listenForFaults, newContext, overflow } from './chromium.ts'
import type { DemoSite } from './demo-site.ts'
import { isPage, kindOf } from './walk.ts'

type Look = { width: number; colorScheme: 'light' | 'dark' }

/** On a desk and a phone, by day and by night. */
export const allLooks: Look[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** A desk at twice the size, and the narrowest window that nothing may run out of (WCAG 1.4.10). */
const narrow = [640, 320]

/** Groups and working groups are pages of one kind that lead to different ones. */
const examples: Record<string, number> = { '/groups/*': 3 }

/**
 * Follows every link from the home page as somebody, to each kind of page once, and tells what is wrong with what they are
 * shown: by axe in each look, what runs over the edge, what the browser complains of. The pages are kept as files.
 */
export async function readEveryPage(
  browser: Browser,
  site: DemoSite,
  { name, looks }: { name: string; looks: Look[] },
) {
  const context = await newContext(browser, site.baseUrl)
  const page = await context.newPage()
  const faults = listenForFaults(page)
  await signInAs(page, name)
  const folder = mkdtempSync(join(tmpdir(), 'referat-pages-'))
  const waiting = ['/home', '/menu']
  const kinds = new Set<string>()
  const seen = new Map<string, number>()
  const wrong: string[] = []
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const kind = kindOf(path)
    if ((seen.get(kind) ?? 0) >= (examples[kind] ?? 1)) continue
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    kinds.add(kind)
    const answer = await page.goto(path)
    if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`)
    const found = [...(await faultsIn(page, looks)), ...faults.splice(0)]
    wrong.push(...found.map((fault) => `${path} ${fault}`))
    writeFileSync(join(folder, `${seen.size}-${seen.get(kind)}.html`), (await answer?.text()) ?? '')
    const links = await page.$$eval('a[href]', (all) => all.map((one) => one.getAttribute('href') ?? ''))
    waiting.push(...links.map((href) => href.split('#')[0] ?? '').filter(isPage))
  }
  await context.close()
  return { wrong, kinds, folder }
}

/** One click on the demo's page, as whoever is called so. */
export async function signInAs(page: Page, name: string) {
  await page.goto('/demo')
  const row = page.locator('li', { has: page.getByText(name, { exact: true }) })
  await row.locator('button').first().click()
  await page.waitForLoadState()
}

async function faultsIn(page: Page, looks: Look[]): Promise<string[]> {
  const faults: string[] = []
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    faults.push(...(await axeFaults(page)).map((fault) => `${width} px ${colorScheme}: ${fault}`))
  }
  for (const width of [...new Set(looks.map((look) => look.width)), ...narrow]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await overflow(page)
    if (over > 0) faults.push(`${width} px: ${over} px too wide`)
  }
  return faults
}
