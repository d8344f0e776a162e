import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, named, overviewIn } from '#test/support/overview-world.ts'
import { openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let scenes: ReturnType<typeof overviewIn>
beforeAll(async () => {
  world = await openWorld()
  scenes = overviewIn(world)
})
afterAll(() => world.close())

describe('follow-ups', () => {
  const added = (group: { id: string }, facts: object) =>
    done(world.admin.post('/follow-ups', { text: 'Ringe fylket', groupId: group.id, ...facts }))

  test('those overdue are counted for each group with the oldest, as of today, until they are done', async () => {
    const { make, cockpit, led } = scenes
    const [group, other] = [await make.staffedGroup(), await make.staffedGroup()]
    const assignee = { personId: group.member.id }
    const oldest = await added(group, { text: 'Skrive brev', dueOn: '2026-02-10', assignee })
    await added(group, { dueOn: '2026-03-01' })
    await added(group, { dueOn: '2026-03-02' })
    await added(group, {})
    await added(other, { dueOn: '2026-02-01' })
    const overdue = async () => (await cockpit(group.secretary.at)).overdueFollowUps
    expect(await overdue()).toMatchObject({
      count: 1,
      followUps: 2,
      items: [
        {
          groupId: group.id,
          overdue: 2,
          oldest: {
            followUpId: oldest.id,
            text: 'Skrive brev',
            dueOn: '2026-02-10',
            daysOverdue: 20,
            assigneeName: group.member.name,
          },
        },
      ],
    })
    expect((await led(group.chair.at)).followUps).toEqual({ open: 4, overdue: 2 })
    await done(world.admin.post(`/follow-ups/${oldest.id}/completion`, {}))
    expect((await overdue()).items).toMatchObject([
      { overdue: 1, oldest: { dueOn: '2026-03-01', assigneeName: null } },
    ])
    expect((await led(group.chair.at)).followUps).toEqual({ open: 3, overdue: 1 })
  })

  test('one’s own are those one is responsible for, as a person, in a seat or as convener; overdue ones first', async () => {
    const { make, member } = scenes
    const group = await make.staffedGroup()
    const { at, id: personId } = group.member
    const work = await make.workingGroup(group.id, group.member)
    await added(group, { text: 'Uten frist', assignee: { personId } })
    await added(group, {
      text: 'Setet',
      assignee: { organisationId: group.organisationId },
      dueOn: '2026-03-09',
    })
    await added(group, { text: 'Gruppen', assignee: { workingGroupId: work }, dueOn: '2026-02-20' })
    await added(group, { text: 'Hjelper bare', assignee: { personId: group.chair.id }, helpers: [personId] })
    const mine = async (visitor: Visitor) => (await member(visitor)).myFollowUps
    expect(await mine(at)).toMatchObject({
      count: 3,
      overdue: 1,
      items: [
        { text: 'Gruppen', daysLeft: -10, overdue: true, groupId: group.id },
        { text: 'Setet', daysLeft: 7, overdue: false },
        { text: 'Uten frist', dueOn: null, daysLeft: null, overdue: false },
      ],
    })
    expect((await mine(group.chair.at)).items.map(({ text }) => text)).toEqual(['Hjelper bare'])
    expect((await mine(group.secretary.at)).count).toBe(0)
    const first = (await mine(at)).items[0]?.followUpId
    await done(at.post(`/follow-ups/${first}/completion`, {}))
    expect(await mine(at)).toMatchObject({ count: 2, overdue: 0 })
    await world.lite.query(
      "update seat_holders set from_on = '2026-01-01', until_on = '2026-03-01' where seat_id = $1",
      [group.seatId],
    )
    expect((await mine(at)).items.map(({ text }) => text)).toEqual(['Uten frist'])
  })
})

describe('working groups and seats', () => {
  const started = (group: { id: string }, facts: object = {}) =>
    done(world.admin.post(`/groups/${group.id}/working-groups`, { name: 'Kraft', seats: [], ...facts }))

  test('terms that end within 60 days or have passed are shown until the working group is closed', async () => {
    const { make, cockpit } = scenes
    const group = await make.staffedGroup()
    const convener = await world.make.person()
    const passed = await started(group, {
      term: { from: '2025-03-01', to: '2026-02-27' },
      convenerPersonId: convener.id,
    })
    await started(group, { name: 'Hav', term: { to: '2026-05-01' } })
    await started(group, { name: 'Senere', term: { to: '2026-05-02' } })
    const ending = async () => (await cockpit(group.secretary.at)).termsEnding
    expect(await ending()).toMatchObject({
      count: 2,
      items: [
        {
          workingGroupId: passed.id,
          name: 'Kraft',
          parentId: group.id,
          daysLeft: -3,
          convener: named(convener),
        },
        { name: 'Hav', termTo: '2026-05-01', daysLeft: 60, convener: null },
      ],
    })
    await done(world.admin.post(`/working-groups/${passed.id}/closing`))
    expect((await ending()).items.map(({ name }) => name)).toEqual(['Hav'])
  })

  test('the chair sees what every working group owes', async () => {
    const { make, overview, led } = scenes
    const group = await make.staffedGroup()
    const work = await started(group, { convenerPersonId: group.member.id, term: { to: '2026-03-12' } })
    const assignee = { workingGroupId: work.id }
    for (const facts of [
      { groupId: group.id, assignee, dueOn: '2026-02-01' },
      { groupId: work.id, assignee },
      { groupId: work.id },
    ])
      await done(world.admin.post('/follow-ups', { text: 'Utkast', ...facts }))
    expect((await led(group.chair.at)).workingGroups).toEqual({
      count: 1,
      items: [
        {
          workingGroupId: work.id,
          name: 'Kraft',
          state: 'proposed',
          convener: named(group.member),
          termTo: '2026-03-12',
          daysLeft: 10,
          followUps: { open: 3, overdue: 1 },
        },
      ],
    })
    expect((await world.admin.get(`/working-groups/${work.id}`)).body.followUps).toEqual({
      open: 3,
      overdue: 1,
    })
    expect((await overview(group.member.at)).chair).toBeNull()
  })

  test('a seat is pending until somebody is named, for those who keep the group and the one who shall name', async () => {
    const { make, cockpit, member } = scenes
    const group = await make.staffedGroup()
    const namer = await world.make.person()
    const organisation = await world.make.organisation({ name: 'Gjøvik kommune' })
    await make.seat(group.id, { organisationId: (await world.make.organisation()).id })
    const seat = await make.seat(group.id, {
      organisationId: organisation.id,
      namedByPersonId: namer.id,
      nameDueOn: '2026-03-01',
    })
    const at = await namer.client()
    const shown = {
      seatId: seat.id,
      groupId: group.id,
      organisation: { id: organisation.id, name: 'Gjøvik kommune' },
      nameDueOn: '2026-03-01',
      overdue: true,
    }
    expect((await cockpit(group.secretary.at)).pendingSeats).toMatchObject({
      count: 1,
      items: [{ ...shown, namedBy: named(namer) }],
    })
    expect((await member(at)).seatsToName).toMatchObject({
      count: 1,
      items: [{ ...shown, parentName: null }],
    })
    expect((await member(group.member.at)).seatsToName.count).toBe(0)
    await done(at.post(`/seats/${seat.id}/naming`, { personId: (await world.make.person()).id }))
    expect((await cockpit(group.secretary.at)).pendingSeats.count).toBe(0)
    expect((await member(at)).seatsToName.count).toBe(0)
  })

  test('a seat to come is pending too, but not when it is taken back before it begins', async () => {
    const { make, cockpit, member } = scenes
    const group = await make.staffedGroup()
    const seat = await make.seat(group.id, {
      label: 'Leverandørene',
      namedByPersonId: group.member.id,
      fromOn: '2026-06-01',
    })
    const counts = async () => [
      (await cockpit(group.secretary.at)).pendingSeats.count,
      (await member(group.member.at)).seatsToName.count,
    ]
    expect(await counts()).toEqual([1, 1])
    await done(world.admin.post(`/seats/${seat.id}/ending`, {}))
    expect(await counts()).toEqual([0, 0])
  })

  test('of a working group every empty seat is pending, until it is closed', async () => {
    const { make, cockpit, member } = scenes
    const group = await make.staffedGroup()
    const organisation = await world.make.organisation()
    const work = await started(group, {
      seats: [
        { organisationId: organisation.id, namedByPersonId: group.member.id },
        { organisationId: organisation.id },
      ],
    })
    expect((await cockpit(group.secretary.at)).pendingSeats.count).toBe(2)
    expect((await member(group.member.at)).seatsToName.items).toMatchObject([
      { groupId: work.id, parentName: expect.any(String), overdue: false },
    ])
    await done(world.admin.post(`/working-groups/${work.id}/closing`))
    expect((await cockpit(group.secretary.at)).pendingSeats.count).toBe(0)
    expect((await member(group.member.at)).seatsToName.count).toBe(0)
  })
})
