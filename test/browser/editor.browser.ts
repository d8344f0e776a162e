import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BlockJson, CardJson, DocJson } from '#src/platform/rich-text/doc.ts'
import { docToMarkdown } from '#src/platform/rich-text/to-markdown.ts'
import type { RoomEditor } from '#src/web/islands/room/editor.ts'
import { items, openBareRoom } from '#test/support/bare-room.ts'
import { axeFaults, launchChromium, listenForFaults, overflow } from '#test/support/chromium.ts'

declare global {
  interface Window {
    room: {
      editor: RoomEditor
      json(itemId: string): DocJson
      state(state: { kind: string; reason?: string }): void
      asSomebodyElse(itemId: string): void
    }
    pasted?: boolean
  }
}

const [first, second] = items as [string, string]

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
})

async function openRoom(options: Parameters<typeof openBareRoom>[1] = {}) {
  const page = await openBareRoom(browser, options)
  const faults = listenForFaults(page)
  await page.evaluate((id) => window.room.editor.show(id, { focus: true }), first)
  return { page, faults, press: press(page), text: () => textOf(page, first) }
}

/** Types words, or presses a key that is given in angle brackets. */
const press =
  (page: Page) =>
  async (...keys: string[]) => {
    for (const key of keys)
      if (/^<.*>$/.test(key)) await page.keyboard.press(key.slice(1, -1))
      else await page.keyboard.type(key)
  }

/** An item's text as Markdown, its cards as lines that name their kind. */
async function textOf(page: Page, itemId: string): Promise<string> {
  const doc = await page.evaluate((id) => window.room.json(id), itemId)
  const content = (doc.content ?? []).map((block) => (block.type === 'card' ? lineOf(block) : block))
  return docToMarkdown({ type: 'doc', content }).trimEnd()
}

const lineOf = ({ attrs, content = [] }: CardJson): BlockJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text: `[${attrs.kind}] ` }, ...content],
})

const cardIds = (page: Page) =>
  page.evaluate(
    (id) =>
      window.room
        .json(id)
        .content.filter((block) => block.type === 'card')
        .map(({ attrs }) => attrs.id),
    first,
  )

async function paste(page: Page, clipboard: { html?: string; text?: string; file?: string }) {
  await page.evaluate(({ html, text, file }) => {
    const data = new DataTransfer()
    if (html) data.setData('text/html', html)
    if (text) data.setData('text/plain', text)
    if (file) data.items.add(new File(['x'], file, { type: 'image/png' }))
    document
      .querySelector('[role="textbox"]')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, clipboard)
}

test('what is typed becomes lists, quotations, headings and bold as it is typed, and Tab nests no deeper than six', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('# Status', '<Enter>', 'Hei **alle** sammen', '<Enter>', '- en', '<Enter>', '<Tab>', 'to')
  await press(
    '<Enter>',
    '<Shift+Tab>',
    'tre',
    '<Enter>',
    '<Enter>',
    '1. først',
    '<Enter>',
    '<Enter>',
    '> sitat',
  )
  expect(await text()).toBe('# Status\n\nHei **alle** sammen\n\n- en\n  - to\n- tre\n\n1. først\n\n> sitat')
  await page.evaluate((id) => window.room.editor.show(id, { focus: true }), second)
  await press('- x')
  for (let depth = 0; depth < 8; depth++) await press('<Enter>', '<Tab>', 'x')
  const deepest = await page.evaluate('document.querySelectorAll("[role=textbox] ul").length')
  expect(deepest).toBe(6)
  expect(faults).toEqual([])
})

test('a marker makes a card, undo and Backspace make it text again, and Ctrl+Enter asks for it anew', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('Før', '<Enter>', 'Vedtak: ')
  expect(await text()).toBe('Før\n\n[decision]')
  await press('<Control+z>')
  expect(await text()).toBe('Før\n\nVedtak:')
  expect(await page.getByRole('button', { name: 'Gjør til vedtak' }).count()).toBe(1)
  await press('godkjent')
  expect(await text()).toBe('Før\n\nVedtak: godkjent')
  await press('<Control+Enter>')
  expect(await text()).toBe('Før\n\n[decision] godkjent')
  await press('<Home>', '<Backspace>')
  expect(await text()).toBe('Før\n\nVedtak: godkjent')
  await page.getByRole('button', { name: 'Gjør til vedtak' }).click()
  expect(await text()).toBe('Før\n\n[decision] godkjent')
  await press('<End>', '<Enter>', '- Oppfølging: ring', '<Control+Enter>')
  expect(await text()).toBe('Før\n\n[decision] godkjent\n\n[follow-up] ring')
  await press('<Enter>', 'Etter', '<Control+z>', '<Control+y>')
  expect(await text()).toBe('Før\n\n[decision] godkjent\n\n[follow-up] ring\n\nEtter')
  expect(faults).toEqual([])
})

test('a card says what was understood, asks which of two is meant, and takes the answer by keyboard', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('Oppfølging: Eli sender notatet, frist 1.10')
  const card = page.getByRole('group', { name: 'Oppfølging' })
  expect(await card.innerText()).toContain('1. oktober 2026 (torsdag)')
  expect(await card.getByRole('button').allInnerTexts()).toEqual([
    expect.stringContaining('Eli Arnkværn Bryhni'),
    expect.stringContaining('Eli Sandvær'),
  ])
  await press('<Alt+2>')
  expect(await text()).toBe('[follow-up] Eli Sandvær sender notatet, frist 1.10')
  expect(await card.innerText()).toContain('Ansvarlig: Eli Sandvær')
  await press('<Enter>', 'Arbeidsgruppe: Skilting, 1 år', '<Enter>', '@kar', '<Enter>', '(innkaller)')
  expect(await page.getByRole('group', { name: 'Arbeidsgruppe' }).innerText()).toContain(
    'Innkaller: Karl Brekkhus',
  )
  await press('<Enter>', '<Enter>', 'Ferdig')
  expect((await text()).split('\n').at(-1)).toBe('Ferdig')
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('two keys write one of the first nine phrases, and one that begins with a marker is a card', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('/')
  const list = page.getByRole('listbox', { name: 'Vanlige setninger' })
  expect(await list.getByRole('option').count()).toBe(3)
  expect(await axeFaults(page)).toEqual([])
  await press('2', '<Enter>', '/vedt', '<Enter>')
  expect(await text()).toBe('Det var ingen merknader.\n\n[decision] Referatet godkjennes.')
  await press('<Enter>', '/', '<Escape>', 'a')
  expect(await list.isVisible()).toBe(false)
  expect((await text()).split('\n').at(-1)).toBe('/a')
  expect(faults).toEqual([])
})

const fixtures = new URL('../web/editor/paste/', import.meta.url)

test('what Word, Outlook, Teams, Google Docs and browsers copy keeps its words and their form', async () => {
  const { page, faults, press } = await openRoom()
  for (const name of readdirSync(fixtures).filter((file) => !file.endsWith('.md'))) {
    const [content, expected] = [name, name.replace(/\.\w+$/, '.md')].map((file) =>
      readFileSync(new URL(file, fixtures), 'utf8'),
    )
    await paste(page, name.endsWith('.html') ? { html: content } : { text: content })
    expect.soft(await textOf(page, first), name).toBe(expected?.trimEnd())
    await press('<Control+a>', '<Delete>')
  }
  expect(await page.evaluate('window.pasted')).toBeUndefined()
  expect(faults).toEqual([])
})

test('files, and more than one item can hold, are refused with the reason, and the text stands', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('Her')
  const told = page.locator('.text-refusal')
  for (const [clipboard, reason] of [
    [{ file: 'bilde.png' }, 'Filer og bilder'],
    [{ html: `<p>${'<b>'.repeat(1_700_000)}` }, 'for mye på én gang'],
    [{ text: 'ord '.repeat(50_001) }, 'for mye på én gang'],
    [{ html: `${'<blockquote><ul><li>'.repeat(200)}x` }, null],
  ] as const) {
    const before = Date.now()
    await paste(page, clipboard)
    expect(Date.now() - before).toBeLessThan(3_000)
    if (!reason) continue
    expect(await told.innerText()).toContain(reason)
    expect(await text()).toBe('Her')
    await told.getByRole('button').click()
  }
  expect(faults).toEqual([])
})

test('a copied card is another card, and one that was cut and put in again is the same', async () => {
  const { page, faults, press } = await openRoom()
  await press('Vedtak: ja', '<Enter>', 'slutt')
  const [id] = await cardIds(page)
  await press('<Control+a>', '<Control+c>', '<ArrowRight>', '<Enter>', '<Control+v>')
  const both = await cardIds(page)
  expect(both.length).toBe(2)
  expect(new Set(both).size).toBe(2)
  await press('<Control+a>', '<Control+x>')
  expect(await cardIds(page)).toEqual([])
  await press('<Control+v>')
  expect(await cardIds(page)).toContain(id)
  expect(faults).toEqual([])
})

test('links and tables are made and left by keyboard', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('planen', '<Shift+Home>')
  await press('<Control+k>', 'javascript:alert(1)', '<Enter>')
  expect(await page.getByRole('alert').allInnerTexts()).toContain(
    'Skriv en nettadresse eller en e-postadresse, for eksempel https://example.org.',
  )
  await press('<Control+a>', 'example.org/plan', '<Enter>', '<End>', '<Enter>')
  await paste(page, { text: 'https://example.org/to' })
  expect(await text()).toBe('[planen](https://example.org/plan)\n\nhttps://example.org/to')
  await press('<Enter>')
  await page.getByRole('button', { name: 'Tabell' }).click()
  await press('År', '<Tab>', 'Sum', '<Tab>', '<Tab>', '2027', '<Enter>', 'under')
  for (const place of ['first', 'last'] as const) {
    await page.getByRole('textbox').locator('td')[place]().click()
    await page.getByRole('button', { name: 'Fjern kolonnen' }).click()
  }
  expect(await text()).toContain('| Sum |')
  expect((await text()).split('\n').at(-1)).toBe('under')
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('an item keeps its caret and what can be undone in it while another is written, and only one’s own is undone', async () => {
  const { page, faults, press, text } = await openRoom()
  await press('abc', '<ArrowLeft>')
  await page.evaluate((id) => window.room.editor.show(id, { focus: true }), second)
  await press('to')
  await page.evaluate((id) => window.room.editor.show(id, { focus: true }), first)
  await press('X')
  expect(await text()).toBe('abXc')
  await page.evaluate((id) => window.room.asSomebodyElse(id), first)
  expect(await page.locator('.text-here').innerText()).toContain('Karl Brekkhus')
  expect(await page.locator('.caret-name').innerText()).toBe('Karl Brekkhus')
  await press('<Control+z>', '<Control+z>')
  expect(await text()).toBe('fra Karl')
  expect(await textOf(page, second)).toBe('to')
  expect(
    await page.evaluate(() => window.room.editor.find('KARL').map(({ before, words }) => [before, words])),
  ).toEqual([['fra ', 'Karl']])
  await page.evaluate(() => window.room.state({ kind: 'closed', reason: 'locked' }))
  await press('nei')
  expect(await text()).toBe('fra Karl')
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('it is used on a phone and in the dark', async () => {
  const { page, faults, press } = await openRoom({
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  })
  await press('Oppfølging: Eli sender et langt notat om skilting, frist 31.2')
  expect(await overflow(page)).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  const heights = await page
    .locator('.text-tools button:visible')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  expect(faults).toEqual([])
})
