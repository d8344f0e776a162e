import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, listenForFaults, newContext } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { signInAs } from '#test/support/every-page.ts'

let site: DemoSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function openAs(name: string): Promise<{ page: Page; faults: string[] }> {
  const page = await (
    await newContext(browser, site.baseUrl, { viewport: { width: 1280, height: 900 } })
  ).newPage()
  const faults = listenForFaults(page)
  await signInAs(page, name)
  return { page, faults }
}

const one = async (sql: string): Promise<string> =>
  (await site.lite.query<{ id: string }>(sql)).rows[0]?.id ?? ''

test('an item is dragged to another place, and stays there', async () => {
  const { page, faults } = await openAs('Frøydis Ulvenes')
  const meetingId = await one("select id from meetings where state = 'called' order by starts_at limit 1")
  await page.goto(`/meetings/${meetingId}/agenda`)
  const titles = () => page.locator('.sortable > li h3').allInnerTexts()
  const before = await titles()
  const box = async (at: number) =>
    (await page.locator('.sortable > li').nth(at).locator('.grip').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  const [from, to] = [await box(4), await box(2)]
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 })
  await Promise.all([page.waitForEvent('load'), page.mouse.up()])
  const after = await titles()
  expect(after.indexOf(before[4] ?? '')).toBe(2)
  await page.reload()
  expect(await titles()).toEqual(after)
  expect(faults).toEqual([])
})

test('a sentence that is marked in the minutes becomes a proposed correction with its item', async () => {
  const { page, faults } = await openAs('Marte Vollum Haug')
  const minutesId = await one("select id from minutes where state = 'in-review' limit 1")
  await page.goto(`/minutes/${minutesId}`)
  const words = await page.evaluate(() => {
    const paragraph = document.querySelector('.document li p, .document li, .document p') as HTMLElement
    const range = document.createRange()
    range.selectNodeContents(paragraph)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    document.dispatchEvent(new Event('selectionchange'))
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
    return paragraph.innerText.trim()
  })
  await page.getByRole('button', { name: 'Foreslå' }).first().click()
  expect((await page.inputValue('textarea[name="quote"]')).trim()).toBe(words.split('\n')[0]?.trim())
  expect(faults).toEqual([])
})

test('a question mark lists the keys of the page, and a filter shows its result at once', async () => {
  const { page, faults } = await openAs('Frøydis Ulvenes')
  await page.goto('/follow-ups')
  await page.keyboard.press('?')
  expect(await page.locator('dialog#keys').innerText()).toContain('g m')
  await page.keyboard.press('Escape')
  const group = page.locator('form.filter select[name="groupId"]')
  const value = await group.locator('option').nth(1).getAttribute('value')
  await Promise.all([page.waitForEvent('load'), group.selectOption(value ?? '')])
  expect(page.url()).toContain(`groupId=${value}`)
  await page.keyboard.press('g')
  await Promise.all([page.waitForURL('**/meetings'), page.keyboard.press('m')])
  expect(faults).toEqual([])
})
