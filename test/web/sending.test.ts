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

const has = (page: WebPage, action: string) => page.forms.some((one) => one.action.endsWith(action))

/** The page on which a meeting is ended and its minutes are sent, for those who write them. */
async function scene(facts: Parameters<typeof makeCirculated>[1] = {}) {
  const made = await makeCirculated(world, facts)
  const promise = async (assignee?: { personId: string }) => {
    const { body } = await world.admin.post('/follow-ups', {
      agendaItemId: made.meeting.items[0],
      text: 'Male skilt',
      dueOn: '2026-05-01',
      ...(assignee && { assignee }),
    })
    return body.id as string
  }
  const guest = await made.as(made.writer)
  return { ...made, promise, guest, path: `/meetings/${made.meeting.id}/minutes/sending` }
}

describe('sending minutes', () => {
  test('shows to whom, what is to be looked at and how it will be approved; one click sends', async () => {
    const written = { approvalPolicy: 'written', writtenReviewDays: 10, silenceApproves: true }
    const { path, guest, member, make, minutesId } = await scene({ group: written })
    const nameless = await world.make.person({ name: 'Uten Adresse', email: null })
    await world.lite.query(
      "insert into invitees (collaboration_id, id, meeting_id, person_id, part, position, created_at) select collaboration_id, gen_random_uuid(), meeting_id, $2, 'member', 9, created_at from minutes where id = $1",
      [minutesId, nameless.id],
    )
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain(member.email)
    expect(page.text).toContain('Disse har ingen e-postadresse og får ikke referatet: Uten Adresse')
    expect(page.text).toContain('Frammøtet er ikke ført for: Uten Adresse.')
    expect(page.text).toContain('senest 12. mars 2026. Den som ikke svarer innen da, regnes som enig')
    expect(page.html).toContain(`<iframe src="/minutes/${minutesId}/draft.pdf"`)
    const sent = await guest.submit(page, '/circulation')
    expectGoodPage(sent)
    expect([sent.text.includes('Sendt.'), await make.stateOf(minutesId)]).toEqual([true, 'in-review'])
    expect((await guest.get(path)).text).toContain('Referatet er sendt ut, og ingenting er endret siden')
    expect((await guest.submit(page, '/circulation')).status).toBe(409)
  })

  test('waits, and says for what, while something cannot be so; what bars it comes first and is counted', async () => {
    const { path, guest, promise, make, minutesId, member } = await scene({
      texts: ['Mer informasjon kommer.', 'Møtet 31. februar 2026.'],
    })
    const whole = await guest.get(path)
    const followUp = await promise()
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('1 ting må rettes før referatet kan sendes.')
    expect(page.html).toMatch(/<button[^>]+disabled aria-describedby="why-not">Send til gjennomlesing/)
    expect(has(page, '/circulation')).toBe(false)
    expect(page.text).toMatch(/Må rettes før referatet sendes 1 .*Male skilt.*Verdt å se på/)
    const late = await guest.submit(whole, '/circulation')
    expectGoodPage(late)
    expect([late.status, late.text.includes('Kontrollen har funnet noe som må rettes')]).toEqual([409, true])
    expect(await make.stateOf(minutesId)).toBe('draft')
    await world.admin.put(
      `/follow-ups/${followUp}/assignee`,
      { assignee: { personId: member.id } },
      { 'if-match': '"1"' },
    )
    await guest.submit(await guest.get(path), '/circulation')
    expect(await make.stateOf(minutesId)).toBe('in-review')
  })

  test('the review says what bars sending', async () => {
    const { guest, promise, minutesId } = await scene()
    await promise()
    const page = await guest.get(`/minutes/${minutesId}/review`)
    expectGoodPage(page)
    expect(page.text).toContain('1 ting må rettes før referatet kan sendes.')
    expect(page.text).toContain('Må rettes: hindrer utsending')
  })

  test('a meeting that goes on is ended on the same page, at the time that is typed', async () => {
    const { path, guest, meeting, minutesId, make } = await scene()
    await world.lite.query(
      "update meetings set state = 'called', starts_at = '2026-03-02T07:30:00Z', ends_at = '2026-03-02T10:00:00Z' where id = $1",
      [meeting.id],
    )
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Avslutt møtet først.')
    const form = page.forms.find(({ action }) => action.endsWith('/ending'))
    // It is nine o'clock: the time now, not the end that was planned.
    expect(form?.fields).toMatchObject({ on: '2026-03-02', endsAt: '09:00' })
    const early = await guest.submit(page, '/ending', { endsAt: '08:00' })
    expectGoodPage(early)
    expect([early.status, early.html.includes('id="end-endsAt-error"')]).toEqual([422, true])
    const ended = await guest.submit(page, '/ending', { endsAt: '09:15' })
    expectGoodPage(ended)
    expect(ended.text).toContain('Møtet er avsluttet 2. mars 2026 kl. 09.15.')
    await guest.submit(ended, '/circulation')
    expect(await make.stateOf(minutesId)).toBe('in-review')
  })
})
