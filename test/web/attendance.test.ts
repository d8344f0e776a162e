import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, type WebPage } from '#test/support/browser.ts'
import { insertItem } from '#test/support/make-groups.ts'
import { makeMeetings, today } from '#test/support/make-meetings.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { ifMatch, openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = async (person: { id: string; name: string }) => {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

/** A meeting of today with three members led by the first, and somebody who takes attendance. */
async function scene(when: Record<string, unknown> = today) {
  const make = makeMeetings(world)
  const made = await make.scene({}, when)
  const secretary = await world.make.secretary()
  const path = `/meetings/${made.meeting.id}/attendance`
  const taken = async () => {
    const { body } = await world.admin.get(`/meetings/${made.meeting.id}/attendance`)
    return body.items as {
      inviteeId: string
      personId: string
      part: string
      presence: string | null
      deputisingForId: string | null
      fromItemId: string | null
      presenceNote: string | null
      version: number
    }[]
  }
  const of = async (person: { id: string }) => (await taken()).find(({ personId }) => personId === person.id)
  const reply = async (person: { id: string }, body: Record<string, unknown>) => {
    const row = await of(person)
    const done = await world.admin.put(`/invitees/${row?.inviteeId}/reply`, body, ifMatch(row?.version ?? 0))
    expect(done.status, JSON.stringify(done.body)).toBe(200)
  }
  return { ...made, make, secretary, path, taken, of, reply }
}

const formOf = (page: WebPage) => {
  const form = page.forms.find(({ action }) => action.endsWith('/attendance'))
  if (!form) throw new Error('no form for attendance')
  return form
}

/** The names of the fields of somebody's row. */
const rowOf = (page: WebPage, inviteeId: string | undefined) => {
  const [name = ''] = Object.entries(formOf(page).fields).find(([, value]) => value === inviteeId) ?? []
  const row = name.replace(/inviteeId$/, '')
  return (column: string) => `${row}${column}`
}

describe('taking attendance', () => {
  test('begins with what the replies let one expect, marked as a suggestion and not stored', async () => {
    const { members, reply, path, of, secretary, taken } = await scene()
    const [chair, member, deputised] = members
    await reply(chair, { reply: 'accepted' })
    await reply(member, { reply: 'declined' })
    const deputy = await world.make.person()
    await reply(deputised, { reply: 'declined', deputyId: deputy.id })
    const guest = await as(secretary)
    const page = await guest.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Forslag ut fra svarene Ingenting er lagret ennå.')
    const fields = formOf(page).fields
    const presence = async (person: { id: string }) =>
      fields[rowOf(page, (await of(person))?.inviteeId)('presence')]
    expect([await presence(chair), await presence(member), await presence(deputised)]).toEqual([
      'present',
      'excused',
      'excused',
    ])
    const deputyRow = rowOf(page, (await of(deputy))?.inviteeId)
    expect([fields[deputyRow('presence')], fields[deputyRow('deputisingForId')]]).toEqual([
      'deputising',
      deputised.id,
    ])
    expect((await taken()).every(({ presence }) => presence === null)).toBe(true)
    const saved = await guest.submit(page, '/attendance')
    expectGoodPage(saved)
    expect(saved.text).toContain('Lagret.')
    expect(saved.text).not.toContain('Forslag')
    expect((await of(deputy))?.deputisingForId).toBe(deputised.id)
  })

  test('can begin with everybody present who has not declined', async () => {
    const { members, reply, path, of, secretary } = await scene()
    await reply(members[1], { reply: 'declined' })
    const guest = await as(secretary)
    await guest.submit(await guest.get(`${path}?fill=present`), '/attendance')
    expect([(await of(members[0]))?.presence, (await of(members[1]))?.presence]).toEqual([
      'present',
      'excused',
    ])
  })

  test('stores all rows with parts and notes, and leaves them as they were where one is refused', async () => {
    const { members, meeting, path, of, secretary } = await scene()
    const first = { id: await insertItem(world, meeting.id, { position: 5, title: 'Første' }) }
    const second = { id: await insertItem(world, meeting.id, { position: 6, title: 'Andre' }) }
    const guest = await as(secretary)
    const page = await guest.get(path)
    const [one, two] = [
      rowOf(page, (await of(members[0]))?.inviteeId),
      rowOf(page, (await of(members[1]))?.inviteeId),
    ]
    const wrong = await guest.submit(page, '/attendance', {
      [one('presence')]: 'present',
      [one('fromItemId')]: second.id,
      [one('toItemId')]: first.id,
      [one('note')]: 'Tog forsinket',
      [two('presence')]: 'absent',
    })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(wrong.html).toContain(`id="attendance-${one('toItemId')}-error"`)
    expect(wrong.text).toContain('Den siste saken kommer før den første')
    expect(formOf(wrong).fields).toMatchObject({
      [one('note')]: 'Tog forsinket',
      [two('presence')]: 'absent',
    })
    expect((await of(members[1]))?.presence).toBeNull()
    await guest.submit(wrong, '/attendance', { [one('fromItemId')]: first.id, [one('toItemId')]: second.id })
    expect(await of(members[0])).toMatchObject({
      presence: 'present',
      fromItemId: first.id,
      presenceNote: 'Tog forsinket',
    })
    // What is not touched stays, the note with it.
    await guest.submit(await guest.get(path), '/attendance', { [two('presence')]: 'excused' })
    expect(await of(members[0])).toMatchObject({ presence: 'present', presenceNote: 'Tog forsinket' })
    expect((await of(members[1]))?.presence).toBe('excused')
  })

  test('says beside the row that a deputy stands in for nobody, or for one who is there', async () => {
    const { members, path, of, secretary } = await scene()
    const guest = await as(secretary)
    const page = await guest.get(path)
    const row = rowOf(page, (await of(members[1]))?.inviteeId)
    const other = rowOf(page, (await of(members[0]))?.inviteeId)
    const nobody = await guest.submit(page, '/attendance', { [row('presence')]: 'deputising' })
    expect([nobody.status, nobody.html.includes(`id="attendance-${row('deputisingForId')}-error"`)]).toEqual([
      422,
      true,
    ])
    const there = await guest.submit(nobody, '/attendance', {
      [row('deputisingForId')]: members[0].id,
      [other('presence')]: 'present',
    })
    expect([there.status, there.text.includes('En vara er ført som møtt for denne personen')]).toEqual([
      409,
      true,
    ])
    expect((await of(members[1]))?.presence).toBeNull()
  })

  test('adds one who came unasked together with the rest, in somebody’s place too', async () => {
    const { members, path, of, secretary, taken } = await scene()
    const newcomer = await world.make.person({ name: 'Uventet Gjest' })
    const guest = await as(secretary)
    const page = await guest.get(path)
    const row = rowOf(page, (await of(members[0]))?.inviteeId)
    const unknown = await guest.submit(page, '/attendance', {
      personId: 'Ingen Slik',
      [row('presence')]: 'absent',
    })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('id="attendance-personId-error"')
    expect(formOf(unknown).fields[row('presence')]).toBe('absent')
    const saved = await guest.submit(unknown, '/attendance', {
      personId: 'Uventet Gjest',
      part: 'deputy',
      deputisingForId: members[0].id,
    })
    expectGoodPage(saved)
    expect(await of(newcomer)).toMatchObject({
      part: 'deputy',
      presence: 'deputising',
      deputisingForId: members[0].id,
    })
    const before = await taken()
    const again = await guest.submit(saved, '/attendance', { personId: 'Uventet Gjest' })
    expect([again.status, again.html.includes('id="attendance-personId-error"')]).toEqual([409, true])
    expect(await taken()).toEqual(before)
  })

  test('shows both answers where somebody else has saved meanwhile', async () => {
    const { members, path, of, secretary } = await scene()
    const [one, two] = [await as(secretary), await as(secretary)]
    const page = await one.get(path)
    const row = rowOf(page, (await of(members[0]))?.inviteeId)
    await two.submit(await two.get(path), '/attendance', { [row('presence')]: 'excused' })
    const stale = await one.submit(page, '/attendance', { [row('presence')]: 'present' })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Noen andre har lagret i mellomtiden')
    expect(stale.text).toContain('Står nå: Forfall')
    expect(formOf(stale).fields[row('presence')]).toBe('present')
    await one.submit(stale, '/attendance')
    expect((await of(members[0]))?.presence).toBe('present')
  })
})

describe('who may, and when', () => {
  test('members see who came and change nothing; strangers see nothing', async () => {
    const { members, path, secretary } = await scene()
    const stranger = await world.make.person()
    const form = formOf(await (await as(secretary)).get(path))
    const member = await as(members[1])
    const page = await member.get(path)
    expectGoodPage(page)
    expect(page.text).toContain('Ikke ført')
    expect(page.forms.some(({ action }) => action.endsWith('/attendance'))).toBe(false)
    const token = page.forms[0]?.fields.formToken ?? ''
    const forged = await member.post(form.action, { ...form.fields, formToken: token })
    expect(forged.status).toBe(403)
    expect((await (await as(stranger)).get(path)).status).toBe(403)
    expect((await browser(world.app.server).get(path)).text).toContain('Logg inn')
  })

  test('before the day there is the list to sign; on it the meeting is marked as held', async () => {
    const later = await scene({})
    const before = await (await as(later.secretary)).get(later.path)
    expectGoodPage(before)
    expect(before.text).toContain('Møtet har ikke vært ennå')
    expect(before.forms.some(({ action }) => /attendance|holding/.test(action))).toBe(false)
    const { path, secretary, meeting } = await scene()
    const guest = await as(secretary)
    const page = await guest.get(path)
    expect(page.html).toContain(`href="/meetings/${meeting.id}/attendance-list.pdf"`)
    const held = await guest.submit(page, '/holding')
    expectGoodPage(held)
    expect(held.text).toContain('Holdt')
    expect((await world.admin.get(`/meetings/${meeting.id}`)).body.state).toBe('held')
    expect(held.html).toContain(`href="/meetings/${meeting.id}/minutes"`)
  })

  test('once the minutes are approved it is only to be read', async () => {
    const { path, secretary, meeting, make, groupId } = await scene()
    const guest = await as(secretary)
    const page = await guest.get(path)
    await make.minutes(groupId, meeting.id, 'approved')
    const read = await guest.get(path)
    expectGoodPage(read)
    expect(read.text).toContain('Referatet er godkjent')
    const refused = await guest.submit(page, '/attendance')
    expect(refused.status).toBe(409)
  })
})

test.each(hostileTexts.map((text, at) => [at, text] as const))(
  'hostile text %i is text',
  async (_at, text) => {
    const make = makeMeetings(world)
    const member = await world.make.person({ name: `N ${text}` })
    const { id: groupId } = await make.group({ members: [member] })
    const meeting = await make.meeting(groupId, today)
    const guest = await as(await world.make.secretary())
    const page = await guest.get(`/meetings/${meeting.id}/attendance`)
    expectGoodPage(page)
    expect(page.text).toContain(`N ${text}`.replace(/\s+/g, ' '))
  },
)
