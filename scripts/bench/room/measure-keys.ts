import type { Browser, Page } from 'playwright-core'
import type { Draft, MadeDraft } from './make-draft.ts'
import { openDraft } from './open-draft.ts'

const keys = 400
const msBetween = 25
const goalMs = 50

type Given = { browser: Browser; base: string; meeting: { cookie: string } }

/** From a key to what it writes being painted, in the middle of a text: the room against a bare editable element with the same text. */
export async function measureKeys(given: Given, draft: Draft & MadeDraft) {
  const page = await openDraft(given, draft)
  const html = (await page.evaluate('document.querySelector("[role=textbox]").innerHTML')) as string
  const room = await typeIn(page, '[role=textbox]')
  await page.context().close()
  const bare = await (await given.browser.newContext()).newPage()
  await bare.setContent(`<!doctype html><div role="textbox" contenteditable="true">${html}</div>`)
  const plain = await typeIn(bare, '[role=textbox]')
  await bare.context().close()
  const ratio = (room.p95 / plain.p95).toFixed(2)
  console.log(
    `key to paint, ${draft.name}: p50 ${ms(room.p50)}, p95 ${ms(room.p95)} (goal < ${goalMs} ms) against ${ms(plain.p50)}, ${ms(plain.p95)} in a bare element, ratio of p95 ${ratio}`,
  )
}

async function typeIn(page: Page, selector: string) {
  await page.evaluate(`(${listen})(${JSON.stringify(selector)})`)
  const words = 'og det ble sagt at dette haster '
  const typed = words.repeat(Math.ceil(keys / words.length)).slice(0, keys)
  await page.keyboard.type(typed, { delay: msBetween })
  const times = (await page.evaluate('window.keyTimes')) as number[]
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

/** In the page: the caret in the middle of the text, and each key's time until the frame that shows it has been handed over. */
const listen = `function (selector) {
  const text = document.querySelector(selector)
  text.focus()
  const blocks = [...text.querySelectorAll('p')]
  const middle = blocks[Math.floor(blocks.length / 2)] ?? text
  const last = middle.lastChild?.nodeType === 3 ? middle.lastChild : null
  getSelection().collapse(last ?? middle, last ? Math.floor(last.length / 2) : 0)
  middle.scrollIntoView({ block: 'center' })
  const painted = new MessageChannel()
  const waiting = []
  window.keyTimes = []
  painted.port1.onmessage = () => {
    const now = performance.now()
    for (const began of waiting.splice(0)) window.keyTimes.push(now - began)
  }
  document.addEventListener('keydown', (event) => {
    const began = event.timeStamp
    requestAnimationFrame(() => {
      waiting.push(began)
      painted.port2.postMessage(0)
    })
  }, { capture: true })
}`
