import type { Page } from 'playwright-core'
import type { Stroke } from './keys-of-text.ts'

/** Hands on a keyboard, and nothing else: every key that goes down is counted, one with Shift or Alt as one. */
export function typist(page: Page) {
  let pressed = 0
  return {
    async type(words: string) {
      pressed += [...words].length
      await page.keyboard.type(words)
    },
    async press(key: string) {
      pressed++
      await page.keyboard.press(key)
    },
    async strokes(strokes: Stroke[]) {
      for (const stroke of strokes)
        if ('type' in stroke) await this.type(stroke.type)
        else await this.press(stroke.press)
    },
    /** Tab until the focus is on what the selector names. */
    async tabTo(selector: string) {
      for (let tries = 0; tries < 200; tries++) {
        const there = await page.evaluate(
          `Boolean(document.activeElement?.matches(${JSON.stringify(selector)}))`,
        )
        if (there) return
        await this.press('Tab')
      }
      throw new Error(`the keyboard does not reach ${selector}`)
    },
    /** how many keys went down since it was asked last */
    counted() {
      const count = pressed
      pressed = 0
      return count
    },
  }
}

export type Typist = ReturnType<typeof typist>
