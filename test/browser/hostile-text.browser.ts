import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, listenForFaults, newContext } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { isPage, kindOf } from '#test/support/walk.ts'
import { hostileTexts } from '#test/support/web-world.ts'

let site: DemoSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Forms that would end what the others are tried on: sessions, people, memberships, the meeting itself. */
const notPressed =
  /(sign-out|sign-out-everywhere|ending|merging|cancellation|switch|withdrawal|removal|taking|closing)$/

test('whatever is typed into any field of any form stands as text wherever it is shown', async () => {
  const context = await newContext(browser, site.baseUrl)
  const page = await context.newPage()
  const faults = listenForFaults(page)
  await page.goto('/demo')
  await page.locator('li', { hasText: 'Torunn Skarpås' }).locator('button').first().click()
  const tried = new Set<string>()
  await walk(page, async (path) => {
    for (const act of await formsOf(page)) {
      const kind = `${kindOf(path)} ${act.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`
      if (tried.has(kind)) continue
      tried.add(kind)
      await page.goto(path)
      // What another form did may have taken this one away.
      if ((await page.locator(`[id="${act}"]`).count()) === 0) continue
      await fillAndSend(page, { act, text: hostileTexts[tried.size % hostileTexts.length] as string })
      expect({ kind, faults: faults.splice(0), injected: await injected(page) }).toEqual({
        kind,
        faults: [],
        injected: 0,
      })
    }
  })
  expect(tried.size).toBeGreaterThan(30)
  // What was stored is shown again on every page that there is.
  await walk(page, async (path) => {
    expect({ path, faults: faults.splice(0), injected: await injected(page) }).toEqual({
      path,
      faults: [],
      injected: 0,
    })
  })
  await context.close()
})

/** Every kind of page, and of groups both kinds. */
async function walk(page: Page, visit: (path: string) => Promise<void>) {
  const waiting = ['/home', '/menu']
  const visited = new Map<string, number>()
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const kind = kindOf(path)
    if ((visited.get(kind) ?? 0) >= (kind === '/groups/*' ? 3 : 1)) continue
    visited.set(kind, (visited.get(kind) ?? 0) + 1)
    const answer = await page.goto(path)
    if (answer?.status() !== 200) continue
    const links = await page.$$eval('a[href]', (all) => all.map((one) => one.getAttribute('href') ?? ''))
    waiting.push(...links.map((href) => href.split('#')[0] ?? '').filter(isPage))
    await visit(path)
  }
}

/** The forms of a page that take text, by their ids. */
const formsOf = async (page: Page): Promise<string[]> =>
  (
    await page.$$eval('main form[method="post"][id]', (all) =>
      all
        .filter((form) => form.querySelector('input[type="text"], input[type="search"], textarea'))
        .map((form) => ({ id: form.id, action: form.getAttribute('action') ?? '' })),
    )
  )
    .filter(({ action }) => !notPressed.test(action))
    .map(({ id }) => id)

async function fillAndSend(page: Page, { act, text }: { act: string; text: string }) {
  const answered = page.waitForEvent('load', { timeout: 5_000 }).catch(() => undefined)
  await page.evaluate(
    ({ act, text }) => {
      const form = document.getElementById(act) as HTMLFormElement
      form.noValidate = true
      for (const field of form.querySelectorAll<HTMLInputElement>(
        'input[type="text"], input[type="search"], textarea',
      )) {
        field.removeAttribute('maxlength')
        field.value = text
      }
      for (const field of form.querySelectorAll<HTMLInputElement>('input[type="date"]'))
        if (!field.value) field.value = '2027-03-01'
      for (const field of form.querySelectorAll<HTMLInputElement>('input[type="number"]'))
        if (!field.value) field.value = '5'
      for (const field of form.querySelectorAll<HTMLInputElement>('input[type="email"]'))
        field.value = 'noen@example.org'
      for (const field of form.querySelectorAll('select'))
        if (field.selectedIndex <= 0 && field.options.length > 1) field.selectedIndex = 1
      const radio = form.querySelector<HTMLInputElement>('input[type="radio"]')
      if (radio) radio.checked = true
      form.requestSubmit()
    },
    { act, text },
  )
  // A preview is answered in its frame: the page itself stays.
  await answered
}

/** How much of what was typed has become part of the page itself. */
const injected = (page: Page): Promise<number> =>
  page.$$eval(
    'script:not([src^="/assets/page-"], [src^="/assets/room-"], #room-facts), img[src="x"], svg:not(.icon), [onerror], [onload], [onmouseover], a[href^="javascript:"], main style',
    (all) => all.length,
  )
