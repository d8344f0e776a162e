import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { makeMinutes } from '#test/support/make-minutes.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import {
  everythingKept,
  hostileTexts,
  linkInMail,
  newestCode,
  signInBrowser,
} from '#test/support/web-world.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const visit = () => browser(world.app.server)

type Facts = { texts?: string[]; title?: string; group?: Record<string, unknown>; name?: string }

/** Minutes of two items in review, with a member, another member and the link that each was mailed. */
async function scene({
  texts = ['- Første kulepunkt\n- Andre kulepunkt', 'Vi drøftet reiseliv.'],
  title = 'Strategi',
  group = {},
  name,
}: Facts = {}) {
  const make = makeMinutes(world)
  const [member, other, observer] = [
    await world.make.person(name ? { name } : {}),
    await world.make.person(),
    await world.make.person(),
  ]
  const { id: groupId } = await make.group({ name: 'Faggruppe for reiseliv', ...group })
  await make.seat(groupId, member.id)
  await make.seat(groupId, other.id)
  const meeting = await make.meeting(
    groupId,
    {},
    [{ title }, { title: 'Reiseliv' }],
    [
      { personId: member.id },
      { personId: other.id },
      { personId: observer.id, part: 'observer', presence: 'absent' },
    ],
  )
  const { body } = await world.admin.post(`/meetings/${meeting.id}/minutes`)
  const minutesId: string = body.id
  const write = async (item: number, text: string) => {
    const path = `/agenda-items/${meeting.items[item]}/text`
    const { version } = (await world.admin.get(path)).body
    const saved = await world.admin.put(path, { text }, ifMatch(version ?? 0))
    expect(saved.status).toBeLessThan(300)
  }
  for (const [item, text] of texts.entries()) await write(item, text)
  const circulate = async () => {
    const sent = await world.admin.post(`/minutes/${minutesId}/circulation`)
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    return sent.body.versionHash as string
  }
  const hash = await circulate()
  const linkOf = (personId: string) => linkInMail(world, 'minutes-for-review', personId)
  const answers = async () =>
    (
      await world.lite.query('select person_id, version_hash, through from review_answers order by id')
    ).rows.filter((row) => [member.id, other.id].includes((row as { person_id: string }).person_id))
  const remarks = async () =>
    (
      await world.lite.query(
        'select agenda_item_id, quote, text, through from remarks where minutes_id = $1',
        [minutesId],
      )
    ).rows
  return {
    make,
    groupId,
    meeting,
    minutesId,
    member,
    other,
    observer,
    write,
    circulate,
    hash,
    linkOf,
    answers,
    remarks,
    link: await linkOf(member.id),
  }
}

describe('reading minutes by the link alone', () => {
  test('shows the frozen text, the PDF and who the page is for, and changes nothing', async () => {
    const { link, member, minutesId } = await scene({
      group: { approvalPolicy: 'written', silenceApproves: true },
    })
    const before = await everythingKept(world)
    const page = await visit().get(link)
    expect(page.status).toBe(200)
    expectGoodPage(page)
    expect(page.text).toContain('Referat: Faggruppe for reiseliv, 10. februar 2026')
    expect(page.html).toContain('<li>Første kulepunkt</li>')
    expect(page.text).toContain(`Denne siden er til ${member.name}`)
    expect(page.text).toContain('Hører vi ikke fra deg innen da')
    expect(page.html).toMatch(/<article class="document" lang="nb">/)
    const pdf = await visit().get(`${link}/pdf`)
    expect([pdf.status, pdf.headers['content-type'], pdf.raw.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
    const official = await world.admin.get(`/minutes/${minutesId}/pdf`)
    expect(pdf.raw.equals(official.raw)).toBe(true)
    for (const url of [link, `${link}/pdf`]) expect((await visit().head(url)).status).toBe(200)
    expect(await everythingKept(world)).toEqual(before)
  })

  test.each(['nn', 'sv', 'da', 'en'])(
    'speaks %s to one who reads that, while the minutes keep their own language',
    async (language) => {
      const { link, member } = await scene()
      await world.lite.query('update people set language = $1 where id = $2', [language, member.id])
      const page = await visit().get(link)
      expectGoodPage(page, language)
      expect(page.html).toContain('<article class="document" lang="nb">')
      const wrong = await visit().submit(page, '/remark', {})
      expect(wrong.status).toBe(422)
      expectGoodPage(wrong, language)
    },
  )

  test('one who was not there as a member may send a remark, and is shown no approval', async () => {
    const { observer, linkOf } = await scene()
    const page = await visit().get(await linkOf(observer.id))
    expect(page.forms.map(({ action }) => action.split('/').at(-1))).toEqual(['remark'])
  })
})

describe('a scanner that opens every link and posts every form', () => {
  test('approves nothing and stores nothing', async () => {
    const { link, answers, remarks } = await scene()
    const before = await everythingKept(world)
    const scanner = visit()
    const page = await scanner.get(link)
    for (const href of [...page.html.matchAll(/href="([^"#]+)"/g)].map(([, url]) => url ?? ''))
      if (!href.startsWith('http')) await scanner.get(href.replaceAll('&#61;', '='))
    for (const form of page.forms) {
      const filled = Object.fromEntries(form.names.map((name) => [name, form.fields[name] || 'tekst']))
      const asked = await scanner.post(form.action, { ...filled, agendaItemId: '' })
      for (const again of asked.forms) await scanner.post(again.action, { ...again.fields, code: '000000' })
    }
    expect(await everythingKept(world)).toEqual(before)
    expect([await answers(), await remarks()]).toEqual([[], []])
  })
})

describe('approving', () => {
  test('asks for a code, then records the version that was read, and shows it', async () => {
    const { link, member, hash, answers } = await scene()
    const guest = visit()
    const asked = await guest.submit(await guest.get(link), '/approval')
    expect([asked.status, await answers()]).toEqual([200, []])
    expectGoodPage(asked)
    const done = await guest.submit(asked, '/approval', { code: await newestCode(world, member.email) })
    expectGoodPage(done)
    expect(done.text).toContain('Du har godkjent referatet')
    expect(done.text).toContain('2. mars 2026 kl. 09.00')
    expect(done.forms.some(({ action }) => action.endsWith('/approval'))).toBe(false)
    expect(await answers()).toEqual([{ person_id: member.id, version_hash: hash, through: 'one-time-code' }])
  })

  test('takes two taps with a session: open the link, press the button', async () => {
    const { link, member, answers } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const done = await guest.submit(await guest.get(link), '/approval')
    expect(done.text).toContain('Du har godkjent referatet')
    expect(await answers()).toMatchObject([{ person_id: member.id, through: 'session' }])
  })

  test('a code opens nobody else’s link, and another member’s session is told so', async () => {
    const { link, other, member, answers } = await scene()
    const guest = visit()
    const asked = await guest.submit(await guest.get(link), '/approval')
    const foreign = visit()
    await foreign.submit(await foreign.get('/'), '/sign-in', { email: other.email })
    const refused = await guest.submit(asked, '/approval', { code: await newestCode(world, other.email) })
    expect(refused.status).toBe(422)
    await signInBrowser(world, guest, other)
    const form = asked.forms[0]
    const page = await guest.post(form?.action ?? '', {
      ...form?.fields,
      code: await newestCode(world, member.email),
    })
    expect([page.status, page.text]).toEqual([
      403,
      expect.stringContaining(`Du er logget inn som ${other.name}`),
    ])
    expect(await answers()).toEqual([])
  })

  test('the last awaited approval approves the minutes, and the page says so', async () => {
    const { link, linkOf, member, other } = await scene({ group: { approvalPolicy: 'written' } })
    for (const [person, url] of [
      [member, link],
      [other, await linkOf(other.id)],
    ] as const) {
      const guest = visit()
      await signInBrowser(world, guest, person)
      await guest.submit(await guest.get(url), '/approval')
    }
    const page = await visit().get(link)
    expectGoodPage(page)
    expect(page.text).toContain('Referatet er godkjent')
    expect(page.text).toContain('det tas ikke imot merknader her')
    expect(page.forms).toEqual([])
    // Nothing but the stamp is new, and there is nothing to send in that would take a code.
    expect(page.text).not.toContain('endret siden')
    expect(page.text).not.toContain('engangskode')
  })

  test('corrections stand as they were meant to look, in the language of the minutes', async () => {
    const { link, make, groupId, minutesId, member } = await scene()
    const item = { title: 'Referat', kind: 'approve-minutes' as const, approvesMinutesId: minutesId }
    const times = { startsAt: new Date('2026-03-02T07:00:00Z'), endsAt: new Date('2026-03-02T08:00:00Z') }
    const next = await make.meeting(groupId, times, [item])
    await world.admin.post(`/meetings/${next.id}/minutes`)
    const approval = {
      outcome: 'approved-with-corrections',
      corrections: 'Vi **orienterte** <i>om</i> havna.',
    }
    const done = await world.admin.post(`/agenda-items/${next.items[0]}/minutes-approval`, approval)
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    await world.lite.query("update people set language = 'en' where id = $1", [member.id])
    const page = await visit().get(link)
    expectGoodPage(page, 'en')
    const notice = /<div class="ds-alert message" data-color="success"[\s\S]*?<\/div>\s*<p>/.exec(
      page.html,
    )?.[0]
    expect(notice).toContain('<div lang="nb"><p>Godkjent i møtet 2. mars 2026 med disse rettelsene:</p>')
    expect(notice).toContain('<strong>orienterte</strong>')
    expect(notice).not.toContain('<i>')
    expect(page.text).toContain('<i>om</i>')
  })
})

describe('text that changed after it was read', () => {
  test('is shown with what is new, nothing is approved, and the new version can be', async () => {
    const { link, member, write, circulate, answers } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const read = await guest.get(link)
    await write(0, '- Første kulepunkt\n- Andre <b>kulepunkt</b>, rettet')
    const newHash = await circulate()
    const stale = await guest.submit(read, '/approval')
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Referatet er endret siden versjon 1')
    expect(stale.text).toContain('Tatt ut: - Andre kulepunkt')
    expect(stale.text).toContain('Nytt: - Andre <b>kulepunkt</b>, rettet')
    expect(stale.text).not.toContain('Nytt: - Første kulepunkt')
    expect(await answers()).toEqual([])
    const again = await guest.get(link)
    expect(again.text).toContain('Referatet er endret siden versjon 1')
    const done = await guest.submit(again, '/approval')
    expect(done.text).toContain('Du har godkjent referatet')
    expect(await answers()).toMatchObject([{ version_hash: newHash }])
  })

  test('a remark on what has changed is given back unsent', async () => {
    const { link, member, write, circulate, remarks } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const read = await guest.get(link)
    await write(1, 'Noe annet.')
    await circulate()
    const stale = await guest.submit(read, '/remark', { text: 'Dette skrev jeg lenge på.' })
    expect([stale.status, await remarks()]).toEqual([412, []])
    const form = stale.forms.find(({ action }) => action.endsWith('/remark'))
    expect(form?.fields.text).toBe('Dette skrev jeg lenge på.')
    expect((await guest.submit(stale, '/remark')).text).toContain('Mottatt.')
    expect(await remarks()).toMatchObject([{ text: 'Dette skrev jeg lenge på.' }])
  })

  test('minutes taken back to be worked on say so and take no answer', async () => {
    const { link, member, minutesId } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const read = await guest.get(link)
    await world.admin.post(`/minutes/${minutesId}/withdrawal`)
    const page = await guest.get(link)
    expectGoodPage(page)
    expect([page.text, page.forms]).toEqual([
      expect.stringContaining('Sekretariatet arbeider med referatet'),
      [],
    ])
    expect((await guest.submit(read, '/approval')).status).toBe(409)
  })
})

describe('a remark', () => {
  test('keeps item, sentence and wording through the code, and is shown with its answer', async () => {
    const { link, member, meeting, remarks } = await scene()
    const guest = visit()
    const typed = {
      agendaItemId: meeting.items[1] ?? '',
      quote: 'Vi drøftet reiseliv.',
      text: 'Vi drøftet\n\n  reiselivet.',
    }
    const asked = await guest.submit(await guest.get(link), '/remark', typed)
    expect(asked.forms[0]?.fields).toMatchObject(typed)
    const done = await guest.submit(asked, '/remark', { code: await newestCode(world, member.email) })
    expectGoodPage(done)
    expect(done.text).toContain('Mottatt. Sekretariatet har ikke svart ennå.')
    expect(await remarks()).toEqual([
      { agenda_item_id: typed.agendaItemId, quote: typed.quote, text: typed.text, through: 'one-time-code' },
    ])
    const { rows } = await world.lite.query<{ id: string }>(
      "select id from remarks where text like 'Vi drøftet%' and person_id = $1",
      [member.id],
    )
    await world.admin.post(`/remarks/${rows[0]?.id}/answer`, {
      outcome: 'declined',
      answer: 'Ordlyden <i>står</i>.',
    })
    expect((await guest.get(link)).text).toContain('Ikke tatt til følge. Ordlyden <i>står</i>.')
  })

  test('without words, or about an item of another meeting, is refused beside its field', async () => {
    const { link, member, remarks } = await scene()
    const foreign = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const page = await guest.get(link)
    const empty = await guest.submit(page, '/remark', { text: '  ', quote: 'beholdes' })
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Feltet kan ikke være tomt')])
    expect(empty.forms.find(({ action }) => action.endsWith('/remark'))?.fields.quote).toBe('beholdes')
    for (const agendaItemId of [foreign.meeting.items[0] ?? '', 'x']) {
      const refused = await guest.submit(page, '/remark', { text: 'tekst', agendaItemId })
      expect(refused.status).toBe(422)
      expectGoodPage(refused)
    }
    const control = await guest.submit(page, '/remark', { text: 'a\u0000b' })
    expect(control.status).toBe(422)
    expect(await remarks()).toEqual([])
  })

  test('is refused from a form that is not its own', async () => {
    const { link, member, remarks } = await scene()
    const guest = visit()
    const form = (await guest.get(link)).forms.find(({ action }) => action.endsWith('/remark'))
    await signInBrowser(world, guest, member)
    // The token of the page seen signed out does not do for the session: whoever has the link could have fetched it.
    const forged = await guest.post(form?.action ?? '', { ...form?.fields, text: 'Falsk' })
    expect([forged.status, await remarks()]).toEqual([403, []])
    expect(forged.forms.find(({ action }) => action.endsWith('/remark'))?.fields.text).toBe('Falsk')
  })
})

test.each(hostileTexts.map((text, at) => [at, text] as const))(
  'hostile text %i is text wherever it stands',
  async (_at, text) => {
    const { link, member } = await scene({
      texts: [`Før ${text} etter`, text],
      title: text,
      name: `N ${text}`,
      group: { name: `G ${text}` },
    })
    const guest = visit()
    await signInBrowser(world, guest, member)
    const page = await guest.get(link)
    expectGoodPage(page)
    for (const shown of [`G ${text}`, `N ${text}`, `1 ${text}`])
      expect(page.text).toContain(shown.replace(/\s+/g, ' '))
    const done = await guest.submit(page, '/remark', { text, quote: text })
    expectGoodPage(done)
    expect(done.text).toContain(`${text} Mottatt.`.replace(/\s+/g, ' '))
  },
)

describe('published minutes', () => {
  test('are for everybody, as they were frozen; everything else looks as if it were not there', async () => {
    const { minutesId, link, linkOf, member, other } = await scene({ group: { approvalPolicy: 'written' } })
    const guest = visit()
    const missing = await guest.get('/public/minutes/01900000-0000-7000-8000-00000000beef')
    const missingText = missing.text
    expect([missing.status, (await guest.get(`/public/minutes/${minutesId}`)).text]).toEqual([
      404,
      missingText,
    ])
    for (const [person, url] of [
      [member, link],
      [other, await linkOf(other.id)],
    ] as const) {
      const one = visit()
      await signInBrowser(world, one, person)
      await one.submit(await one.get(url), '/approval')
    }
    expect((await guest.get(`/public/minutes/${minutesId}`)).text).toBe(missingText)
    expect((await guest.get(`/public/minutes/${minutesId}.pdf`)).status).toBe(404)
    expect((await world.admin.post(`/minutes/${minutesId}/publication`)).status).toBeLessThan(300)
    const page = await guest.get(`/public/minutes/${minutesId}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('<li>Første kulepunkt</li>')
    expect(page.headers['cache-control']).toBe('public, max-age=300')
    expect(page.forms.map(({ action }) => action)).toEqual(['/language'])
    const pdf = await guest.get(`/public/minutes/${minutesId}.pdf`)
    const official = await world.admin.get(`/minutes/${minutesId}/pdf`)
    expect(pdf.raw.equals(official.raw)).toBe(true)
    for (const bad of ['x', '..%2F', "'--", `${minutesId}x`, `${minutesId}.txt`])
      expect((await guest.get(`/public/minutes/${bad}`)).status).toBe(404)
  })
})
