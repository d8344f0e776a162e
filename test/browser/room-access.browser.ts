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
  page = await (await newContext(browser, site.baseUrl, { viewport: { width: 1280, height: 900 } })).newPage()
  faults = listenForFaults(page)
  await signInAs(page, 'Frøydis Ulvenes')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** The room at one of its items, with the caret in its text. Answers the items' titles. */
async function openRoom(on: Page, at: number): Promise<string[]> {
  const items = await openDemoRoom(on, site, at)
  await on.keyboard.press('Alt+T')
  return items.map(({ title }) => title)
}

/** Types words, or presses a key that is given in angle brackets. */
async function press(on: Page, ...keys: string[]) {
  for (const key of keys)
    if (/^<.+>$/.test(key)) await on.keyboard.press(key.slice(1, -1))
    else await on.keyboard.type(key)
}

const opened = (id: string) => page.locator(`dialog#${id}[open]`).waitFor()

/** What can be open over the text or beside it, and how it is opened and left. */
const states: { name: string; keys: string[]; shown(): Promise<void>; leave: string[] }[] = [
  { name: 'the text', keys: [], shown: () => page.locator('.text-card').first().waitFor(), leave: [] },
  {
    ...{
      name: 'a list of names',
      keys: ['<Enter>', '@m'],
      leave: ['<Escape>', ...Array(3).fill('<Backspace>')],
    },
    shown: () => page.locator('#room-choices:not([hidden])').waitFor(),
  },
  {
    ...{ name: 'people', keys: ['<Alt+P>'], leave: ['<Alt+T>'] },
    shown: () => page.locator('#room-find-person:focus').waitFor(),
  },
  {
    name: 'check',
    keys: ['<Alt+Q>'],
    shown: () => page.locator('#room-check[open] section').first().waitFor(),
    leave: ['<Escape>'],
  },
  { name: 'preview', keys: ['<Alt+R>'], shown: () => opened('room-preview'), leave: ['<Escape>'] },
  { name: 'a new item', keys: ['<Alt+N>'], shown: () => opened('room-new-item'), leave: ['<Escape>'] },
  { name: 'find', keys: ['<Alt+L>', 'er'], shown: () => opened('room-find'), leave: ['<Escape>'] },
  { name: 'keys', keys: ['<F1>'], shown: () => opened('keys'), leave: ['<Escape>'] },
]

test('axe finds nothing in the room, wide and narrow, light and dark, whatever is open, and no control is without a name', async () => {
  await openRoom(page, 1)
  await press(page, '<Control+End>', '<Enter>', 'Vedtak: ', 'godkjent', '<Enter>')
  await press(page, 'Oppfølging: ', 'Ola sender notatet, frist 1.10', '<Enter>')
  await press(
    page,
    'Arbeidsgruppe: ',
    'Skilting, 1 år',
    '<Enter>',
    'Gjøvik (bekrefter navn)',
    '<Enter>',
    '<Enter>',
  )
  await press(
    page,
    'Vedtak: ',
    '<Control+z>',
    'angret',
    '<Enter>',
    '- en',
    '<Enter>',
    '<Tab>',
    'to',
    '<Enter>',
    '<Enter>',
    '<Enter>',
  )
  const found: string[] = []
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme })
      for (const { name, keys, shown, leave } of states) {
        await press(page, ...keys)
        await shown()
        // Colours on their way are nobody's to read.
        await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
        const wrong = [...(await axeFaults(page)), ...(await unnamed(page))]
        found.push(...wrong.map((fault) => `${name}, ${width} ${colorScheme}: ${fault}`))
        await press(page, ...leave)
      }
    }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  expect([found, faults.splice(0)]).toEqual([[], []])
})

const controls = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'listbox',
  'option',
  'dialog',
  'Iframe',
  'group',
  'DisclosureTriangle',
]

/** Controls that whoever hears the page is told nothing of, by what the browser itself makes of them. */
async function unnamed(on: Page): Promise<string[]> {
  const session = await on.context().newCDPSession(on)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored, role, name }) => !ignored && controls.includes(role?.value) && !name?.value?.trim())
    .filter(
      ({ role, properties }) =>
        role?.value !== 'group' || properties?.some((one) => one.name === 'focusable'),
    )
    .map(({ role, nodeId }) => `${role?.value} ${nodeId} has no name`)
}

test('the text is a textbox named after its item, and another one when the item is another', async () => {
  const titles = await openRoom(page, 1)
  for (const at of [1, 2, 1]) {
    await expect.poll(() => page.getByRole('textbox', { name: titles[at] ?? '' }).count()).toBe(1)
    expect(await page.locator(roomText).getAttribute('aria-multiline')).toBe('true')
    await press(page, at === 1 ? '<Alt+J>' : '<Alt+K>')
  }
})

test('that the text is saved, and that the line is broken, is said once each', async () => {
  await openRoom(page, 1)
  await expect.poll(() => page.locator('#room-status').getAttribute('data-state')).toBe('saved')
  await page.evaluate(() => {
    const said: string[] = []
    const status = document.querySelector('#room-status')
    Object.assign(window, { said })
    if (status)
      new MutationObserver(() => said.push(status.getAttribute('data-state') ?? '')).observe(status, {
        childList: true,
      })
  })
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
  await press(page, '<Control+End>', ' Og det haster.')
  await expect.poll(said, { timeout: 15_000 }).toContain('saved')
  await page.context().setOffline(true)
  await expect.poll(said, { timeout: 15_000 }).toContain('offline')
  await page.waitForTimeout(1_500)
  const all = await said()
  const repeated = all.filter((one, at) => at > 0 && one === all[at - 1])
  expect([all.filter((one) => one === 'offline').length, repeated]).toEqual([1, []])
  await page.context().setOffline(false)
  faults.splice(0)
})

test.each([
  { what: 'doubled, on a small screen', viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 },
  { what: '320 wide', viewport: { width: 320, height: 640 } },
])(
  '$what, nothing is scrolled to sideways, and Tab comes to everything there is to press',
  async ({ what: _, ...look }) => {
    const state = await page.context().storageState()
    const context = await newContext(browser, site.baseUrl, { ...look, storageState: state })
    const small = await context.newPage()
    await openRoom(small, 1)
    expect(await overflow(small)).toBe(0)
    await small.evaluate(() => {
      const seen = new Set<Element>()
      Object.assign(window, { seen })
      document.addEventListener('focusin', ({ target }) => seen.add(target as Element))
    })
    for (let tabs = 0; tabs < 140; tabs++) await small.keyboard.press('Tab')
    const missed = await small.evaluate(() => {
      const { seen } = window as unknown as { seen: Set<Element> }
      const all = document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [contenteditable="true"]',
      )
      return [...all]
        .filter(
          (one) =>
            one.checkVisibility({ visibilityProperty: true }) &&
            one.tabIndex >= 0 &&
            !one.matches(':disabled, [type="hidden"]'),
        )
        .filter((one) => !seen.has(one) && !one.closest('iframe'))
        .map((one) => one.outerHTML.slice(0, 120))
    })
    await context.close()
    expect(missed).toEqual([])
  },
)

test('every key that the list names does what it says', async () => {
  const titles = await openRoom(page, 1)
  await press(page, '<F1>')
  await opened('keys')
  const listed = await page.locator('#keys [data-found] kbd').allInnerTexts()
  await press(page, '<Escape>')
  const ofRoom = await page
    .locator('[data-room-keys]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.roomKeys ?? ''))
  expect(listed).toEqual(expect.arrayContaining(ofRoom))
  const focusIn = (selector: string) => () =>
    expect
      .poll(() => page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector))
      .toBe(true)
  const dialog = (id: string) => async () => {
    await opened(id)
    await press(page, '<Escape>')
    await focusIn(roomText)()
  }
  /** From beside the text, Esc leaves what is open first, and then that place. */
  const backToText = (id: string) => async () => {
    await opened(id)
    await press(page, '<Escape>', '<Escape>')
    await focusIn(roomText)()
  }
  const heading = (at: number) => () =>
    expect.poll(() => page.locator('[data-region="head"] h2').innerText()).toContain(titles[at] ?? '')
  const card = (kind: string) => () =>
    expect
      .poll(() =>
        page.evaluate(
          () => getSelection()?.anchorNode?.parentElement?.closest('.text-card')?.className ?? '',
        ),
      )
      .toContain(kind)
  const does: Record<string, [string[], () => Promise<unknown>][]> = {
    'Alt+J': [[['<Alt+J>'], heading(2)]],
    'Alt+K': [[['<Alt+K>'], heading(1)]],
    'Alt+V': [[['<Control+End>', '<Enter>', '<Alt+V>', 'a'], card('decision')]],
    'Alt+O': [[['<Enter>', '<Alt+O>', 'b'], card('follow-up')]],
    'Alt+G': [[['<Enter>', '<Alt+G>', 'c'], card('working-group')]],
    'Alt+N': [[['<Alt+N>'], dialog('room-new-item')]],
    'Alt+L': [[['<Alt+L>'], dialog('room-find')]],
    'Alt+Q': [[['<Alt+Q>'], dialog('room-check')]],
    'Alt+R': [[['<Alt+R>'], dialog('room-preview')]],
    'Alt+P': [[['<Alt+P>'], focusIn('#room-people')]],
    'Alt+T / Esc': [
      [['<Alt+T>'], focusIn(roomText)],
      [['<Alt+P>', '<Escape>'], focusIn(roomText)],
    ],
    F6: [
      [['<F6>'], focusIn('#room-people')],
      [['<F6>'], focusIn('.contents')],
      [['<F6>'], focusIn(roomText)],
      [['<Shift+F6>'], focusIn('.contents')],
      [['<F6>'], focusIn(roomText)],
    ],
    '? / F1': [
      [['<F1>'], dialog('keys')],
      [['<F6>', '<F6>', '?'], backToText('keys')],
    ],
    'Alt+S': [[['<Alt+S>'], () => page.waitForURL('**/sending')]],
  }
  expect(Object.keys(does)).toEqual(expect.arrayContaining(ofRoom.filter((keys) => keys !== '')))
  for (const [name, steps] of Object.entries(does))
    for (const [keys, check] of steps) {
      await press(page, ...keys)
      await check().catch((error) => {
        throw new Error(`${name}, by ${keys.join(' ')}: ${error}`)
      })
    }
  expect(faults.splice(0)).toEqual([])
})
