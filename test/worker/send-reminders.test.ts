import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsOf, makeGroups } from '#test/support/make-groups.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let groups: ReturnType<typeof makeGroups>
beforeAll(async () => {
  world = await openWorld()
  groups = makeGroups(world)
})
afterAll(() => world.close())

async function clockStrikes(instant: string) {
  world.moveTo(instant)
  await world.app.schedule.runDue()
}

test('the clock reminds by day, once of each thing, and catches up after days of standing still', async () => {
  const group = await groups.staffedGroup()
  const added = await group.secretary.at.post('/follow-ups', {
    groupId: group.id,
    text: 'Sende ut rapporten',
    assignee: { personId: group.member.id },
    dueOn: '2026-04-01',
  })
  expect(added.status).toBe(201)
  const addressees = async (kind: string) => (await mailsOf(world, kind)).map((mail) => mail.to_address)

  await clockStrikes('2026-03-25T03:10:00Z')
  expect(await addressees('follow-up-due')).toEqual([])
  await clockStrikes('2026-03-25T06:10:00Z')
  expect(await addressees('follow-up-due')).toEqual([group.member.email])
  await clockStrikes('2026-03-25T07:20:00Z')
  expect(await addressees('follow-up-due')).toEqual([group.member.email])

  // Switched off over the day before and the day itself.
  await clockStrikes('2026-04-07T09:00:00Z')
  expect(await addressees('follow-up-due')).toEqual([group.member.email])
  expect(await addressees('follow-up-overdue')).toEqual([group.member.email])
})

test('the clock reminds of a term that is about to end', async () => {
  world.moveTo('2026-03-02T08:00:00Z')
  const parent = await groups.staffedGroup()
  const convener = await world.make.person()
  const made = await world.admin.post(`/groups/${parent.id}/working-groups`, {
    name: 'Snart ferdig',
    term: { to: '2026-06-30' },
    convenerPersonId: convener.id,
    seats: [{ personId: convener.id }],
  })
  expect(made.status).toBe(201)
  await world.admin.post(`/working-groups/${made.body.id}/activation`)
  await clockStrikes('2026-05-05T09:00:00Z')
  const mails = await mailsOf(world, 'term-ending')
  expect(mails.map((mail) => mail.to_address).sort()).toEqual([convener.email, parent.chair.email].sort())
})

test('the report of a group whose term is about to end comes onto the next agenda, once', async () => {
  world.moveTo('2026-03-02T08:00:00Z')
  const parent = await groups.staffedGroup()
  await world.admin.post(`/groups/${parent.id}/meetings`, {
    startsAt: '2026-09-10T09:00:00+02:00',
    endsAt: '2026-09-10T11:00:00+02:00',
  })
  const convener = await world.make.person()
  const made = await world.admin.post(`/groups/${parent.id}/working-groups`, {
    name: 'Rapporterer snart',
    term: { to: '2026-09-30' },
    convenerPersonId: convener.id,
    seats: [{ personId: convener.id }],
  })
  await world.admin.post(`/working-groups/${made.body.id}/activation`)
  // By then everybody's session has run out, so the agenda is looked up beneath the API.
  const reports = async () =>
    (await world.lite.query('select from agenda_items where reports_group_id = $1', [made.body.id])).rows
      .length
  await clockStrikes('2026-07-01T09:00:00Z')
  expect(await reports()).toBe(0)
  await clockStrikes('2026-08-03T09:00:00Z')
  await clockStrikes('2026-08-03T11:00:00Z')
  expect(await reports()).toBe(1)
})
