import type { Page } from 'playwright-core'

/** How many times Tab is pressed before something counts as out of reach. */
const mostTabs = 400

/** Moves the keyboard to what the selector names, by Tab alone, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tries = 0; tries < mostTabs; tries++) {
    const there = await page.evaluate(
      `Boolean(document.activeElement && document.activeElement.matches(${JSON.stringify(selector)}))`,
    )
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector} at ${page.url()}`)
}

/** Presses it by Enter, and waits for the page that comes of it. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Opens what is folded away around a form. */
export async function unfold(page: Page, form: string): Promise<void> {
  await tabTo(page, `details:has(${form}) > summary`)
  if (!(await page.locator(form).isVisible())) await page.keyboard.press('Enter')
}

/** Writes into a field what was not there before. */
export async function write(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}
