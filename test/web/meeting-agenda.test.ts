import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { makeMeetings } from '#test/support/make-meetings.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }): Promise<Browser> {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

/** A meeting with three items of our own after those that came by themselves, and who may build its agenda. */
async function scene() {
  const { members, meeting, groupId } = await make.scene()
  for (const title of ['Fjord', 'Fjell', 'Skog'])
    await world.admin.post(`/meetings/${meeting.id}/agenda-items`, { kind: 'discussion', title })
  const guest = await as(await world.make.secretary())
  const path = `/meetings/${meeting.id}`
  return { members, meeting, groupId, guest, path }
}

const titles = async (meetingId: string): Promise<string[]> =>
  (await world.admin.get(`/meetings/${meetingId}/agenda-items`)).body.items.map(
    ({ title }: { title: string }) => title,
  )

const itemCalled = async (meetingId: string, title: string) =>
  (await world.admin.get(`/meetings/${meetingId}/agenda-items`)).body.items.find(
    (item: { title: string }) => item.title === title,
  ) as Record<string, unknown> & { id: string }

const formOf = (page: WebPage, action: string) => page.forms.find((form) => form.action === action)

describe('the agenda builder', () => {
  test('adds an item with what its kind knows, and a presenter by name', async () => {
    const { guest, path, members, meeting } = await scene()
    const page = await guest.get(`${path}/agenda`)
    expectGoodPage(page)
    const typed = {
      title: hostileTexts.join(' ').slice(0, 300),
      kind: 'decision',
      minutesAllotted: '45',
      presenter: members[1].name,
      exemptBasis: 'offl. § 13',
    }
    const wrong = await guest.submit(page, `${path}/agenda-items`, { ...typed, minutesAllotted: 'en time' })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(formOf(wrong, `${path}/agenda-items`)?.fields).toMatchObject({
      title: typed.title,
      kind: 'decision',
    })
    const added = await guest.submit(wrong, `${path}/agenda-items`, typed)
    expect(added.status).toBe(200)
    expectGoodPage(added)
    expect(added.text).toContain('Unntatt offentlighet, offl. § 13')
    expect(added.text).toContain('45 av 90 minutter')
    expect(await itemCalled(meeting.id, typed.title)).toMatchObject({
      kind: 'decision',
      presenterPersonId: members[1].id,
      presenterText: null,
      minutesAllotted: 45,
    })
    const free = await guest.submit(added, `${path}/agenda-items`, {
      title: 'Gjest',
      presenter: 'Gro fra fylket',
    })
    expect(free.text).toContain('Innleder: Gro fra fylket')
  })

  test('changes an item in place; a stale form shows both', async () => {
    const { guest, path, meeting } = await scene()
    const { id } = await itemCalled(meeting.id, 'Fjell')
    const [page, elsewhere] = [await guest.get(`${path}/agenda`), await guest.get(`${path}/agenda`)]
    const changed = await guest.submit(page, `/agenda-items/${id}`, {
      title: 'Fjellet',
      description: 'Om **stier**.',
    })
    expectGoodPage(changed)
    expect(await titles(meeting.id)).toContain('Fjellet')
    const stale = await guest.submit(elsewhere, `/agenda-items/${id}`, { title: 'Høyfjellet' })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Står nå: Fjellet')
    expect(formOf(stale, `/agenda-items/${id}`)?.fields.title).toBe('Høyfjellet')
    const overview = await guest.get(path)
    expectGoodPage(overview)
    expect(overview.html).toContain('<strong>stier</strong>')
  })

  test('keeps an item that approves minutes that were approved since, and drops what another kind does not know', async () => {
    const { guest, path, meeting, groupId } = await scene()
    const earlier = await make.meeting(groupId, {
      startsAt: '2026-02-12T09:00:00+01:00',
      endsAt: '2026-02-12T10:00:00+01:00',
    })
    const minutesId = await make.minutes(groupId, earlier.id)
    const page = await guest.get(`${path}/agenda`)
    expect(page.text).toContain('12. februar 2026')
    const typed = { kind: 'approve-minutes', title: 'Godkjenning', approvesMinutesId: minutesId }
    const added = await guest.submit(page, `${path}/agenda-items`, typed)
    const { id } = await itemCalled(meeting.id, 'Godkjenning')
    await world.lite.query("update minutes set state = 'approved', approved_at = now() where id = $1", [
      minutesId,
    ])

    const renamed = await guest.submit(await guest.get(`${path}/agenda`), `/agenda-items/${id}`, {
      title: 'Godkjenning av referat',
    })
    expect(renamed.status).toBe(200)
    expect(added.status).toBe(200)
    const other = await guest.submit(renamed, `/agenda-items/${id}`, { kind: 'information' })
    expect(other.status).toBe(200)
    expect(await itemCalled(meeting.id, 'Godkjenning av referat')).toMatchObject({
      kind: 'information',
      approvesMinutesId: null,
    })
  })

  test('puts items in another order: by a button, and as they were dragged; a stale order changes nothing', async () => {
    const { guest, path, meeting } = await scene()
    const page = await guest.get(`${path}/agenda`)
    const form = formOf(page, `${path}/agenda-order`)
    const { id } = await itemCalled(meeting.id, 'Fjell')
    expect(page.html).toContain(`value="up ${id}"`)
    const before = await titles(meeting.id)
    const up = await guest.post(`${path}/agenda-order`, { ...form?.fields, move: `up ${id}` })
    expect(up.status).toBe(200)
    expectGoodPage(up)
    const after = await titles(meeting.id)
    expect(after.indexOf('Fjell')).toBe(before.indexOf('Fjell') - 1)
    const stale = await guest.post(`${path}/agenda-order`, { ...form?.fields, move: `up ${id}` })
    expect(stale.status).toBe(412)
    expect(await titles(meeting.id)).toEqual(after)
    const now = formOf(up, `${path}/agenda-order`)?.fields ?? {}
    const dragged = (now.order ?? '').split(' ').reverse().join(' ')
    expect((await guest.post(`${path}/agenda-order`, { ...now, order: dragged, focus: id })).status).toBe(200)
    expect(await titles(meeting.id)).toEqual(after.toReversed())
    const page2 = await guest.get(`${path}/agenda`)
    const short = { ...formOf(page2, `${path}/agenda-order`)?.fields, order: id }
    expect((await guest.post(`${path}/agenda-order`, short)).status).toBe(422)
  })

  test('withdraws an item, undoes it, and takes one out after a question that names it', async () => {
    const { guest, path, meeting } = await scene()
    const { id } = await itemCalled(meeting.id, 'Skog')
    const page = await guest.get(`${path}/agenda`)
    expect(page.text).toContain('«Skog» blir tatt ut av sakslisten')
    const withdrawn = await guest.submit(page, `/agenda-items/${id}/withdrawal`)
    expectGoodPage(withdrawn)
    expect(withdrawn.text).toContain('Saken er trukket')
    expect(await itemCalled(meeting.id, 'Skog')).toMatchObject({ withdrawn: true })
    const back = await guest.submit(withdrawn, `/agenda-items/${id}/withdrawal/ending`)
    expect(await itemCalled(meeting.id, 'Skog')).toMatchObject({ withdrawn: false })
    const gone = await guest.submit(back, `/agenda-items/${id}/removal`)
    expectGoodPage(gone)
    expect(await titles(meeting.id)).not.toContain('Skog')
  })

  test('is read, not built, by members, and refuses their forms', async () => {
    const { guest, path, members, meeting } = await scene()
    const member = await as(members[1])
    const page = await member.get(`${path}/agenda`)
    expectGoodPage(page)
    expect(page.text).toContain('Fjord')
    expect(page.forms.filter(({ action }) => action.startsWith('/')).map(({ action }) => action)).toEqual(
      page.forms.filter(({ action }) => action === '/sign-out').map(({ action }) => action),
    )
    const form = formOf(await guest.get(`${path}/agenda`), `${path}/agenda-items`)
    const own = formOf(await member.get(path), `${path}/reply`)
    const forged = { ...form?.fields, formToken: own?.fields.formToken ?? '', title: 'Smuglet inn' }
    expect((await member.post(`${path}/agenda-items`, forged)).status).toBe(403)
    expect(await titles(meeting.id)).not.toContain('Smuglet inn')
    const chair = await (await as(members[0])).get(`${path}/agenda`)
    expect(formOf(chair, `${path}/agenda-items`)).toBeDefined()
  })
})

describe('papers', () => {
  /** Sends a form with a file as a browser does. */
  async function upload(
    guest: Browser,
    form: { action: string; fields: Record<string, string> },
    name: string,
    bytes: string,
  ) {
    const boundary = 'grense'
    const parts = Object.entries(form.fields)
      .filter(([field]) => field !== 'file')
      .map(
        ([field, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
      )
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${bytes}\r\n`
    return world.app.server.inject({
      method: 'POST',
      url: form.action,
      headers: {
        accept: 'text/html',
        cookie: [...guest.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `${parts.join('')}${file}--${boundary}--\r\n`,
    })
  }

  test('are attached to an item as a file, downloaded by members, and removed', async () => {
    const { guest, path, members, meeting } = await scene()
    const { id } = await itemCalled(meeting.id, 'Fjord')
    const page = await guest.get(`${path}/agenda`)
    const form = page.forms.find(({ fields }) => fields.act === `paper-${id}`)
    if (!form) throw new Error('no form for papers')
    const sent = await upload(guest, form, 'Notat.txt', 'Fjorden er dyp.')
    expect(sent.statusCode).toBe(303)
    expect((await upload(guest, form, 'Notat.txt', 'Fjorden er dyp.')).statusCode).toBe(303)
    const shown = await (await as(members[1])).get(path)
    const links = shown.links.filter(({ text }) => text === 'Notat')
    expect(links).toHaveLength(1)
    const file = await (await as(members[1])).get(links[0]?.path ?? '')
    expect(file.raw.toString()).toBe('Fjorden er dyp.')
    expect(String(file.headers['content-disposition'])).toContain('attachment')
    expect((await (await as(await world.make.person())).get(links[0]?.path ?? '')).status).toBe(403)
    const kept = await guest.get(`${path}/agenda`)
    expect(kept.text).toContain('«Notat» blir fjernet fra møtet')
    const removed = await guest.submit(kept, /\/papers\/[^/]+\/removal$/)
    expectGoodPage(removed)
    expect(removed.links.map(({ text }) => text)).not.toContain('Notat')
  })

  test('of a kind that is not taken are refused at their field; nothing chosen at all too', async () => {
    const { guest, path } = await scene()
    const page = await guest.get(`${path}/agenda`)
    const form = page.forms.find(({ fields }) => fields.act === 'paper-meeting')
    if (!form) throw new Error('no form for papers')
    const typed = { ...form, fields: { ...form.fields, title: 'Program' } }
    const refused = await upload(guest, typed, 'program.exe', 'MZ\u0000\u0001')
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Denne filtypen tas ikke imot')
    expect(refused.body).toContain('value="Program"')
    const none = await upload(guest, typed, '', '')
    expect(none.statusCode).toBe(422)
    expect(none.body).toContain('Send enten en fil eller en lenke')
  })

  test('that are too large are refused in words', async () => {
    const { guest, path } = await scene()
    const page = await guest.get(`${path}/agenda`)
    const form = page.forms.find(({ fields }) => fields.act === 'paper-meeting')
    if (!form) throw new Error('no form for papers')
    const refused = await upload(guest, form, 'stor.txt', 'a'.repeat(26 * 1024 * 1024))
    expect(refused.statusCode).toBe(413)
    expect(refused.body).toContain('for stor')
  })

  test('are links to the whole meeting as well', async () => {
    const { guest, path } = await scene()
    const page = await guest.get(`${path}/agenda`)
    const form = page.forms.find(({ fields }) => fields.act === 'paper-meeting')
    const link = { url: 'https://torsby.example.org/program', title: 'Programmet' }
    const added = await guest.post(form?.action ?? '', { ...form?.fields, file: '', ...link })
    expectGoodPage(added)
    expect(added.links).toContainEqual({ text: 'Programmet', path: link.url })
  })
})
