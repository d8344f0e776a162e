import type { Editor } from '@tiptap/core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults, launchChromium, listenForFaults, newContext, overflow } from '#test/support/chromium.ts'
import { openDemoRoom, roomText } from '#test/support/demo-room.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { signInAs } from '#test/support/every-page.ts'

let site: DemoSite
let browser: Browser
let page: Page
let faults: string[]
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
  page = await (await newContext(browser, site.baseUrl, { viewport: { width: 1280, height: 720 } })).newPage()
  faults = listenForFaults(page)
  await signInAs(page, 'Frøydis Ulvenes')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const editor = () => page.locator(roomText)
const heading = () => page.locator('[data-region="head"] h2').innerText()
const settled = () => page.waitForLoadState('networkidle')

/** The room at one of its items; the page itself is marked, so that a page that was loaded anew is told apart. Answers the items' ids. */
async function openRoom(at: number): Promise<string[]> {
  const items = await openDemoRoom(page, site, at)
  await page.evaluate('window.sameRoom = true')
  return items.map(({ id }) => id)
}

const isSameRoom = () => page.evaluate('window.sameRoom === true')

test('items are gone through by the keyboard, with what was typed and the way back, and no page is loaded', async () => {
  const items = await openRoom(1)
  expect(await page.locator('#room-form').isHidden()).toBe(true)
  const first = await heading()
  await editor().click()
  await page.keyboard.type('Spørsmålet om månekart ble reist.')
  await page.keyboard.press('Alt+j')
  await expect.poll(heading).not.toBe(first)
  expect([page.url().endsWith(items[2] ?? ''), await editor().innerText()]).toEqual([
    true,
    expect.not.stringContaining('månekart'),
  ])
  await page.goBack()
  await expect.poll(heading).toBe(first)
  expect(await editor().innerText()).toContain('månekart')
  await expect
    .poll(() => page.locator('#room-status').innerText(), { timeout: 10_000 })
    .toMatch(/^Lagra kl\. \d\d\.\d\d$/)
  await page.locator('.contents li a').nth(3).click()
  await page.keyboard.press('Alt+l')
  await page.keyboard.type('MÅNEKART')
  await expect.poll(() => page.locator('#room-hits [aria-selected="true"]').count()).toBe(1)
  await page.keyboard.press('Enter')
  await expect.poll(heading).toBe(first)
  expect([await isSameRoom(), faults.splice(0)]).toEqual([true, []])
})

test('who came is noted by a few keys, and taken back by one', async () => {
  await openRoom(0)
  const name = (await page.locator('.attendee').nth(3).getAttribute('data-name')) ?? ''
  const row = page.locator(`.attendee[data-name="${name}"]`)
  const pressed = () => row.locator('[aria-pressed="true"]').allInnerTexts()
  const before = await pressed()
  await page.keyboard.press('Alt+p')
  await page.keyboard.type(name.slice(0, 6))
  await page.keyboard.press('Enter')
  await page.keyboard.press('-')
  await expect.poll(pressed).toEqual(['Ikkje møtt'])
  // The row still has the keyboard, though all of it was written anew.
  expect(await row.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  await page.keyboard.press('k')
  await expect.poll(pressed).toEqual(['Til stades', 'frå sak 1'])
  await page.keyboard.press('-')
  await expect.poll(pressed).toEqual(['Ikkje møtt'])
  await page.keyboard.press('z')
  await expect.poll(pressed).toEqual(['Til stades', 'frå sak 1'])
  expect(before).not.toEqual(['Ikkje møtt'])
  await page.keyboard.press('Escape')
  expect(await editor().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  expect([await isSameRoom(), faults.splice(0)]).toEqual([true, []])
})

test('a row stands still under the pointer that presses in it, and says by itself what may be said there', async () => {
  await openRoom(0)
  await editor().click()
  const row = page.locator('.attendee').nth(4)
  const place = await row.boundingBox()
  const isNoted = await row.locator('.tap').nth(1).getAttribute('aria-pressed')
  await row.locator('.tap').nth(1).click()
  await expect
    .poll(() => row.locator('.tap').nth(1).getAttribute('aria-pressed'))
    .toBe(isNoted === 'true' ? 'false' : 'true')
  expect(await row.boundingBox()).toEqual(place)
  const offered = (at: number) =>
    page
      .locator('.attendee .offered')
      .nth(at)
      .evaluate((one) => getComputedStyle(one).opacity)
  expect([await offered(4), await offered(6)]).toEqual(['1', '0'])
  await row.locator('.tap').nth(1).click()
  expect(faults.splice(0)).toEqual([])
})

test('an item that comes up, and a decision by its form, stand in the room without leaving it', async () => {
  await openRoom(1)
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('Orientering om snøbrøyting')
  await page.keyboard.press('Enter')
  await expect.poll(heading).toContain('Orientering om snøbrøyting')
  await editor().click()
  await page.keyboard.type('Brøytinga er i rute.')
  const fold = page.locator('[data-region="under"] details', {
    has: page.locator('form[action$="/decisions"]'),
  })
  await fold.locator('summary').first().click()
  await fold.locator('textarea[name="text"]').fill('Veien brøytes før sju')
  await fold.locator('button[type="submit"]').first().click()
  await expect
    .poll(() => page.locator('[data-region="under"]').innerText())
    .toContain('Veien brøytes før sju')
  expect(await editor().innerText()).toContain('Brøytinga er i rute.')
  expect(await page.locator('.contents [aria-current]').innerText()).toContain('Orientering om snøbrøyting')
  await page.keyboard.press('Alt+q')
  await expect.poll(() => page.locator('#room-check h3').count()).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  expect([await isSameRoom(), faults.splice(0)]).toEqual([true, []])
})

test('that a text is too long for the minutes is said within seconds, with the way to it, until it is shorter', async () => {
  await openRoom(1)
  const first = await heading()
  const status = page.locator('#room-status')
  await page.evaluate(() => {
    const { view } = (document.querySelector('.text-written') as Element & { editor: Editor }).editor
    view.dispatch(view.state.tr.insertText('ord '.repeat(26_000)))
  })
  await expect.poll(() => status.getAttribute('data-state'), { timeout: 10_000 }).toBe('too-long')
  expect(await status.innerText()).toMatch(/^Teksten er for lang til å stå i referatet.*Kort ned:\s+Sak \d/s)
  expect(await axeFaults(page)).toEqual([])
  // It stands while others are written, and leads to what it means.
  await page.keyboard.press('Alt+j')
  await expect.poll(heading).not.toBe(first)
  await editor().click()
  await page.keyboard.type('Noko heilt anna.')
  await page.waitForTimeout(1_500)
  expect(await status.getAttribute('data-state')).toBe('too-long')
  await status.locator('a').click()
  await expect.poll(heading).toBe(first)
  await editor().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Kort igjen.')
  await expect.poll(() => status.getAttribute('data-state'), { timeout: 10_000 }).toBe('saved')
  expect([await isSameRoom(), faults.splice(0)]).toEqual([true, []])
})

test('the room reads well on a desk, a tablet and a phone, and scrolls nothing but its columns on a desk', async () => {
  await openRoom(1)
  const found: string[] = []
  for (const [width, height] of [
    [1280, 720],
    [820, 1100],
    [390, 844],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      found.push(...(await axeFaults(page)).map((fault) => `${width} ${colorScheme}: ${fault}`))
      const over = await overflow(page)
      if (over > 0) found.push(`${width}: ${over} px too wide`)
    }
  await page.setViewportSize({ width: 1280, height: 720 })
  await settled()
  const scrolls = await page.evaluate('document.documentElement.scrollHeight - window.innerHeight')
  expect([found, scrolls, faults.splice(0)]).toEqual([[], 0, []])
})
