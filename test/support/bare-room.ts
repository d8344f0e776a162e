import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { say } from '#src/platform/language/phrase.ts'
import { roomEditorWords } from '#src/platform/language/words/web-room-editor.ts'
import { assets, stylesheetPaths } from '#src/web/assets/bundle.ts'
import { scriptOf } from '#src/web/assets/room-script.ts'
import { roomPolicy } from '#src/web/content-policy.ts'
import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import { newContext } from './chromium.ts'

const baseUrl = 'http://room.example.org'

export const items = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']

const person = (number: number, name: string, organisation: string) => ({
  ...{ id: `00000000-0000-4000-8000-00000000000${number}`, name, organisation },
  invited: true,
})

/** A meeting of two items, with people of whom two share their first name. */
export const facts: RoomFacts = {
  meetingId: '99999999-9999-4999-8999-999999999999',
  person: { id: '00000000-0000-4000-8000-000000000009', name: 'Frøydis Ulvenes' },
  language: 'nb',
  socket: '/room',
  token: '',
  known: {
    language: 'nb',
    day: '2026-09-17',
    people: [
      person(1, 'Eli Arnkværn Bryhni', 'Oslo kommune'),
      person(2, 'Eli Sandvær', 'Asker kommune'),
      person(3, 'Karl Brekkhus', 'Moss kommune'),
    ],
    organisations: [{ id: '00000000-0000-4000-8000-000000000021', name: 'Gjøvik kommune' }],
    workingGroups: [],
  },
  items: [
    {
      ...{
        id: items[0] ?? '',
        number: '1',
        title: 'Godkjenning av referat',
        kind: 'approve-minutes',
        withdrawn: false,
      },
      phrases: ['Referatet ble godkjent.', 'Det var ingen merknader.', 'Vedtak: Referatet godkjennes.'],
    },
    { id: items[1] ?? '', number: '2', title: 'Budsjett', kind: 'decision', withdrawn: false, phrases: [] },
  ],
  words: Object.fromEntries(Object.entries(roomEditorWords).map(([key, phrase]) => [key, say(phrase, 'nb')])),
}

let script: Promise<string> | undefined

/** The editor alone on a page, under the policy of the room's page. */
export async function openBareRoom(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  script ??= scriptOf(fileURLToPath(new URL('../browser/room/bare-room.ts', import.meta.url)))
  const context = await newContext(browser, baseUrl, {
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const page = await context.newPage()
  const room = await script
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    const asset = assets.get(pathname.split('/').at(-1) ?? '')
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': roomPolicy({ baseUrl }) },
        body: html(),
      })
    if (pathname === '/room.js')
      return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: room })
    return asset
      ? route.fulfill({ contentType: asset.mediaType, body: asset.plain })
      : route.fulfill({ status: 204 })
  })
  await page.goto('/')
  await page.waitForFunction('window.room !== undefined')
  return page
}

const html =
  () => `<!doctype html><html lang="nb" data-color-scheme="auto" data-size="sm"><head><meta charset="utf-8"><title>Rom</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="${stylesheetPaths.app}">
<script type="application/json" id="room-facts">${JSON.stringify(facts).replace(/</g, '\\u003c')}</script>
<script type="module" src="/room.js"></script></head><body><main><h1>Rom</h1><h2>Referat</h2><h3>1 Godkjenning av referat</h3><div id="room-text"></div></main></body></html>`
