import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults, launchChromium, listenForFaults, newContext, overflow } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { everythingKept, newestCode } from '#test/support/web-world.ts'

let site: DemoSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Mail = { kind: string; to_address: string; body_html: string; body_text: string; person_id: string }

const mailsWithLinks = async (): Promise<Mail[]> =>
  (
    await site.lite.query<Mail>(
      "select kind, to_address, body_html, body_text, person_id from mails where body_text ~ '/l/' order by created_at desc, id desc",
    )
  ).rows

const linkIn = (mail: Mail) => /https?:\/\/\S+\/l\/[\w-]+/.exec(mail.body_text)?.[0] ?? ''

/** The newest mail of a kind whose link opens the form of that act. */
async function openMail(page: Page, { kind, act }: { kind: string; act: string }): Promise<Mail> {
  for (const mail of (await mailsWithLinks()).filter((one) => one.kind === kind)) {
    await page.goto(linkIn(mail))
    if ((await page.locator(`main form[action$="/${act}"]`).count()) > 0) return mail
  }
  throw new Error(`no ${kind} leads to ${act}: ${await page.locator('main').innerText()}`)
}

test('a machine that reads mail opens every link, follows what it leads to and presses every button: nothing changes', async () => {
  const mails = await mailsWithLinks()
  const links = [...new Set(mails.map(linkIn))]
  expect(links.length).toBeGreaterThan(20)
  const context = await newContext(browser, site.baseUrl)
  const before = await everythingKept(site)
  const page = await context.newPage()
  for (const mail of mails.slice(0, 5)) {
    await page.setContent(mail.body_html)
    await page.waitForLoadState()
  }
  for (const link of links) await pressEverything(context, link)
  expect(await everythingKept(site)).toEqual(before)
  await context.close()
})

async function pressEverything(context: BrowserContext, link: string) {
  const page = await context.newPage()
  await context.request.get(link)
  await context.request.head(link)
  await page.goto(link)
  const targets = await page.$$eval('a[href]', (all) =>
    all.map((one) => (one as unknown as { href: string }).href),
  )
  for (const target of targets.filter((href) => href.startsWith(site.baseUrl)).slice(0, 6))
    await context.request.get(target)
  const buttons = await page.locator('main button').count()
  for (let at = 0; at < buttons; at++) {
    await page.goto(link)
    const button = page.locator('main button').nth(at)
    // A scanner does not mind what a field wants: it sends what is there.
    await page.evaluate('for (const form of document.forms) form.noValidate = true')
    if (await button.isVisible()) await button.click()
    await page.waitForLoadState()
  }
  await page.close()
}

describe.each([
  { javaScriptEnabled: true, width: 1280 },
  { javaScriptEnabled: false, width: 390 },
])(
  'with a link and a mailed code, JavaScript $javaScriptEnabled, $width px',
  ({ javaScriptEnabled, width }) => {
    let context: BrowserContext
    let page: Page
    let faults: string[]
    beforeAll(async () => {
      // What is done once through a link is done: each way has a year of its own.
      await site.close()
      site = await openDemoSite()
      context = await newContext(browser, site.baseUrl, {
        javaScriptEnabled,
        viewport: { width, height: 844 },
      })
      page = await context.newPage()
      faults = listenForFaults(page)
    })
    afterAll(() => context.close())

    const jobs: { kind: string; act: string; fill: (page: Page) => Promise<void>; done: RegExp }[] = [
      {
        kind: 'invitation',
        act: 'reply',
        fill: (page) => page.locator('input[name="answer"][value="no"]').check({ force: true }),
        done: /Du har svart at du ikke kan komme|Du har svart at du ikkje|Du har svarat att du inte/,
      },
      {
        kind: 'minutes-for-review',
        act: 'remark',
        fill: (page) => page.fill('textarea[name="text"]', 'Tallet i andre avsnitt skal være 12.'),
        done: /Tallet i andre avsnitt skal være 12\./,
      },
      { kind: 'minutes-for-review', act: 'approval', fill: async () => {}, done: /[Gg]odkjent|[Gg]odkänt/ },
      {
        kind: 'follow-up-assigned',
        act: 'completion',
        fill: (page) => page.fill('textarea[name="comment"]', 'Levert i går.'),
        done: /Levert i går\./,
      },
      {
        kind: 'seat-to-be-named',
        act: 'name',
        fill: async (page) => {
          await page.fill('input[name="name"]', 'Åse Đurić-Łund')
          await page.fill('input[name="email"]', `ase.${width}@gjovik.example.org`)
        },
        done: /.+/,
      },
    ]

    test.each(jobs)('$kind: $act', async ({ kind, act, fill, done }) => {
      await context.clearCookies()
      // An address gets five codes an hour, and the machine before has asked for many.
      site.wait(2 * 3_600_000)
      const mail = await openMail(page, { kind, act })
      await looksRight(page)
      await fill(page)
      await page.locator(`form[action$="/${act}"] button`).first().click()
      await page.waitForLoadState()
      await looksRight(page)
      await page.fill('input[name="code"]', await newestCode(site, mail.to_address))
      await page.locator('main form button').first().click()
      await page.waitForLoadState()
      expect(await page.locator('main').innerText()).toMatch(done)
      expect(await page.locator('[role="alert"]').count()).toBe(0)
      await looksRight(page)
      expect(faults.splice(0)).toEqual([])
    })

    async function looksRight(page: Page) {
      // Axe needs scripts; where they are off the same page is read as it stands.
      if (javaScriptEnabled) expect(await axeFaults(page)).toEqual([])
      if (javaScriptEnabled) expect(await overflow(page)).toBe(0)
      expect(await page.locator('h1').count()).toBe(1)
    }
  },
)
