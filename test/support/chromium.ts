import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Chromium as Debian packs it. A machine without it is told what to install: nothing is skipped. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath))
    throw new Error('Install Chromium (apt-get install chromium), or name it in CHROMIUM, to try the pages.')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}

/** What went wrong in a page beyond what it shows: errors of scripts, refused by the content policy, not loaded. */
export function listenForFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (said) => {
    const { url } = said.location()
    // The browser's own viewer of PDFs is not ours: left before it is there, it says that it lacks parts of itself.
    if (said.type() !== 'error' || /^chrome(-extension)?:/.test(url)) return
    // A refused form answers 4xx, and the browser says so.
    if (!/status of 4\d\d/.test(said.text())) faults.push(`console: ${said.text()} ${url}`)
  })
  return faults
}

/** Axe's violations in the page as it stands. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Half a megabyte: a page that is looked at in several sizes keeps it.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** How many pixels the page is wider than the window: nobody should have to scroll sideways to read. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)')

/** A browser of somebody's own, in their language, at the server's address. */
export const newContext = (
  browser: Browser,
  baseURL: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> => browser.newContext({ baseURL, locale: 'nb-NO', ...options })
