import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, newContext } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { signInAs } from '#test/support/every-page.ts'

let site: DemoSite
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
  page = await (await newContext(browser, site.baseUrl, {})).newPage()
  await signInAs(page, 'Frøydis Ulvenes')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const text = '#room[data-open] #room-text [role="textbox"][contenteditable="true"]'

/** How much of drafts this browser keeps, in parts. */
const kept = () =>
  page.evaluate(async () => {
    let parts = 0
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('referat-draft-')) continue
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
      })
      parts += await new Promise<number>((resolve) => {
        const counting = db.transaction('updates').objectStore('updates').count()
        counting.onsuccess = () => resolve(counting.result)
      })
      db.close()
    }
    return parts
  })

async function enter(on: Page = page) {
  const { rows } = await site.lite.query<{ meeting: string }>(
    "select meeting_id as meeting from minutes where state = 'draft' limit 1",
  )
  await on.goto(`/meetings/${rows[0]?.meeting}/minutes`)
  await on.locator(text).click()
}

test('a draft that is wholly saved leaves the browser with its writer, and one that is not stays', async () => {
  await enter()
  await page.keyboard.type('Hemmelig utkast.')
  await page.locator('#room-status[data-state="saved"]').waitFor()
  expect(await kept()).toBeGreaterThan(0)
  await page.goto('/home')
  await expect.poll(kept, { timeout: 10_000 }).toBe(0)

  const away = await page.context().newPage()
  await away.routeWebSocket(/room$/, () => {})
  await enter(away)
  await away.keyboard.type('Uten linje.')
  await away.locator('#room-status[data-state="offline"]').waitFor()
  // The browser's store is a moment behind a hand that types without pause.
  await away.waitForTimeout(1_000)
  await away.close()
  await page.reload()
  // As long as the page takes to look twice.
  await page.waitForTimeout(2_500)
  expect(await kept()).toBeGreaterThan(0)

  await enter()
  await page.locator('#room-status[data-state="saved"]').waitFor()
  expect(await page.locator(text).innerText()).toContain('Uten linje.')
})
