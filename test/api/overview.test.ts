import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Engine } from '#src/platform/database/connection.ts'
import { engineOn, openLite } from '#src/platform/database/embedded.ts'
import { openDemoWorld } from '#test/support/demo-world.ts'
import { days, done, none, overviewIn } from '#test/support/overview-world.ts'
import { operatorKey, signedIn, type Visitor, visitor, type World, worldOn } from '#test/support/world.ts'

let world: World
let scenes: ReturnType<typeof overviewIn>
let secretariat: Visitor
const asked: string[] = []
beforeAll(async () => {
  const lite = await openLite({
    loadDataDir: new File([readFileSync(inject('databaseTemplate'))], 'template.tar'),
  })
  world = { lite, ...(await worldOn(listening(engineOn(lite)))) }
  scenes = overviewIn(world)
  secretariat = await (await world.make.secretary()).client()
})
afterAll(() => world.close())

/** Notes the name of every prepared statement. */
const listening = (engine: Engine): Engine => ({
  ...engine,
  async connect() {
    const connection = await engine.connect()
    return {
      ...connection,
      query(statement) {
        asked.push(statement.name)
        return connection.query(statement)
      },
    }
  },
})

describe('who gets what', () => {
  test('a member has no cockpit and no groups to lead; two statements answer all that somebody has', async () => {
    const { make, overview } = scenes
    const group = await make.staffedGroup()
    expect(await overview(group.member.at)).toMatchObject({ cockpit: null, chair: null })
    expect(await overview(group.chair.at)).toMatchObject({ cockpit: null, chair: { count: 1 } })
    expect(await overview(group.secretary.at)).toMatchObject({ cockpit: {}, chair: null })
    const everything = await world.make.secretary()
    await make.office(group.id, 'deputy-chair', everything.id)
    const at = await everything.client()
    asked.length = 0
    expect(await overview(at)).toMatchObject({ cockpit: {}, member: {}, chair: { count: 1 } })
    expect(asked).toEqual(['actor', 'overview_cockpit', 'overview_of_chair'])
    asked.length = 0
    await overview(group.member.at)
    expect(asked).toEqual(['actor', 'overview_of_member'])
  })

  test('a group’s secretary sees their group and its working groups, no other, and no mail', async () => {
    const { make, cockpit } = scenes
    const [group, other] = [await make.staffedGroup(), await make.staffedGroup()]
    const work = await make.workingGroup(group.id)
    for (const groupId of [group.id, work, other.id]) await make.meeting(groupId, days(7))
    const own = await cockpit(group.secretary.at)
    expect(own.invitationsDue.items.map(({ groupId }) => groupId).sort()).toEqual([group.id, work].sort())
    expect(own.failedMail).toBeNull()
    const all = await cockpit(secretariat)
    expect(all.nextMeetings.items.map(({ groupId }) => groupId)).toEqual(
      expect.arrayContaining([group.id, work, other.id]),
    )
    expect(all.failedMail).not.toBeNull()
  })

  test('an administrator has the cockpit too; nothing of another collaboration is in it', async () => {
    const { cockpit } = scenes
    const operator = visitor(world.app.server, { authorization: `Bearer ${operatorKey}` })
    const founder = { name: 'Frida', email: 'frida@elvesamarbeidet.example.org' }
    const { body } = await operator.post('/collaborations', { name: 'Elvene', administrator: founder })
    const person = { id: body.administratorId, name: 'Frida', collaborationId: body.id }
    const abroad = await cockpit(await signedIn(world.app, person))
    const counts = Object.values(abroad).map((part) => part && 'count' in part && part.count)
    expect(counts.filter((count) => count !== false)).toEqual(Array(11).fill(0))
    expect(abroad.failedMail).toMatchObject({ failed: { count: 0 }, suppressed: { count: 0 } })
    expect((await cockpit(world.admin)).groupsWithoutMeeting.count).toBeGreaterThan(0)
  })

  test('an office that has ended gives nothing any more', async () => {
    const { make, overview } = scenes
    const group = await make.staffedGroup()
    await make.meeting(group.id, days(7))
    await world.lite.query(
      "update offices set from_on = '2026-01-01', until_on = '2026-03-01' where group_id = $1",
      [group.id],
    )
    for (const at of [group.chair.at, group.secretary.at])
      expect(await overview(at)).toMatchObject({ cockpit: null, chair: null })
  })

  test('ten of a list are shown, the nearest first, and how many there are', async () => {
    const { make, cockpit } = scenes
    const group = await make.staffedGroup()
    for (let count = 20; count > 8; count--) await make.meeting(group.id, days(count))
    const { invitationsDue } = await cockpit(group.secretary.at)
    expect(invitationsDue.count).toBe(12)
    expect(invitationsDue.items.map(({ daysLeft }) => daysLeft)).toEqual([
      9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
    ])
  })
})

test('the chair sees whom the group does not cover: the same organisations as its coverage says', async () => {
  const { make, led } = scenes
  const group = await make.staffedGroup({ language: 'sv' })
  const { organisation } = world.make
  const [region, seatless] = [
    await organisation({ name: 'Östra' }),
    await organisation({ name: 'Ångaregion' }),
  ]
  await make.seat(group.id, { organisationId: region.id, personId: group.chair.id })
  await organisation({ name: 'Genom Östra', parentId: region.id })
  await organisation({ name: 'Älvdal', parentId: seatless.id })
  const ended = await organisation({ name: 'Ärla' })
  await done(world.admin.post(`/organisations/${ended.id}/ending`, { on: '2026-03-01' }))
  await make.seat(group.id, { organisationId: (await organisation({ name: 'Tom plats' })).id })
  const { items } = (await group.chair.at.get(`/groups/${group.id}/coverage`)).body
  const missing = (items as { id: string; name: string; coverage: string }[]).flatMap(
    ({ id, name, coverage }) =>
      coverage === 'no-seat' || coverage === 'empty-seat' ? [{ organisationId: id, name, coverage }] : [],
  )
  const { uncovered } = await led(group.chair.at)
  expect(uncovered?.count).toBe(missing.length)
  expect(uncovered?.items).toEqual(missing.slice(0, 10))
  expect(missing.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Tom plats', 'Ångaregion', 'Älvdal']),
  )
  expect(missing.map(({ name }) => name)).not.toContain('Genom Östra')
  const work = await make.workingGroup(group.id)
  await make.office(work, 'chair', group.member.id)
  expect(await led(group.member.at)).toMatchObject({ groupId: work, kind: 'working-group', uncovered: null })
})

test('mail that failed and addresses that get none are shown to the secretariat, until they are dealt with', async () => {
  const { make, cockpit, call } = scenes
  const group = await make.staffedGroup()
  const meeting = await make.meeting(group.id, days(14))
  await call(meeting.id)
  const mine = [group.member.email]
  await world.lite.query(
    "update mails set state = 'failed', last_error = '550 ukjent' where to_address = any($1)",
    [mine],
  )
  await world.lite.query(
    "insert into suppressed_addresses (collaboration_id, address, reason, created_at) values ($1, $2, '550', '2026-03-01')",
    [world.collaborationId, group.member.email],
  )
  const failed = async () => (await cockpit(secretariat)).failedMail
  expect(await failed()).toMatchObject({
    failed: {
      count: 1,
      items: [{ kind: 'invitation', toAddress: group.member.email, lastError: '550 ukjent' }],
    },
    suppressed: { count: 1, items: [{ address: group.member.email, reason: '550' }] },
  })
  await done(secretariat.delete(`/suppressed-addresses/${group.member.email}`))
  await done(secretariat.post(`/mails/${(await failed())?.failed.items[0]?.mailId}/resending`))
  expect(await failed()).toMatchObject({ failed: { count: 0 }, suppressed: { count: 0 } })
})

describe('in the demo', () => {
  let demo: Awaited<ReturnType<typeof openDemoWorld>>
  beforeAll(async () => {
    demo = await openDemoWorld('2026-11-24T08:00:00Z')
  }, 120_000)
  afterAll(() => demo?.close())

  const of = async (name: string) => scenes.overview(await demo.as(name))
  const business = 'Faggruppe for næring og omstilling'
  const border = 'Nettverk for arbeidspendling over grensen'

  test('the secretariat has something in most parts, and what is in them is what the lists say', async () => {
    const { cockpit } = await of('Håkon Brenna-Lund')
    expect(cockpit).toMatchObject({
      invitationsDue: none,
      repliesMissing: {
        count: 1,
        items: [{ groupName: business, asked: 12, accepted: 5, tentative: 1, declined: 1, silent: 5 }],
      },
      minutesToFinish: {
        count: 1,
        items: [{ groupName: border, meetingState: 'held', minutesId: expect.any(String) }],
      },
      remarksWaiting: { count: 1, items: [{ groupName: business, remarks: 1 }] },
      inReview: {
        count: 1,
        items: [{ groupName: business, answers: { asked: 8, approved: 3 }, lapsed: false }],
      },
      overdueFollowUps: { count: 1, followUps: 1, items: [{ oldest: { assigneeName: 'Terje Mulikka' } }] },
      termsEnding: { count: 1, items: [{ name: 'Felles etablererveiledning', daysLeft: 20 }] },
      pendingSeats: {
        count: 1,
        items: [{ label: 'Gjøvik (bekrefter navn)', namedBy: { name: 'Øystein Raufjord' }, overdue: false }],
      },
      failedMail: { failed: none, suppressed: none },
      nextMeetings: { count: 2 },
      groupsWithoutMeeting: { count: 2 },
    })
    const at = await demo.as('Håkon Brenna-Lund')
    const listed = async (path: string) => (await at.get(path)).body.items.length
    expect(cockpit?.approvedNotPublished.count).toBe(await listed('/minutes?state=approved'))
    expect(cockpit?.inReview.count).toBe(await listed('/minutes?state=in-review'))
    expect(cockpit?.overdueFollowUps.followUps).toBe(await listed('/follow-ups?overdue=true'))
  })

  test('the chair has a meeting to answer, minutes to approve, a seat to name and a group to lead', async () => {
    const { cockpit, member, chair } = await of('Øystein Raufjord')
    expect(cockpit).toBeNull()
    expect(member).toMatchObject({
      toAnswer: { count: 1 },
      toApprove: {
        count: 1,
        items: [{ groupName: business, approvedIn: { startsAt: '2026-12-08T11:30:00.000Z' } }],
      },
      minutesRecent: { count: 2 },
      seatsToName: { count: 1, items: [{ parentName: business }] },
    })
    expect(chair).toMatchObject({
      count: 1,
      items: [
        {
          groupName: business,
          nextMeeting: { state: 'called', agenda: { count: 7, minutesAllotted: 80 } },
          uncovered: { count: 7 },
          workingGroups: {
            count: 2,
            items: [{ name: 'Felles etablererveiledning' }, { convener: { name: 'Terje Mulikka' } }],
          },
          followUps: { open: 4, overdue: 1 },
        },
      ],
    })
  })

  test('members have what is theirs', async () => {
    expect((await of('Terje Mulikka')).member).toMatchObject({
      toAnswer: { count: 1 },
      toApprove: none,
      myFollowUps: { count: 2, overdue: 1, items: [{ overdue: true }, { overdue: false }] },
    })
    expect((await of('Bjørn Erik Tande')).member.toAnswer.items).toMatchObject([
      { part: 'deputy', deputisesFor: { name: 'Silje Marie Nordseth' } },
    ])
    expect((await of('Silje Marie Nordseth')).member.answered.items).toMatchObject([
      { reply: 'declined', deputy: { name: 'Bjørn Erik Tande' } },
    ])
    expect((await of('Thea Brandvold')).chair).toMatchObject({
      items: [{ groupName: border, nextMeeting: { state: 'planned', replies: null }, workingGroups: none }],
    })
  })
})
