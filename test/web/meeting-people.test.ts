import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { mailsOf } from '#test/support/make-groups.ts'
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

async function scene() {
  const { members, meeting, groupId } = await make.scene({}, { place: 'Rådhuset' })
  const guest = await as(await world.make.secretary())
  return { members, meeting, groupId, guest, path: `/meetings/${meeting.id}` }
}

const inviteeOf = async (meetingId: string, personId: string) =>
  (await world.admin.get(`/meetings/${meetingId}/attendance`)).body.items.find(
    (one: { personId: string }) => one.personId === personId,
  ) as { inviteeId: string; reply: string | null; replyNote: string | null; version: number }

const actionsIn = (page: WebPage) => page.forms.map(({ action }) => action)

describe('who is asked to a meeting', () => {
  test('is listed with part, reply and note; notes are for those who prepare and one’s own', async () => {
    const { members, path, guest, meeting } = await scene()
    const typed = { reply: 'declined', note: 'Er på reise' }
    await (await members[1].client()).put(`/meetings/${meeting.id}/reply`, typed)
    const page = await guest.get(`${path}/people`)
    expectGoodPage(page)
    expect(page.text).toContain(members[1].name)
    expect(page.text).toContain('Er på reise')
    const narrowed = await guest.get(`${path}/people?answer=declined`)
    expect(narrowed.text).toContain(members[1].name)
    expect(narrowed.text).not.toContain(members[2].name)
    expect((await (await as(members[1])).get(`${path}/people`)).text).toContain('Er på reise')
    const other = await (await as(members[2])).get(
      `${path}/people?edit=${(await inviteeOf(meeting.id, members[1].id)).inviteeId}`,
    )
    expectGoodPage(other)
    expect(other.text).toContain(members[1].name)
    expect(other.text).not.toContain('Er på reise')
    expect(actionsIn(other).filter((action) => /invitees|roster/.test(action))).toEqual([])
  })

  test('gets one more, who is looked for by name; nobody twice', async () => {
    const { path, guest, meeting } = await scene()
    const speaker = await world.make.person({ name: 'Ylva Yrkesskole' })
    const page = await guest.get(`${path}/people?add=on&search=Ylva`)
    expectGoodPage(page)
    expect((await guest.submit(page, `${path}/invitees`)).status).toBe(422)
    const typed = { personId: speaker.id, part: 'guest', roleText: hostileTexts[0] ?? '' }
    const added = await guest.submit(page, `${path}/invitees`, typed)
    expect(added.status).toBe(200)
    expectGoodPage(added)
    expect(added.text).toContain('Ylva Yrkesskole')
    const again = await guest.submit(page, `${path}/invitees`, { ...typed, roleText: 'rektor' })
    expect(again.status).toBe(409)
    expectGoodPage(again)
    const nobody = await guest.get(`${path}/people?add=on&search=Ylva`)
    expectGoodPage(nobody)
    expect(nobody.text).toContain('legg den inn i personregisteret')
    expect(await inviteeOf(meeting.id, speaker.id)).toBeDefined()
  })

  test('may have their reply written down, and be taken off by name', async () => {
    const { members, path, guest, meeting } = await scene()
    const { inviteeId } = await inviteeOf(meeting.id, members[1].id)
    const edit = `${path}/people?edit=${inviteeId}`
    const page = await guest.get(edit)
    expectGoodPage(page)
    expect(page.text).toContain(`${members[1].name} blir tatt av listen`)
    const replied = await guest.submit(page, `/invitees/${inviteeId}/reply`, {
      answer: 'perhaps',
      note: 'Ringte',
    })
    expectGoodPage(replied)
    expect(replied.text).toContain('Svaret er registrert')
    expect(await inviteeOf(meeting.id, members[1].id)).toMatchObject({
      reply: 'tentative',
      replyNote: 'Ringte',
    })
    const stale = await guest.submit(page, `/invitees/${inviteeId}/reply`, {
      answer: 'no',
      note: 'Ringte igjen',
    })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    const gone = await guest.submit(await guest.get(edit), `/invitees/${inviteeId}/removal`)
    expectGoodPage(gone)
    expect(gone.text).not.toContain(members[1].name)
    const back = await guest.submit(gone, `${path}/roster-drawing`)
    expect(back.text).toContain(members[1].name)
  })

  test('shows which member organisations nobody comes from, and why', async () => {
    const [there, away] = [await world.make.organisation(), await world.make.organisation()]
    const empty = await world.make.organisation()
    const people = [
      await world.make.person({ organisationId: there.id }),
      await world.make.person({ organisationId: away.id }),
    ]
    const { id: groupId } = await make.group()
    for (const [at, organisationId] of [there.id, away.id].entries())
      await make.seat(groupId, { organisationId, personId: people[at]?.id, fromOn: '2020-01-01' })
    await make.seat(groupId, { organisationId: empty.id, fromOn: '2020-01-01' })
    const meeting = await make.meeting(groupId)
    await (await people[1]?.client())?.put(`/meetings/${meeting.id}/reply`, { reply: 'declined' })
    const guest = await as(await world.make.secretary())
    const page = await guest.get(`/meetings/${meeting.id}/people`)
    expect(page.text).toContain('Medlemmer som mangler: 2')
    expect(page.text).toContain('Har meldt forfall')
    expect(page.text).toContain('Plassen er ledig')
  })
})

describe('the invitation', () => {
  test('is looked at with its message, sent by one click, and then says what it said', async () => {
    const { members, path, guest, meeting } = await scene()
    const page = await guest.get(`${path}/invitation`)
    expectGoodPage(page)
    expect(page.text).toMatch(/Send til \d+ personer/)
    expect(page.html).toContain(`<iframe class="pdf" src="${path}/invitation.pdf"`)
    const message = 'Ta med <niste> & godt humør.'
    const form = page.forms.find(({ action }) => action === `${path}/invitation`)
    const looked = await guest.post(`${path}/invitation`, { ...form?.fields, message, look: 'on' })
    expectGoodPage(looked)
    expect(looked.text).toContain(message)
    expect((await world.admin.get(`/meetings/${meeting.id}`)).body.state).toBe('planned')
    const pdf = await guest.get(`${path}/invitation.pdf?message=Hei`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-security-policy']).toBe("frame-ancestors 'self'")
    const fields = looked.forms.find(({ action }) => action === `${path}/invitation`)?.fields ?? {}
    const sent = await guest.post(`${path}/invitation`, fields)
    expectGoodPage(sent)
    expect(sent.text).toContain('Sendt.')
    expect(sent.text).toContain('Versjon 1')
    expect(sent.text).toContain('Ingenting er endret siden forrige innkalling')
    const told = (await mailsOf(world, 'invitation')).filter(
      ({ to_address }) => to_address === members[1].email,
    )
    expect(told).toHaveLength(1)
    expect(told[0]?.body_text).toContain('godt humør')
    const twice = await guest.post(`${path}/invitation`, fields)
    expect(twice.status).toBe(409)
    const member = await (await as(members[1])).get(`${path}/invitation`)
    expectGoodPage(member)
    expect(member.text).not.toContain('Send til')
    const version = member.links.find(({ path: to }) => to.startsWith('/invitations/'))?.path ?? ''
    const opened = await (await as(members[1])).get(version)
    expect(opened.headers['content-type']).toBe('application/pdf')
    expect((await (await as(await world.make.person())).get(version)).status).toBe(403)
  })

  test('says what changed, to whom, and who cannot be reached', async () => {
    const { path, guest, meeting } = await scene()
    await world.admin.post(`/meetings/${meeting.id}/invitations`, {})
    const { id } = await world.make.person({ name: 'Uten Adresse', email: null })
    await world.admin.post(`/meetings/${meeting.id}/invitees`, { personId: id })
    await guest.submit(await guest.get(path), `${path}/change`, { place: 'Biblioteket' })
    const page = await guest.get(`${path}/invitation`)
    expectGoodPage(page)
    expect(page.text).toContain('Sted: fra Rådhuset til Biblioteket')
    expect(page.text).toContain('får vite hva som er endret')
    expect(page.text).toContain('1 har ingen e-postadresse')
    expect(page.links).toContainEqual({ text: 'Uten Adresse', path: `/people/${id}` })
  })

  test('is sent and previewed by those who prepare the meeting alone', async () => {
    const { path, guest, members } = await scene()
    const member = await as(members[1])
    expect((await member.get(`${path}/invitation.pdf`)).status).toBe(403)
    const form = (await guest.get(`${path}/invitation`)).forms.find(
      ({ action }) => action === `${path}/invitation`,
    )
    const own = (await member.get(path)).forms.find(({ action }) => action === `${path}/reply`)
    const forged = { ...form?.fields, formToken: own?.fields.formToken ?? '' }
    expect((await member.post(`${path}/invitation`, forged)).status).toBe(403)
  })
})

test('the history holds the versions for all, and the trail for the secretariat', async () => {
  const { path, guest, members, meeting } = await scene()
  await world.admin.post(`/meetings/${meeting.id}/invitations`, {})
  const page = await guest.get(`${path}/history`)
  expectGoodPage(page)
  expect(page.text).toContain('Møtet planlagt')
  expect(page.text).toContain('Innkalling sendt')
  const second = await guest.get(`${path}/history?limit=1`)
  expect(second.links.map(({ text }) => text)).toContain('Neste side')
  const member = await (await as(members[1])).get(`${path}/history`)
  expectGoodPage(member)
  expect(member.text).toContain('Versjon 1')
  expect(member.text).not.toContain('Møtet planlagt')
})
