import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCirculated } from '#test/support/make-circulated.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const written = { approvalPolicy: 'written' }

describe('the list of minutes', () => {
  test('holds what one may read, narrowed by group, state and year, a page at a time', async () => {
    const scene = await makeCirculated(world, { group: { name: 'Faggruppe for havn' } })
    await scene.circulate()
    const earlier = {
      startsAt: new Date('2026-01-01T00:30:00+01:00'),
      endsAt: new Date('2026-01-01T02:00:00+01:00'),
    }
    const draft = await scene.make.meeting(scene.groupId, earlier)
    expect((await world.admin.post(`/meetings/${draft.id}/minutes`)).status).toBe(201)
    const writer = await scene.as(scene.writer)
    const list = await writer.get(`/minutes?groupId=${scene.groupId}`)
    expectGoodPage(list)
    expect(list.text).toMatch(
      /Faggruppe for havn, 10\. februar 2026 Til gjennomlesing .*Faggruppe for havn, 1\. januar 2026 Utkast/,
    )
    expect((await writer.get(`/minutes?groupId=${scene.groupId}&state=draft`)).text).not.toContain('februar')
    // The year is that of the meeting's own calendar: half past midnight on New Year's Day is still December in UTC.
    const inYear = async (year: number) =>
      (await writer.get(`/minutes?groupId=${scene.groupId}&year=${year}`)).text
    expect(await inYear(2026)).toContain('1. januar 2026')
    expect(await inYear(2025)).toContain('Ingenting passer')
    const first = await writer.get(`/minutes?groupId=${scene.groupId}&limit=1`)
    const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await writer.get(next)).text).toContain('1. januar 2026')
    const member = await scene.as(scene.member)
    expect((await member.get('/minutes')).text).not.toContain('1. januar 2026')
    const stranger = await scene.as(scene.stranger)
    expect((await stranger.get('/minutes')).text).not.toContain('Faggruppe for havn')
    expect((await stranger.get(`/minutes?groupId=${scene.groupId}&year=x`)).text).toContain(
      'Ingenting passer',
    )
  })
})

describe('minutes on their page', () => {
  test('are a draft for those who write it, and for nobody else', async () => {
    const scene = await makeCirculated(world, { texts: ['Ikke ferdig'] })
    const path = `/minutes/${scene.minutesId}`
    const page = await (await scene.as(scene.writer)).get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Ikke ferdig')
    expect(page.text).toContain('Dette er et utkast')
    const member = await scene.as(scene.member)
    for (const address of [path, `${path}/pdf`, `${path}/minutes.docx`]) {
      const refused = await member.get(address)
      expect([refused.status, refused.text.includes('Ikke ferdig')], address).toEqual([403, false])
      expect((await (await scene.as(scene.stranger)).get(address)).status).toBe(404)
    }
  })

  test('show the circulated text, as PDF and Word file too, and not what was written since', async () => {
    const scene = await makeCirculated(world)
    await scene.circulate()
    await scene.write(0, 'Skrevet etterpå')
    const path = `/minutes/${scene.minutesId}`
    const member = await scene.as(scene.member)
    const page = await member.get(path)
    expectGoodPage(page)
    expect(page.html).toContain('<li>Første kulepunkt</li>')
    expect(page.text).not.toContain('Skrevet etterpå')
    expect(page.text).not.toContain('endret siden den ble sendt ut')
    const pdf = await member.get(`${path}/pdf`)
    expect([pdf.status, pdf.headers['content-type'], pdf.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      expect.stringMatching(/^inline/),
    ])
    expect(pdf.raw.equals((await world.admin.get(`${path}/pdf`)).raw)).toBe(true)
    const first = await member.get(`${path}/versions/1/pdf`)
    expect(first.raw.equals(pdf.raw)).toBe(true)
    const word = await member.get(`${path}/minutes.docx`)
    expect(word.headers['content-type']).toContain('wordprocessingml')
    const writer = await (await scene.as(scene.writer)).get(path)
    expect(writer.text).toContain('Teksten er endret siden den ble sendt ut')
    for (const address of [path, `${path}/pdf`, `${path}/minutes.docx`, `${path}/versions/1/pdf`])
      expect((await (await scene.as(scene.stranger)).get(address)).status).toBe(404)
  })

  test('are for everybody once published, without what is exempt and without answers', async () => {
    const scene = await makeCirculated(world, {
      group: written,
      texts: ['Hemmelig lønn', 'Åpent'],
      exempt: true,
    })
    await scene.circulate()
    for (const person of [scene.member, scene.other]) {
      const guest = await scene.as(person)
      expect((await guest.submit(await guest.get(`/minutes/${scene.minutesId}`), '/approval')).status).toBe(
        200,
      )
    }
    await world.admin.post(`/minutes/${scene.minutesId}/publication`)
    const page = await (await scene.as(scene.stranger)).get(`/minutes/${scene.minutesId}`)
    expectGoodPage(page)
    expect(page.text).toContain('Åpent')
    expect(page.text).not.toContain('Hemmelig lønn')
    expect(page.forms.filter(({ action }) => action.startsWith('/minutes'))).toEqual([])
    const member = await (await scene.as(scene.member)).get(`/minutes/${scene.minutesId}`)
    expect(member.text).toContain('Hemmelig lønn')
    expect(member.text).toContain('Referatet er godkjent')
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'hold hostile text %i as text',
    async (_at, text) => {
      const scene = await makeCirculated(world, {
        texts: [`Før ${text} etter`],
        group: { name: `G ${text}` },
      })
      await scene.circulate()
      const member = await scene.as(scene.member)
      const page = await member.get(`/minutes/${scene.minutesId}`)
      expectGoodPage(page)
      const sent = await member.submit(page, '/remarks', { text, quote: text })
      expectGoodPage(sent)
      expect(sent.text).toContain(`${text} Mottatt.`.replace(/\s+/g, ' '))
      expectGoodPage(await member.get('/minutes'))
    },
  )
})

describe('an answer', () => {
  test('approves the version that was read, and the last one awaited approves the minutes', async () => {
    const scene = await makeCirculated(world, { group: written })
    const hash = await scene.circulate()
    const member = await scene.as(scene.member)
    const page = await member.get(`/minutes/${scene.minutesId}`)
    expect(page.forms.find(({ action }) => action.endsWith('/approval'))?.fields.versionHash).toBe(hash)
    const done = await member.submit(page, '/approval')
    expect(done.text).toContain('Du har godkjent referatet')
    expect(done.forms.some(({ action }) => action.endsWith('/approval'))).toBe(false)
    expect(await scene.make.stateOf(scene.minutesId)).toBe('in-review')
    const other = await scene.as(scene.other)
    await other.submit(await other.get(`/minutes/${scene.minutesId}`), '/approval')
    expect(await scene.make.stateOf(scene.minutesId)).toBe('approved')
  })

  test('to a version that was replaced is refused, with what is new since', async () => {
    const scene = await makeCirculated(world)
    await scene.circulate()
    const member = await scene.as(scene.member)
    const read = await member.get(`/minutes/${scene.minutesId}`)
    await scene.write(0, '- Første kulepunkt\n- Andre <b>kulepunkt</b>, rettet')
    const hash = await scene.circulate()
    const stale = await member.submit(read, '/approval')
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Referatet er endret siden du leste det')
    expect(stale.text).toContain('Nytt: - Andre <b>kulepunkt</b>, rettet')
    const kept = await member.submit(read, '/remarks', { text: 'Dette skrev jeg lenge på.' })
    const form = kept.forms.find(({ action }) => action.endsWith('/remarks'))
    expect([kept.status, form?.fields.text, form?.fields.versionHash]).toEqual([
      412,
      'Dette skrev jeg lenge på.',
      hash,
    ])
    expect((await member.submit(kept, '/approval')).text).toContain('Du har godkjent referatet')
  })

  test('is compared with from then on, or with any earlier version that is asked for', async () => {
    const scene = await makeCirculated(world)
    await scene.circulate()
    const member = await scene.as(scene.member)
    const path = `/minutes/${scene.minutesId}`
    await member.submit(await member.get(path), '/remarks', { text: 'Rett dette.' })
    await scene.write(1, 'Vi drøftet havn.')
    await scene.circulate()
    expect((await member.get(path)).text).toContain('Referatet er endret siden versjon 1')
    const other = await scene.as(scene.other)
    expect((await other.get(path)).text).not.toContain('endret siden versjon')
    const asked = await other.get(`${path}?since=1`)
    expect(asked.text).toContain('Tatt ut: Vi drøftet reiseliv. Nytt: Vi drøftet havn.')
    await scene.write(1, 'Vi drøftet reiseliv.')
    await scene.circulate()
    expect((await other.get(`${path}?since=1`)).text).toContain('Ingenting er endret siden versjon 1')
    expect((await other.get(`${path}?since=99`)).status).toBe(200)
    expect((await other.get(`${path}?since=x`)).status).toBe(200)
  })

  test('as a remark keeps what was typed where it is refused, and is shown with its answer', async () => {
    const scene = await makeCirculated(world)
    await scene.circulate()
    const member = await scene.as(scene.member)
    const path = `/minutes/${scene.minutesId}`
    const empty = await member.submit(await member.get(path), '/remarks', { text: ' ', quote: 'beholdes' })
    expect(empty.status).toBe(422)
    expectGoodPage(empty)
    expect(empty.html).toContain('id="remark-text-error"')
    expect(empty.forms.find(({ action }) => action.endsWith('/remarks'))?.fields.quote).toBe('beholdes')
    const agendaItemId = scene.meeting.items[1] ?? ''
    const sent = await member.submit(empty, '/remarks', { text: 'Vi drøftet reiselivet.', agendaItemId })
    expect(sent.text).toContain('Mottatt. Sekretariatet har ikke svart ennå.')
    const { body } = await world.admin.get(`${path}/remarks`)
    expect(body.items).toMatchObject([{ agendaItemId, quote: 'beholdes', text: 'Vi drøftet reiselivet.' }])
    await world.admin.post(`/remarks/${body.items[0].id}/answer`, {
      outcome: 'declined',
      answer: 'Det står.',
    })
    expect((await member.get(path)).text).toContain('Ikke tatt til følge. Det står.')
    expect((await (await scene.as(scene.other)).get(path)).text).not.toContain('Det står.')
  })

  test('is not for one whom the minutes do not concern', async () => {
    const scene = await makeCirculated(world)
    await scene.circulate()
    const member = await scene.as(scene.member)
    const form = (await member.get(`/minutes/${scene.minutesId}`)).forms.find(({ action }) =>
      action.endsWith('/approval'),
    )
    const stranger = await scene.as(scene.stranger)
    const own = (await stranger.get('/home')).forms[0]?.fields
    const forged = await stranger.post(form?.action ?? '', { ...form?.fields, ...own })
    expect(forged.status).toBe(404)
    const observer = await (await scene.as(scene.writer)).get(`/minutes/${scene.minutesId}`)
    expect(observer.forms.some(({ action }) => action.endsWith('/approval'))).toBe(false)
  })
})
