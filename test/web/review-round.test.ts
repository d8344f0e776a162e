import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebPage } from '#test/support/browser.ts'
import { makeCirculated } from '#test/support/make-circulated.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const written = { approvalPolicy: 'written', writtenReviewDays: 10, silenceApproves: true }

const has = (page: WebPage, action: string) => page.forms.some((one) => one.action.endsWith(action))

/** The review page of minutes that are not sent out yet, for those who write them. */
async function scene(facts: Parameters<typeof makeCirculated>[1] = {}) {
  const made = await makeCirculated(world, facts)
  const path = `/minutes/${made.minutesId}/review`
  const remark = async (text: string, item?: number) => {
    const { body } = await world.admin.get(`/minutes/${made.minutesId}/approval`)
    const client = await made.member.client()
    const agendaItemId = item === undefined ? undefined : made.meeting.items[item]
    const sent = await client.post(`/minutes/${made.minutesId}/remarks`, {
      versionHash: body.versionHash,
      text,
      ...(agendaItemId && { agendaItemId }),
    })
    expect(sent.status).toBe(201)
    return sent.body.id as string
  }
  return { ...made, path, remark, guest: await made.as(made.writer) }
}

describe('sending out', () => {
  test('is done on its own page, which the review leads to', async () => {
    const { path, guest, meeting } = await scene()
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.html).toContain(`href="/meetings/${meeting.id}/minutes/sending"`)
    expect(page.text).toContain('tas opp til godkjenning på neste møte')
  })

  test('is for those who write: a member is refused, and to others it is not there', async () => {
    const { path, guest, as, member, stranger, meeting, minutesId, circulate } = await scene()
    const sending = `/meetings/${meeting.id}/minutes/sending`
    const form = (await guest.get(sending)).forms.find(({ action }) => action.endsWith('/circulation'))
    for (const [person, status] of [
      [member, 403],
      [stranger, 404],
    ] as const) {
      const other = await as(person)
      expect((await other.get(path)).status).toBe(status)
      expect([403, 404]).toContain((await other.get(sending)).status)
      expect((await other.get(`/minutes/${minutesId}/draft.pdf`)).status).toBe(status)
      const own = (await other.get('/home')).forms[0]?.fields.formToken ?? ''
      expect((await other.post(form?.action ?? '', { ...form?.fields, formToken: own })).status).toBe(status)
    }
    await circulate()
    expect((await (await as(member)).get(`/minutes/${minutesId}/draft.pdf`)).status).toBe(403)
  })
})

describe('the round', () => {
  test('says who has answered and how, whose mail failed and who is silent', async () => {
    const { path, guest, as, member, other, minutesId, circulate } = await scene({ group: written })
    await circulate()
    await world.lite.query(
      "update mails set state = 'failed' where kind = 'minutes-for-review' and person_id = $1",
      [other.id],
    )
    const reader = await as(member)
    await reader.submit(await reader.get(`/minutes/${minutesId}`), '/approval')
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toMatch(
      new RegExp(`${member.name} medlem Godkjent 2\\. mars 2026 kl\\. 09\\.00, innlogget`),
    )
    expect(page.text).toMatch(new RegExp(`${other.name} medlem Har ikke svart Kom ikke fram`))
    expect(page.text).toContain(`E-posten kom ikke fram til disse`)
  })

  test('is withdrawn after a question, and sent out again as a new version', async () => {
    const { path, guest, make, meeting, minutesId, write, circulate } = await scene()
    const sending = `/meetings/${meeting.id}/minutes/sending`
    await circulate()
    const page = await guest.get(path)
    expect(page.text).toContain('Referatet blir et utkast igjen')
    const withdrawn = await guest.submit(page, '/withdrawal')
    expectGoodPage(withdrawn)
    expect(await make.stateOf(minutesId)).toBe('draft')
    await write(0, 'Ny tekst')
    const again = await guest.submit(await guest.get(sending), '/circulation')
    expect(again.text).toContain('Versjon 2')
    await write(0, 'Enda nyere')
    const changed = await guest.get(path)
    expect(changed.text).toContain('Send ut på nytt')
    expect(has(await guest.get(sending), '/circulation')).toBe(true)
  })
})

describe('remarks', () => {
  test('are accepted with the item’s new text, which is saved with the answer', async () => {
    const { path, guest, meeting, circulate, remark } = await scene()
    await circulate()
    const remarkId = await remark('Det var havna.', 1)
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Det var havna.')
    const form = page.forms.find(({ fields }) => fields.act === `accept-${remarkId}`)
    expect(form?.fields.text).toBe('Vi drøftet reiseliv.')
    const answered = await guest.post(form?.action ?? '', {
      ...form?.fields,
      text: 'Vi drøftet havna.',
      answer: '',
    })
    expectGoodPage(answered)
    expect(answered.text).toContain('Tatt til følge')
    expect(answered.text).toContain('Send ut på nytt')
    expect((await world.admin.get(`/agenda-items/${meeting.items[1]}/text`)).body.text).toBe(
      'Vi drøftet havna.',
    )
    const again = await guest.post(form?.action ?? '', { ...form?.fields, text: 'Noe annet' })
    expect(again.status).toBe(409)
  })

  test('on a text that somebody has changed meanwhile are answered with both at hand', async () => {
    const { path, guest, circulate, remark, write } = await scene()
    await circulate()
    const remarkId = await remark('Rett det.', 1)
    const page = await guest.get(path)
    const form = page.forms.find(({ fields }) => fields.act === `accept-${remarkId}`)
    await write(1, 'Kollegaens tekst')
    const stale = await guest.post(form?.action ?? '', { ...form?.fields, text: 'Min tekst' })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Står nå: Kollegaens tekst')
    expect(stale.forms.find(({ fields }) => fields.act === `accept-${remarkId}`)?.fields.text).toBe(
      'Min tekst',
    )
  })

  test('are declined with a reason, and not without one', async () => {
    const { path, guest, circulate, remark, minutesId } = await scene()
    await circulate()
    const remarkId = await remark('Hele referatet er galt.')
    const page = await guest.get(path)
    const form = page.forms.find(({ fields }) => fields.act === `decline-${remarkId}`)
    const refused = await guest.post(form?.action ?? '', { ...form?.fields, answer: ' ' })
    expect(refused.status).toBe(422)
    expectGoodPage(refused)
    expect(refused.html).toContain(`id="decline-${remarkId}-answer-error"`)
    const declined = await guest.post(form?.action ?? '', {
      ...form?.fields,
      answer: 'Opptaket viser det samme.',
    })
    expect(declined.text).toContain('Ikke tatt til følge Opptaket viser det samme.')
    expect((await world.admin.get(`/minutes/${minutesId}/remarks`)).body.items).toMatchObject([
      { state: 'declined' },
    ])
  })
})

describe('after approval', () => {
  async function approved(facts: Parameters<typeof scene>[0] = {}) {
    const made = await scene({ group: written, ...facts })
    await made.circulate()
    for (const person of [made.member, made.other]) {
      const one = await made.as(person)
      await one.submit(await one.get(`/minutes/${made.minutesId}`), '/approval')
    }
    expect(await made.make.stateOf(made.minutesId)).toBe('approved')
    return made
  }

  test('publishing asks first, names what stays out, and leads to the public page', async () => {
    const { path, guest, make, minutesId } = await approved({ exempt: true })
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Godkjent skriftlig 2. mars 2026.')
    expect(page.text).toContain('Unntatt offentlighet, og derfor ikke med: 1 Strategi.')
    const published = await guest.submit(page, '/publication')
    expectGoodPage(published)
    expect(await make.stateOf(minutesId)).toBe('published')
    expect(published.html).toContain(`href="/public/minutes/${minutesId}"`)
    expect(has(published, '/publication')).toBe(false)
  })

  test('what looks private has to be looked at before it is published; numbers are left out anyway', async () => {
    const texts = ['Person 7 var borte på grunn av sykdom.', 'Ring mobil 900 11 222.']
    const { path, guest, make, minutesId } = await approved({ texts })
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Tas ut av den offentlige utgaven: «900 11 222»')
    expect(page.text).toContain('Person 7 var borte på grunn av sykdom.')
    const barred = await guest.submit(page, '/publication')
    expectGoodPage(barred)
    expect([barred.status, await make.stateOf(minutesId)]).toEqual([409, 'approved'])
    const published = await guest.submit(barred, '/publication', { looked: 'on' })
    expect([published.status, await make.stateOf(minutesId)]).toEqual([200, 'published'])
    expect((await make.audited()).map(({ action }) => action)).toContain('minutes.not-private')
  })

  test('an error is corrected in a version of its own, once', async () => {
    const { path, guest } = await approved()
    const page = await guest.get(path)
    const empty = await guest.submit(page, '/correction', { correction: ' ' })
    expect([empty.status, empty.html.includes('id="correct-correction-error"')]).toEqual([422, true])
    for (let times = 0; times < 2; times++) {
      const corrected = await guest.submit(page, '/correction', { correction: 'Møtet var i Festsalen.' })
      expectGoodPage(corrected)
      expect(corrected.text).toContain(
        'Rettet etter godkjenning 2. mars 2026 kl. 09.00. Møtet var i Festsalen.',
      )
      expect(corrected.text).not.toContain('Versjon 4')
    }
  })

  test('checking shows that nothing was changed, or which version was', async () => {
    const { path, guest, minutesId } = await approved()
    const intact = await guest.get(`${path}?verify=true`)
    expectGoodPage(intact)
    expect(intact.text).toContain('Ingenting er endret')
    const { body } = await world.admin.get(`/minutes/${minutesId}`)
    expect(intact.text).toContain(body.currentVersion.hash)
    await world.lite.exec('alter table files disable trigger all')
    await world.lite.query(
      "update files set bytes = '\\x00'::bytea where id = (select pdf_file_id from minutes_versions where minutes_id = $1 and number = 1)",
      [minutesId],
    )
    const broken = await guest.get(`${path}?verify=true`)
    expectGoodPage(broken)
    expect(broken.text).toContain('Noe er ikke som det ble frosset')
    expect(broken.text).toMatch(/Versjon 1 PDF .*PDF-en er endret/)
  })
})
