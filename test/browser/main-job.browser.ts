import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults, launchChromium, listenForFaults, newContext } from '#test/support/chromium.ts'
import { type DemoSite, openDemoSite } from '#test/support/demo-site.ts'
import { press, tabTo, unfold, write } from '#test/support/keyboard.ts'
import { newestCode } from '#test/support/web-world.ts'

let site: DemoSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([openDemoSite(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const business = 'Faggruppe for næring og omstilling'
const secretary = 'Frøydis Ulvenes'
const [chair, member, mailed] = ['Øystein Raufjord', 'Iŋgá Márjá Utsi', 'Marte Vollum Haug']

/** A desk or a phone of somebody's own, signed in as the demo lets one. */
async function signedIn(name: string, width: number): Promise<Page> {
  const context = await newContext(browser, site.baseUrl, { viewport: { width, height: 900 } })
  const page = await context.newPage()
  await signInAgain(page, name)
  return page
}

async function signInAgain(page: Page, name: string) {
  await page.goto('/demo')
  const place = await page
    .locator('.people button')
    .evaluateAll(
      (all, name) =>
        all.findIndex((one) => one.closest('li')?.querySelector('.person')?.textContent === name),
      name,
    )
  await page.locator('.people button').nth(place).focus()
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await page.goto('/home')
}

/** The newest mail of a kind to somebody, its link opened on a phone without scripts. */
async function openMail(context: BrowserContext, kind: string, name: string) {
  const { rows } = await site.lite.query<{ body_text: string; to_address: string }>(
    `select m.body_text, m.to_address from mails m join people p on p.id = m.person_id
     where m.kind = $1 and p.name = $2 order by m.created_at desc, m.id desc limit 1`,
    [kind, name],
  )
  const page = await context.newPage()
  await page.goto(/https?:\/\/\S+\/l\/[\w-]+/.exec(rows[0]?.body_text ?? '')?.[0] ?? '')
  return { page, address: rows[0]?.to_address ?? '' }
}

async function enterCode(page: Page, address: string) {
  await page.fill('input[name="code"]', await newestCode(site, address))
  await page.locator('main form button').first().click()
  await page.waitForLoadState()
}

const idIn = (page: Page, kind: string) =>
  new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(page.url())?.[1] ?? `no id in ${page.url()}`

async function moveToMeeting(meetingId: string) {
  const { rows } = await site.lite.query<{ ends_at: Date }>('select ends_at from meetings where id = $1', [
    meetingId,
  ])
  site.moveTo(new Date(rows[0]?.ends_at ?? '').toISOString())
}

/** From wherever one is: to the groups, into the group, and its next meeting as it is proposed. */
async function planByKeyboard(page: Page): Promise<string> {
  await page.keyboard.press('g')
  await Promise.all([page.waitForURL('**/groups'), page.keyboard.press('g')])
  await press(page, `a[href="/groups/${await groupId()}"]`)
  await press(page, 'a[href$="/meetings/new"]')
  await press(page, '#plan button[type="submit"]')
  return idIn(page, 'meetings')
}

/** In the drafting room, by its list of items: no page is loaded, so what stands around the text is waited for. */
async function goToItem(page: Page, itemId: string) {
  await page.locator('#room[data-open]').waitFor()
  await tabTo(page, `.contents a[href*="item=${itemId}"]`)
  await page.keyboard.press('Enter')
  await page.locator(`[data-region="head"][data-item="${itemId}"] .steps`).waitFor()
}

async function groupId(): Promise<string> {
  const { rows } = await site.lite.query<{ id: string }>('select id from groups where name = $1', [business])
  return rows[0]?.id ?? ''
}

test('from planning to approved and published minutes, the secretary by keyboard alone, three people approving in browsers of their own', async () => {
  const desk = await signedIn(secretary, 1280)
  const faults = listenForFaults(desk)

  // Planned from the last meeting; an item of its own, moved up.
  const meetingId = await planByKeyboard(desk)
  await press(desk, 'nav.tabs a[href$="/agenda"]')
  await unfold(desk, '#add-item')
  await write(desk, '#add-item-title', 'Felles stand på messen')
  await press(desk, '#add-item button[type="submit"]')
  const titles = () => desk.locator('.sortable > li h3').allInnerTexts()
  const added = (await titles()).findIndex((title) => title.includes('Felles stand'))
  expect(added).toBeGreaterThan(0)
  await tabTo(desk, `.sortable > li:nth-child(${added + 1}) summary`)
  await Promise.all([desk.waitForEvent('load'), desk.keyboard.press('Alt+ArrowUp')])
  expect((await titles()).findIndex((title) => title.includes('Felles stand'))).toBe(added - 1)
  const itemId =
    (await desk.locator('.sortable > li', { hasText: 'Felles stand' }).getAttribute('data-id')) ?? ''

  // Called, by one press.
  await press(desk, 'nav.tabs a[href$="/invitation"]')
  expect(await axeFaults(desk)).toEqual([])
  await press(desk, '#send button[type="submit"]')

  // Answered: from the mail, on a phone without scripts; and on the meeting's own page.
  const phone = await newContext(browser, site.baseUrl, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const invited = await openMail(phone, 'invitation', mailed)
  await invited.page.locator('input[name="answer"][value="room"]').check({ force: true })
  await invited.page.locator('form[action$="/reply"] button').first().click()
  await enterCode(invited.page, invited.address)
  expect(await invited.page.locator('main').innerText()).toContain('Du har svart at du kommer')
  const own = await signedIn(member, 390)
  await own.goto(`/meetings/${meetingId}#reply`)
  await own.locator('#reply input[value="room"]').check({ force: true })
  await own.locator('#reply button[type="submit"]').click()
  await own.waitForLoadState()

  // Held: attendance as the replies say, then the minutes of the item.
  await moveToMeeting(meetingId)
  await signInAgain(desk, secretary)
  await desk.goto(`/meetings/${meetingId}/attendance`)
  expect(await axeFaults(desk)).toEqual([])
  await press(desk, '#attendance button[type="submit"]')
  await press(desk, '#hold button[type="submit"]')
  await press(desk, 'nav.tabs a[href$="/minutes"]')
  await press(desk, '#begin button[type="submit"]')
  await goToItem(desk, itemId)
  await desk.keyboard.press('Alt+t')
  await desk.keyboard.type('- Gruppen vil ha en felles stand')
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Enter')
  await desk.keyboard.type('Vedtak: Gruppen leier en felles stand på messen.')
  await desk.keyboard.press('Enter')
  await desk.keyboard.type(`Oppfølging: ${member} – Bestille standen`)
  const under = () => desk.locator('[data-region="under"]').innerText()
  await expect.poll(under, { timeout: 15_000 }).toContain('Bestille standen')
  expect(await under()).toMatch(/Vedtak 1\/\d\d .*Bestille standen.*Iŋgá/s)
  expect(await axeFaults(desk)).toEqual([])

  // Sent for review.
  await Promise.all([desk.waitForURL('**/minutes/sending'), desk.keyboard.press('Alt+s')])
  await press(desk, '#send button[type="submit"]')
  const { rows: begun } = await site.lite.query<{ id: string }>(
    'select id from minutes where meeting_id = $1',
    [meetingId],
  )
  const minutesId = begun[0]?.id ?? ''

  // Approved by three in browsers of their own: by the mail's link, by a member, by the chair.
  const review = await openMail(phone, 'minutes-for-review', mailed)
  await review.page.locator('form[action$="/approval"] button').first().click()
  if ((await review.page.locator('input[name="code"]').count()) > 0)
    await enterCode(review.page, review.address)
  for (const name of [member, chair]) {
    const page = await signedIn(name, 390)
    await page.goto(`/minutes/${minutesId}`)
    expect(await axeFaults(page)).toEqual([])
    await page.locator('#approve button[type="submit"]').click()
    await page.waitForLoadState()
    expect(await page.locator('#approve').count()).toBe(0)
  }
  const { rows } = await site.lite.query(
    'select 1 from review_answers where round_id in (select id from review_rounds where minutes_id = $1)',
    [minutesId],
  )
  expect(rows).toHaveLength(3)

  // The next meeting approves them, second after its invitation; then everybody may read them.
  const nextId = await planByKeyboard(desk)
  const { rows: items } = await site.lite.query<{ id: string }>(
    'select id from agenda_items where meeting_id = $1 and approves_minutes_id = $2',
    [nextId, minutesId],
  )
  const approvalItem = items[0]?.id ?? ''
  await moveToMeeting(nextId)
  await signInAgain(desk, secretary)
  await desk.goto(`/meetings/${nextId}/attendance`)
  await press(desk, '#attendance button[type="submit"]')
  await press(desk, '#hold button[type="submit"]')
  await press(desk, 'nav.tabs a[href$="/minutes"]')
  await press(desk, '#begin button[type="submit"]')
  await goToItem(desk, approvalItem)
  await tabTo(desk, `#approval-${approvalItem} input[type="radio"]`)
  await desk.keyboard.press('Space')
  await tabTo(desk, `#approval-${approvalItem} button[type="submit"]`)
  await desk.keyboard.press('Enter')
  await desk.locator(`#approval-${approvalItem}`).waitFor({ state: 'detached' })
  await desk.goto(`/minutes/${minutesId}/review`)
  await unfold(desk, '#publish')
  await press(desk, '#publish button[type="submit"]')
  const stranger = await (await newContext(browser, site.baseUrl)).newPage()
  await stranger.goto(`/public/minutes/${minutesId}`)
  expect(await stranger.locator('main').innerText()).toContain('Gruppen leier en felles stand på messen.')
  expect(faults).toEqual([])
})
