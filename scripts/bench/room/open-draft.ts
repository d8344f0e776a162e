import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { MadeDraft } from './make-draft.ts'

type Given = { browser: Browser; base: string; meeting: { cookie: string } }

/** A browser in which the secretary has signed in. */
export async function signedIn({ browser, base, meeting }: Given): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } })
  const [name = '', value = ''] = meeting.cookie.split('=')
  await context.addCookies([{ name, value, url: base }])
  await context.addInitScript(watch)
  return context
}

/** The room of a draft, at the item in its middle, once one can write in it. */
export async function openDraft(given: Given, draft: MadeDraft): Promise<Page> {
  const page = await (await signedIn(given)).newPage()
  await openIn(page, draft)
  return page
}

/** Both in ms from the beginning of the navigation: until the page had come, and until one could write. */
export type Opened = { page: number; writable: number }

export async function openIn(page: Page, { meetingId, itemIds }: MadeDraft): Promise<Opened> {
  const itemId = itemIds[Math.floor(itemIds.length / 2)]
  await page.goto(`/meetings/${meetingId}/minutes?item=${itemId}`, { waitUntil: 'commit' })
  await page.waitForSelector('#room[data-open] [role=textbox][contenteditable=true]')
  return (await page.evaluate(
    '({ page: performance.getEntriesByType("navigation")[0].responseEnd, writable: window.writableAt })',
  )) as Opened
}

/** In the page: when the text can be written in. */
const watch = `new MutationObserver((_, observer) => {
  if (!document.querySelector('#room[data-open] [role=textbox][contenteditable=true]')) return
  window.writableAt = performance.now()
  observer.disconnect()
}).observe(document, { subtree: true, childList: true, attributes: true })`
