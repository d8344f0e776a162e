import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Checks } from '../accept/checks.ts'

const looks = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** Every HTML file by axe in Chromium, on a phone and a desk, by day and by night: no violations, nothing fetched. */
export async function checkInBrowser(files: readonly string[], checks: Checks) {
  if (files.length === 0) return
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) {
    checks.check(
      'Chromium runs',
      false,
      'Install Chromium, or name it in CHROMIUM, to check how HTML is read.',
    )
    return
  }
  const browser = await chromium.launch({ executablePath, args: quietly })
  let violations = 0
  try {
    const waiting = [...files]
    const work = async () => {
      const page = await openPage(browser)
      for (let file = waiting.shift(); file; file = waiting.shift())
        violations += await checkFile(file, page, checks)
    }
    await Promise.all([work(), work()])
  } finally {
    await browser.close()
  }
  console.log(`axe: ${files.length} files, each in ${looks.length} looks, ${violations} violations`)
}

const quietly = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage()
  await page.route(/^(?!file:|data:)/, (route) => route.abort())
  return page
}

async function checkFile(file: string, page: Page, checks: Checks): Promise<number> {
  const fetched: string[] = []
  const note = (request: { url(): string }) => fetched.push(request.url())
  page.on('request', note)
  const address = pathToFileURL(resolve(file)).href
  await page.goto(address)
  page.off('request', note)
  const foreign = fetched.filter((url) => url !== address && !url.startsWith('data:'))
  checks.check(`${basename(file)}: nothing is fetched`, foreign.length === 0, foreign.join(' '))
  await page.evaluate(axe)
  let violations = 0
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults
    violations += found.violations.length
    const detail = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`).join('; ')
    const promise = `${basename(file)}: axe finds no violation at ${width} px, ${colorScheme}`
    checks.check(promise, found.violations.length === 0, detail)
  }
  return violations
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
