import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '#test/support/browser.ts'
import { makeMeetings } from '#test/support/make-meetings.ts'
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

type Facts = {
  group?: string
  place?: string
  item?: string
  name?: string
  message?: string
  paper?: string
}

/** A called meeting with two members for organisations, a deputy for the first seat, and the mailed links. */
async function scene({
  group,
  place = 'Møterom Fløyen',
  item = 'Strategi for reiseliv',
  name,
  message,
  paper,
}: Facts = {}) {
  const make = makeMeetings(world)
  const organisation = await world.make.organisation()
  const [member, colleague, deputy, other] = [
    await world.make.person({ organisationId: organisation.id, ...(name && { name }) }),
    await world.make.person({ organisationId: organisation.id }),
    await world.make.person(),
    await world.make.person(),
  ]
  const { id: groupId } = await make.group({ name: group ?? 'Faggruppe for reiseliv' })
  const { id: seatId } = await make.seat(groupId, {
    organisationId: organisation.id,
    personId: member.id,
    fromOn: '2020-01-01',
  })
  const holder = await world.admin.post(`/seats/${seatId}/holders`, {
    personId: deputy.id,
    standing: 'deputy',
    fromOn: '2020-01-01',
  })
  expect(holder.status, JSON.stringify(holder.body)).toBe(201)
  await make.seat(groupId, { personId: other.id, fromOn: '2020-01-01' })
  const meeting = await make.meeting(groupId, { place, videoUrl: 'https://video.example.org/rom?a=1&b=2' })
  const added = await world.admin.post(`/meetings/${meeting.id}/agenda-items`, {
    kind: 'discussion',
    title: item,
  })
  expect(added.status, JSON.stringify(added.body)).toBe(201)
  if (paper) {
    const facts = { title: paper, url: 'https://example.org/utkast', agendaItemId: added.body.id }
    expect((await world.admin.post(`/meetings/${meeting.id}/papers`, facts)).status).toBe(201)
  }
  const send = async (body = {}) => {
    const sent = await world.admin.post(`/meetings/${meeting.id}/invitations`, body)
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300)
  }
  await send(message ? { message } : {})
  const replies = async () =>
    (
      await world.lite.query<Record<string, unknown>>(
        `select i.person_id, reply, reply_how, reply_note, reply_deputy_id, replied_through
         from attendances a join invitees i on i.id = a.invitee_id where a.meeting_id = $1 and reply is not null`,
        [meeting.id],
      )
    ).rows
  return {
    organisation,
    member,
    colleague,
    deputy,
    other,
    groupId,
    meeting,
    send,
    replies,
    link: await linkInMail(world, 'invitation', member.id),
  }
}

describe('the link of an invitation', () => {
  test('shows when, where, what, the PDF and the calendar entry, and changes nothing', async () => {
    const { link, member } = await scene({
      message: 'Husk å lese vedlegget. Det er **viktig**',
      paper: 'Høringsutkast',
    })
    const before = await everythingKept(world)
    const page = await visit().get(link)
    expect(page.status).toBe(200)
    expectGoodPage(page)
    expect(page.text).toContain('Innkalling: Faggruppe for reiseliv, 16. april 2026')
    expect(page.text).toContain('torsdag 16. april 2026 kl. 09.00–10.30')
    expect(page.text).toContain('Møterom Fløyen')
    expect(page.text).toContain('https://video.example.org/rom?a=1&b=2')
    expect(page.text).toContain('Strategi for reiseliv')
    expect(page.text).toContain('Husk å lese vedlegget.')
    expect(page.html).toMatch(/Det er <strong>viktig<\/strong>/)
    expect(page.text).toContain('Saksdokumenter: Høringsutkast')
    expect(page.text).toContain(`Denne siden er til ${member.name}`)
    const pdf = await visit().get(`${link}/pdf`)
    expect([pdf.headers['content-type'], pdf.raw.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ])
    const calendar = await visit().get(`${link}/calendar.ics`)
    expect(calendar.headers['content-type']).toContain('text/calendar')
    expect(calendar.html).toContain('METHOD:PUBLISH')
    expect(calendar.html).toContain('DTSTART:20260416T070000Z')
    await visit().head(link)
    await visit().head(`${link}/calendar.ics`)
    expect(await everythingKept(world)).toEqual(before)
  })

  test.each(['nn', 'sv', 'da', 'en'])('speaks %s to one who reads that', async (language) => {
    const { link, member } = await scene()
    await world.lite.query('update people set language = $1 where id = $2', [language, member.id])
    expectGoodPage(await visit().get(link), language)
    expectGoodPage(await visit().submit(await visit().get(link), '/reply', {}), language)
  })

  test('a scanner that posts every form without a session stores nothing', async () => {
    const { link, replies } = await scene()
    const before = await everythingKept(world)
    const scanner = visit()
    for (const form of (await scanner.get(link)).forms)
      for (const answer of ['room', 'video', 'no', 'perhaps']) {
        const asked = await scanner.post(form.action, { ...form.fields, answer })
        for (const again of asked.forms) await scanner.post(again.action, { ...again.fields, code: '123456' })
      }
    expect(await everythingKept(world)).toEqual(before)
    expect(await replies()).toEqual([])
  })
})

describe('a reply', () => {
  test('by a code keeps what was filled in; the page says what was recorded and lets it be changed', async () => {
    const { link, member, replies } = await scene()
    const guest = visit()
    const asked = await guest.submit(await guest.get(link), '/reply', {
      answer: 'video',
      note: 'Kommer\n10 min sent',
    })
    expectGoodPage(asked)
    expect([asked.forms[0]?.fields.note, await replies()]).toEqual(['Kommer\n10 min sent', []])
    const done = await guest.submit(asked, '/reply', { code: await newestCode(world, member.email) })
    expectGoodPage(done)
    expect(done.text).toContain('Du har svart at du er med på video')
    expect(done.text).toContain('Du kan endre svaret nederst på siden')
    expect(await replies()).toEqual([
      {
        person_id: member.id,
        reply: 'accepted',
        reply_how: 'video',
        reply_note: 'Kommer\n10 min sent',
        reply_deputy_id: null,
        replied_through: 'one-time-code',
      },
    ])
    const changed = await guest.submit(done, '/reply', { answer: 'perhaps', note: '' })
    expect(changed.text).toContain('Du har svart at du kanskje kommer')
    expect(await replies()).toMatchObject([
      { reply: 'tentative', reply_note: null, replied_through: 'session' },
    ])
  })

  test('names a deputy of the seat, a colleague, or somebody new from the same organisation', async () => {
    const { link, member, deputy, colleague, other, organisation, replies } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const page = await guest.get(link)
    expect(page.text).toContain(`${deputy.name} (vara for plassen)`)
    expect(page.text).toContain(colleague.name)
    expect(page.html).not.toContain(`value="${other.id}"`)
    const first = await guest.submit(page, '/reply', { answer: 'no', deputyId: deputy.id })
    expect(first.text).toContain(`${deputy.name} møter i stedet.`)
    const second = await guest.submit(first, '/reply', { deputyId: colleague.id })
    expect(second.text).toContain(`${colleague.name} møter i stedet.`)
    const newcomer = { deputyId: '', deputyName: 'Nye Ås', deputyEmail: 'Nye.Aas@example.org' }
    const third = await guest.submit(second, '/reply', newcomer)
    expectGoodPage(third)
    expect(third.text).toContain('Nye Ås møter i stedet.')
    const { rows } = await world.lite.query(
      "select organisation_id, name from people where email = 'nye.aas@example.org'",
    )
    expect(rows).toEqual([{ organisation_id: organisation.id, name: 'Nye Ås' }])
    const back = await guest.submit(third, '/reply', { answer: 'room' })
    expect(back.text).toContain('Du har svart at du kommer')
    expect(await replies()).toMatchObject([{ reply: 'accepted', reply_how: 'room', reply_deputy_id: null }])
  })

  test('that makes no sense is refused beside its field, with everything kept, and adds nobody', async () => {
    const { link, member, other, replies } = await scene()
    const foreign = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const page = await guest.get(link)
    const before = await everythingKept(world)
    for (const [values, status, sentence] of [
      [{}, 422, 'Velg ett av svarene'],
      [{ answer: 'maybe' }, 422, 'Velg ett av svarene'],
      [
        { answer: 'room', deputyName: 'Ny', deputyEmail: 'ny@example.org' },
        422,
        'Vara meldes bare når du selv ikke kommer',
      ],
      [{ answer: 'no', deputyName: 'Ny' }, 422, 'kan ikke være tomt'],
      [
        { answer: 'no', deputyName: 'Ny', deputyEmail: other.email },
        409,
        'En annen person har denne e-postadressen',
      ],
      [{ answer: 'no', deputyId: foreign.member.id }, 403, 'Velg en vara for plassen din'],
      [{ answer: 'no', deputyId: other.id }, 409, 'allerede innkalt'],
      [{ answer: 'no', note: 'x'.repeat(1001) }, 422, 'for lang'],
    ] as const) {
      const refused = await guest.submit(page, '/reply', values)
      expect([refused.status, refused.text], JSON.stringify(values)).toEqual([
        status,
        expect.stringContaining(sentence),
      ])
      expectGoodPage(refused)
      const { deputyId: _, ...typed } = values as Record<string, string>
      if (typed.answer !== 'maybe') expect(refused.forms[0]?.fields).toMatchObject(typed)
    }
    expect([await replies(), await everythingKept(world)]).toEqual([[], before])
  })

  test('from somebody else’s session, or a form that is not its own, is not taken', async () => {
    const { link, member, other, replies } = await scene()
    const guest = visit()
    const form = (await guest.get(link)).forms[0]
    expect(
      (await guest.post(form?.action ?? '', { ...form?.fields, answer: 'no', formToken: 'x' })).status,
    ).toBe(403)
    await signInBrowser(world, guest, other)
    const refused = await guest.post(form?.action ?? '', { ...form?.fields, answer: 'no' })
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining(`Du er logget inn som ${other.name}`),
    ])
    await signInBrowser(world, guest, member)
    // Fetched without the session, so whoever has the link could have fetched it too.
    expect((await guest.post(form?.action ?? '', { ...form?.fields, answer: 'no' })).status).toBe(403)
    expect(await replies()).toEqual([])
  })

  test('a hundred times over has one effect', async () => {
    const { link, member, replies } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const page = await guest.get(link)
    await guest.submit(page, '/reply', { answer: 'room' })
    const before = await everythingKept(world)
    for (let again = 0; again < 20; again++) await guest.submit(page, '/reply', { answer: 'room' })
    expect(await everythingKept(world)).toEqual(before)
    expect(await replies()).toHaveLength(1)
  })
})

describe('a meeting that changed', () => {
  test('the earlier link shows what was sent last and still takes the reply', async () => {
    const { link, member, meeting, send, replies } = await scene()
    const { body } = await world.admin.get(`/meetings/${meeting.id}`)
    const moved = await world.admin.patch(
      `/meetings/${meeting.id}`,
      { place: 'Formannskapssalen' },
      ifMatch(body.version),
    )
    expect(moved.status, JSON.stringify(moved.body)).toBeLessThan(300)
    const guest = visit()
    await signInBrowser(world, guest, member)
    expect((await guest.get(link)).text).not.toContain('Formannskapssalen')
    await send()
    const page = await guest.get(link)
    expectGoodPage(page)
    expect(page.text).toContain('Innkallingen er endret siden du fikk denne lenken. Du ser versjon 2.')
    expect(page.text).toContain('Formannskapssalen')
    await guest.submit(page, '/reply', { answer: 'room' })
    expect(await replies()).toHaveLength(1)
  })

  test('called off, it says so and takes no reply; no longer asked, the link opens nothing', async () => {
    const { link, member, meeting } = await scene()
    const guest = visit()
    await signInBrowser(world, guest, member)
    const read = await guest.get(link)
    await world.admin.post(`/meetings/${meeting.id}/cancellation`, { reason: 'Lederen er <b>syk</b>' })
    const page = await guest.get(link)
    expectGoodPage(page)
    expect([page.text, page.forms]).toEqual([
      expect.stringContaining('Møtet er avlyst Lederen er <b>syk</b>'),
      [],
    ])
    expect(page.text.split('Lederen er')).toHaveLength(2)
    expect(page.text).not.toContain('Legg i kalenderen')
    expect((await visit().get(link)).text).not.toContain('engangskode')
    expect((await guest.submit(read, '/reply', { answer: 'room' })).status).toBe(409)
    expect((await guest.get(`${link}/calendar.ics`)).status).toBe(404)
    const gone = await scene()
    await world.lite.query(
      'update invitees set removed_at = now() where meeting_id = $1 and person_id = $2',
      [gone.meeting.id, gone.member.id],
    )
    expect((await visit().get(gone.link)).status).toBe(404)
  })
})

test.each(hostileTexts.map((text, at) => [at, text] as const))(
  'hostile text %i is text wherever it stands',
  async (_at, text) => {
    const { link, member } = await scene({
      group: `G ${text}`,
      place: `P ${text}`,
      item: `S ${text}`,
      name: `N ${text}`,
      message: `M ${text}`,
    })
    const guest = visit()
    await signInBrowser(world, guest, member)
    const page = await guest.get(link)
    expectGoodPage(page)
    for (const shown of ['G', 'P', 'S', 'N', 'M'].map((mark) => `${mark} ${text}`))
      expect(page.text).toContain(shown.replace(/\s+/g, ' '))
    const done = await guest.submit(page, '/reply', { answer: 'room', note: text })
    expectGoodPage(done)
    expect(done.forms[0]?.fields.note).toBe(text)
  },
)
