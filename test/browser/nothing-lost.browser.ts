import { MessageType } from '@hocuspocus/provider'
import type { Editor } from '@tiptap/core'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { launchChromium } from '#test/support/chromium.ts'
import { asSuperuser, createDatabase, startPostgres } from '#test/support/postgres.ts'
import { freePort, type PostgresServer } from '#test/support/postgres-binaries.ts'
import { type RunningServer, startServer, until } from '#test/support/program.ts'
import { type Scene, type Stage, setStage } from '#test/support/room-stage.ts'
import { openBadLine } from '../../scripts/converge/line.ts'

let postgres: PostgresServer
let browser: Browser
let server: RunningServer
let stage: Stage
let env: Record<string, string>

beforeAll(async () => {
  ;[postgres, browser] = await Promise.all([startPostgres(), launchChromium()])
  const port = await freePort()
  env = {
    DATABASE_URL: await createDatabase(postgres),
    SECRET_KEY: 'secret-key-of-the-tests-32-characters',
    BASE_URL: `http://localhost:${port}`,
    PORT: String(port),
    LOG_LEVEL: 'fatal',
    DEMO: 'false',
  }
  stage = await setStage(env, 8)
  server = await startServer(env)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await postgres?.stop()
})

const scene = (): Scene => {
  const next = stage.scenes.shift()
  if (!next) throw new Error('more tests than meetings')
  return next
}

/** A browser of the first writer's own, where they are signed in. */
async function desk(url = env.BASE_URL ?? ''): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'nb-NO' })
  const cookie = { name: 'referat-session', value: stage.cookies[0], url, httpOnly: true }
  await context.addCookies([{ ...cookie, sameSite: 'Lax' }])
  return context
}

async function open(context: BrowserContext, { meetingId, itemId }: Scene): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`/meetings/${meetingId}/minutes?item=${itemId}`)
  await page.locator('.text-written').click()
  await page.keyboard.press('Control+End')
  return page
}

/** What the editor holds: its page shows carets of others beside it. */
const shown = (page: Page): Promise<string> =>
  page.evaluate("document.querySelector('.text-written').editor.state.doc.textContent")

const isIn = (page: Page, state: string) =>
  page.waitForSelector(`#room-status[data-state="${state}"]`, { timeout: 30_000 })

const savedText = async ({ itemId }: Scene): Promise<string> => {
  const headers = { token: await stage.token(server.client) }
  return (await server.client('GET', `/agenda-items/${itemId}/text`, undefined, headers)).body.text
}

const isSaved = (where: Scene, text: string) => until(async () => (await savedText(where)).trim() === text)

/** The tab goes as when the machine does: nothing in it is told. */
async function crash(page: Page) {
  const gone = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await gone
  await page.close()
}

/** Distinct words, so that each that is missing shows. */
const wordsOf = (letters: number, of: string) => {
  let text = ''
  for (let number = 0; text.length < letters; number++) text += `${of}${number} `
  return text.slice(0, letters).trimEnd()
}

/** Most of it as a keyboard gives whole words. */
async function type(page: Page, text: string) {
  for (const word of text.split(/(?<= )/)) await page.keyboard.insertText(word)
}

test('2,000 characters typed without a line, the tab killed then, are all there when the page is opened again', async () => {
  const where = scene()
  const line = await openBadLine({ to: server.port, seed: 1 })
  const context = await desk(`http://localhost:${line.port}`)
  const page = await open(context, where)
  await isIn(page, 'saved')
  line.away()
  await context.setOffline(true)
  const text = wordsOf(2_000, 'frakoblet')
  await type(page, text)
  await isIn(page, 'offline')
  // The last key's way to the disk takes a moment; a machine that dies within it loses that key.
  await page.waitForTimeout(250)
  await crash(page)
  line.calm()
  await context.setOffline(false)
  expect(await savedText(where)).toBe('')
  const again = await open(context, where)
  await until(async () => (await shown(again)).trim() === text)
  await isSaved(where, text)
  await context.close()
  await line.close()
})

test('a tab that is killed while somebody types loses nothing that was typed', async () => {
  const where = scene()
  const context = await desk()
  const page = await open(context, where)
  await isIn(page, 'saved')
  const text = wordsOf(200, 'midt')
  await page.keyboard.type(text)
  await crash(page)
  const again = await open(context, where)
  await until(async () => (await shown(again)).trim() === text)
  await isSaved(where, text)
  await context.close()
})

test('the server killed while somebody types: said so, typed on, and all of it saved when it is back', async () => {
  const where = scene()
  const context = await desk()
  const page = await open(context, where)
  await isIn(page, 'saved')
  const [before, after] = [wordsOf(150, 'med'), wordsOf(300, ' uten')]
  await page.keyboard.type(before)
  await server.stop('SIGKILL')
  await isIn(page, 'offline')
  await type(page, after)
  server = await startServer(env)
  await isIn(page, 'saved')
  await isSaved(where, `${before}${after}`)
  expect((await shown(page)).trim()).toBe(`${before}${after}`)
  await context.close()
})

test('a line that says nothing, from its beginning or from then on, is given up for another, and all of it saved', async () => {
  const where = scene()
  const context = await desk()
  const lines: { fallSilent(): void }[] = []
  await context.routeWebSocket(/\/room$/, (here) => {
    const there = lines.length > 0 ? here.connectToServer() : null
    let silent = false
    here.onMessage((message) => void (silent || there?.send(message)))
    there?.onMessage((message) => void (silent || here.send(message)))
    lines.push({
      fallSilent() {
        silent = true
      },
    })
  })
  const page = await open(context, where)
  const [before, after] = [wordsOf(50, 'taust'), wordsOf(50, ' igjen')]
  await page.keyboard.type(before)
  await isIn(page, 'offline')
  await isIn(page, 'saved')
  await isSaved(where, before)
  lines.at(-1)?.fallSilent()
  await page.keyboard.type(after)
  await isIn(page, 'saving')
  await isSaved(where, before + after)
  await isIn(page, 'saved')
  expect(lines).toHaveLength(3)
  await context.close()
})

test('a moment in which the server cannot keep anything is over by itself, though nobody types', async () => {
  const where = scene()
  const context = await desk()
  let tell: (bytes: Buffer) => void = () => {}
  await context.routeWebSocket(/\/room$/, (here) => {
    here.connectToServer()
    tell = (bytes) => here.send(bytes)
  })
  const page = await open(context, where)
  await page.keyboard.type('Alt er lagret.')
  await isIn(page, 'saved')
  const frame = createEncoder()
  writeVarString(frame, where.meetingId)
  writeVarUint(frame, MessageType.Stateless)
  writeVarString(frame, JSON.stringify({ type: 'trouble' }))
  tell(Buffer.from(toUint8Array(frame)))
  await isIn(page, 'offline')
  await isIn(page, 'saved')
  await context.close()
})

test('two tabs of one person: what is typed in both at once is in both, and saved', async () => {
  const where = scene()
  const context = await desk()
  const [one, other] = [await open(context, where), await open(context, where)]
  await Promise.all([isIn(one, 'saved'), isIn(other, 'saved')])
  const words = ['her', 'der'].map((of) => wordsOf(120, of))
  await Promise.all([type(one, `${words[0]} `), type(other, `${words[1]} `)])
  const wordsIn = (text: string): string[] => text.match(/\w+/g) ?? []
  const all = words.flatMap((text) => text.split(' '))
  for (const page of [one, other])
    await until(async () => {
      const there = wordsIn(await shown(page))
      return all.every((word) => there.includes(word))
    })
  await until(async () => {
    const saved = wordsIn(await savedText(where))
    return all.every((word) => saved.includes(word)) && saved.length === all.length
  })
  expect(await shown(one)).toBe(await shown(other))
  await context.close()
})

test('what this browser keeps and cannot be merged is said to be, and gives way to what is saved', async () => {
  const where = scene()
  const context = await desk()
  const page = await open(context, where)
  const text = wordsOf(20, 'lagret')
  await page.keyboard.type(text)
  await isIn(page, 'saved')
  await isSaved(where, text)
  await page.evaluate((itemId) => {
    const { state } = (document.querySelector('.text-written') as Element & { editor: Editor }).editor
    const { doc } = (state as unknown as { 'y-sync$': { doc: Y.Doc } })['y-sync$']
    const Element = doc.getXmlFragment(itemId).get(0).constructor as typeof Y.XmlElement
    // Of a kind that no editor of ours makes: the server does not merge it, and this browser has it in its store.
    doc.getXmlFragment(itemId).push([new Element('script')])
  }, where.itemId)
  await isIn(page, 'damaged')
  await page.reload()
  await isIn(page, 'damaged')
  expect(await page.locator('.text-written').getAttribute('contenteditable')).toBe('false')
  const over = page.locator('#room-status button', { hasText: 'Begynn på nytt' })
  await over.click()
  await page.locator('#room-status button', { hasText: 'kan gå tapt' }).click()
  await page.waitForSelector('#room-status[data-state="saved"]', { timeout: 30_000 })
  expect((await shown(page)).trim()).toBe(text)
  await page.locator('.text-written').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' og videre')
  await isSaved(where, `${text} og videre`)
  await context.close()
})

test('a session that ends while somebody types: said so, typed on, and all of it there after signing in on another tab', async () => {
  const where = scene()
  const context = await desk()
  const page = await open(context, where)
  const before = wordsOf(100, 'inne')
  await page.keyboard.type(before)
  await isIn(page, 'saved')
  await asSuperuser(
    postgres,
    (sql) =>
      sql.query(
        "update sessions set revoked_at = now() where person_id in (select id from people where name = 'Berit Fjell')",
      ),
    env.DATABASE_URL,
  )
  const after = wordsOf(300, ' ute')
  await until(async () => {
    await page.keyboard.type('.')
    return (await page.getAttribute('#room-status', 'data-state')) === 'signed-out'
  })
  await type(page, after)
  const typed = (await shown(page)).trim()
  expect(typed.replace(/\.+/, '')).toBe(`${before}${after}`)
  const tab = await context.newPage()
  await signIn(tab)
  await tab.close()
  await isIn(page, 'saved')
  expect((await shown(page)).trim()).toBe(typed)
  await isSaved(where, typed)
  await context.close()
})

async function signIn(page: Page) {
  const email = 'berit@fjordsamarbeidet.example.org'
  await page.goto('/')
  await page.fill('input[name="email"]', email)
  await page.press('input[name="email"]', 'Enter')
  await page.waitForSelector('input[name="code"]')
  const mail = await asSuperuser(
    postgres,
    async (sql) =>
      (
        await sql.query<{ body_text: string }>(
          "select body_text from mails where kind = 'sign-in-code' and to_address = $1",
          [email],
        )
      ).rows[0],
    env.DATABASE_URL,
  )
  await page.fill('input[name="code"]', /\b\d{6}\b/.exec(mail?.body_text ?? '')?.[0] ?? '')
  await Promise.all([
    page.waitForURL((url) => url.pathname !== '/sign-in'),
    page.press('input[name="code"]', 'Enter'),
  ])
}
