import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import { done, type Scene, tag, wholeScene } from '#test/support/authorization/whole-scene.ts'
import { signedIn, type Visitor } from '#test/support/world.ts'

type Parameter = { name: string; in: string }

let world: Rehearsal
let scene: Scene
let reference: { path: string; parameters: Parameter[] }[]
beforeAll(async () => {
  world = await openRehearsal()
  scene = await wholeScene(world)
  const { body } = await scene.cast.signedOut.get('/api/openapi.json')
  reference = Object.entries(
    body.paths as Record<string, Record<string, { parameters?: Parameter[] }>>,
  ).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({
      path: path.replace('/api/v1', ''),
      parameters: operation.parameters ?? [],
    })),
  )
})
afterAll(() => world.close())

describe('rights', () => {
  test('are gone with the request after they were taken, with the token of before', async () => {
    const person = await world.make.secretary()
    const client = await person.client()
    expect((await client.post('/people', { name: 'Den ene' })).status).toBe(201)
    await done(world.admin.delete(`/people/${person.id}/roles/secretariat`))
    expect((await client.post('/people', { name: 'Den andre' })).status).toBe(403)
    expect((await client.get('/mails')).status).toBe(403)
    const { id } = await done(
      world.admin.post(`/groups/${scene.group}/offices`, { office: 'deputy-chair', personId: person.id }),
    )
    const plan = () => client.patch(`/meetings/${scene.today.id}`, { place: 'x' }, tag(0))
    expect((await plan()).status).toBe(412)
    await done(world.admin.post(`/offices/${id}/ending`, {}))
    expect((await plan()).status).toBe(403)
  })

  test('over administrators are administrators’: their address opens their door', async () => {
    const secretary = await (await world.make.secretary()).client()
    const { administrator } = scene.ids
    const taking = await secretary.patch(
      `/people/${administrator}`,
      { email: 'min@kommune.example.org' },
      tag(1),
    )
    expect([taking.status, taking.body.code]).toEqual([403, 'request.only-administrator'])
    const ending = await secretary.post(`/people/${administrator}/ending`, { on: '2026-01-01' })
    expect([ending.status, ending.body.code]).toEqual([403, 'request.only-administrator'])
    expect((await secretary.patch(`/people/${administrator}`, { title: 'Direktør' }, tag(1))).status).toBe(
      200,
    )
  })

  test('to administer cannot be ended for everybody', async () => {
    const { administrator } = scene.ids
    const last = await world.admin.post(`/people/${administrator}/ending`, { on: '2026-01-01' })
    expect([last.status, last.body.code]).toEqual([409, 'access.last-administrator'])
    const other = await world.make.person()
    await done(world.admin.post(`/people/${other.id}/roles`, { role: 'administrator' }))
    await done(world.admin.post(`/people/${other.id}/ending`, { on: '2026-03-01' }))
    // Who has ended administers nothing, so the one that is left cannot go either.
    const role = await world.admin.delete(`/people/${administrator}/roles/administrator`)
    expect([role.status, role.body.code]).toEqual([409, 'access.last-administrator'])
  })

  test('in one group move nothing to another: no body takes the place that a thing stands in', async () => {
    const { chair } = scene.cast
    const { other, planned, minuted, seated, followUps } = scene
    const moves: [string, object][] = [
      [`/meetings/${planned.id}`, { groupId: other.group }],
      [`/agenda-items/${planned.item}`, { meetingId: other.meeting }],
      [`/decisions/${minuted.drafted.decision}`, { agendaItemId: other.item }],
      [`/seats/${seated.memberSeat}`, { groupId: other.group }],
      [`/follow-ups/${followUps.open}`, { groupId: other.group }],
      [`/working-groups/${scene.work.id}`, { parentId: other.group }],
      [`/groups/${scene.work.id}`, { parentId: other.group }],
      [`/papers/${scene.paper}`, { meetingId: other.meeting }],
      [`/people/${scene.ids.chair}`, { collaborationId: scene.world.collaborationId }],
    ]
    const before = await world.fingerprint()
    for (const [path, body] of moves)
      for (const client of [chair, world.admin]) {
        const { status, body: said } = await client.patch(path, body, tag(1))
        expect([path, status, said.code]).toEqual([path, 422, 'request.unknown-key'])
      }
    expect(await world.fingerprint()).toEqual(before)
  })
})

describe('what is not for everybody', () => {
  test('a member reads of minutes in review what was circulated, not what is being changed', async () => {
    const { reviewed } = scene.minuted
    await done(world.admin.put(`/agenda-items/${reviewed.item}/text`, { text: 'HEMMELIG UTKAST' }, tag(2)))
    const ways = [
      `/meetings/${scene.held.reviewed.id}`,
      `/minutes/${reviewed.id}`,
      `/agenda-items/${reviewed.item}`,
      `/agenda-items/${reviewed.item}/text`,
      `/agenda-items/${reviewed.item}/text/versions`,
      `/minutes/${reviewed.id}/versions/1`,
      `/minutes/${reviewed.id}/approval`,
      `/meetings/${scene.held.reviewed.id}/agenda-items`,
      '/minutes',
      '/decisions',
    ]
    for (const who of ['member', 'deputyChair', 'observer', 'formerChair'] as const)
      for (const way of ways)
        expect([who, way, (await scene.cast[who].get(way)).raw.includes('HEMMELIG')]).toEqual([
          who,
          way,
          false,
        ])
    expect((await scene.cast.chair.get(ways[0] ?? '')).raw.includes('HEMMELIG')).toBe(true)
  })

  test('why somebody is absent is told to those who prepare the meeting and to oneself, in no answer to others', async () => {
    const { cast, today } = scene
    await done(cast.member.put(`/meetings/${today.id}/reply`, { reply: 'declined', note: 'SYKEHUS' }))
    const row = { inviteeId: today.invitees[scene.ids.observer], presence: 'excused', note: 'SYKT BARN' }
    await done(world.admin.put(`/meetings/${today.id}/attendance`, { rows: [row] }))
    const ways = [
      ...['', '/attendance', '/agenda-items', '/papers', '/invitations', '/calendar.ics'],
      '/attendance-list.pdf',
    ]
    for (const who of ['parentOnly', 'deputy', 'chairOfOther', 'foreigner', 'formerChair'] as const)
      for (const way of ways) {
        const { raw } = await cast[who].get(`/meetings/${today.id}${way}`)
        expect([who, way, /SYK/.test(raw.toString('latin1'))]).toEqual([who, way, false])
      }
    const told = async (client: Visitor) =>
      ((await client.get(`/meetings/${today.id}/attendance`)).raw.toString().match(/SYK\w+/g) ?? []).sort()
    expect(await told(cast.chair)).toEqual(['SYKEHUS', 'SYKT'])
    expect(await told(cast.member)).toEqual(['SYKEHUS'])
    expect(await told(cast.observer)).toEqual(['SYKT'])
  })

  test('another collaboration’s id is answered as one that never was', async () => {
    const { abroad } = scene
    const never = '01900000-0000-7000-8000-00000000beef'
    const ways = {
      organisations: abroad.organisation,
      people: abroad.person,
      groups: abroad.group,
      seats: abroad.seat,
      'working-groups': abroad.work,
      meetings: abroad.meeting,
      'agenda-items': abroad.item,
      minutes: abroad.minutes,
      decisions: abroad.decision,
      'follow-ups': abroad.followUp,
    }
    for (const [resource, id] of Object.entries(ways)) {
      const ask = async (one: string) => {
        const { status, body } = await world.admin.get(`/${resource}/${one}`)
        return { ...body, status, instance: '' }
      }
      expect([resource, await ask(id)]).toEqual([resource, await ask(never)])
      expect((await ask(id)).status).toBe(404)
    }
  })
})

test('a cursor that is not ours is refused by every list, and never breaks it', async () => {
  const id = '01900000-0000-7000-8000-00000000beef'
  const written = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const forged = [
    'x',
    '%00',
    'null',
    written(),
    written('x'),
    written(null, id),
    written({}, id),
    written('x', '-'.repeat(36)),
    written('x', 'a'.repeat(36)),
    written('x\u0000', id),
    written('\ud800', id),
    written('-infinity', id),
    written('2026-02-30', id),
    written('2026-02-30T00:00:00.000Z', id),
    written("' or true --", id),
    written('999999999999999999999', id),
    written('1e400', id),
    '9'.repeat(15),
    '9'.repeat(400),
  ]
  const params: Record<string, string> = {
    minutesId: scene.minuted.approved.id,
    itemId: scene.minuted.approved.item,
    groupId: scene.group,
  }
  const lists = reference.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'))
  expect(lists.length).toBeGreaterThan(10)
  const broken: string[] = []
  for (const { path } of lists) {
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name)
    // The mark that says which list a cursor is of can be had from a true one: what follows it may still be anything.
    const mark = (await world.admin.get(`${address}?limit=1`)).body.nextCursor?.split('.')[0]
    const marked = mark ? forged.map((cursor) => `${mark}.${cursor}`) : []
    for (const cursor of [...forged, ...marked]) {
      const { status, body } = await world.admin.get(`${address}?limit=1&cursor=${cursor}`)
      // A well-formed place in a list by name, number or serial is a place, wherever it came from.
      const harmless = status === 200 && Array.isArray(body.items)
      if (!harmless && status !== 422) broken.push(`${address} ${cursor}: ${status}`)
    }
  }
  expect(broken).toEqual([])
})

test('only the version that stands opens If-Match', async () => {
  const path = `/organisations/${scene.organisation}`
  const { version } = await done(world.admin.get(path))
  const before = await world.fingerprint()
  const tricks = [
    '*',
    `W/"${version}"`,
    `${version}`,
    `"${version}", "${version + 1}"`,
    `"-${version}"`,
    `"${version}.0"`,
    '"1e0"',
    '""',
    '"',
    `'${version}'`,
    `${`"${version}" `.padEnd(9_000, ' ')}x`,
    '"9999999999"',
    '"null"',
    `"\u0661"`,
  ]
  for (const trick of tricks) {
    const { status } = await world.admin.patch(path, { name: 'Byttet' }, { 'if-match': trick })
    expect([trick.slice(0, 20), [400, 412, 428, 431].includes(status)]).toEqual([trick.slice(0, 20), true])
  }
  expect(await world.fingerprint()).toEqual(before)
})

test('an Idempotency-Key is its person’s own, for one request', async () => {
  const one = await (await world.make.secretary()).client()
  const key = { 'idempotency-key': 'en-og-samme' }
  const first = await one.post('/people', { name: 'Ida' }, key)
  const other = await world.admin.post('/people', { name: 'Ida' }, key)
  expect([first.status, other.status]).toEqual([201, 201])
  expect(other.body.id).not.toBe(first.body.id)
  expect((await one.post('/people', { name: 'Ida' }, key)).body.id).toBe(first.body.id)
  expect((await one.post('/people', { name: 'Eva' }, key)).status).toBe(422)
  expect((await one.post('/organisations', { name: 'Ida' }, key)).status).toBe(422)
  const refused = { 'idempotency-key': 'nektet' }
  expect((await scene.cast.member.post('/people', { name: 'Ida' }, refused)).status).toBe(403)
  expect((await scene.cast.member.post('/people', { name: 'Ida' }, refused)).status).toBe(403)
})

test('twenty approvals at once are one', async () => {
  const { parentOnly } = scene.cast
  const path = `/minutes/${scene.minuted.late.id}/approval`
  const { versionHash } = await done(parentOnly.get(path))
  const answers = await Promise.all(Array.from({ length: 20 }, () => parentOnly.post(path, { versionHash })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
  const { rows } = await world.lite.query<{ count: number }>(
    'select count(*)::int as count from review_answers where person_id = $1',
    [parentOnly.personId],
  )
  expect(rows[0]?.count).toBe(1)
})

test('an id in capitals is the same id: nothing becomes part of itself, nobody its successor', async () => {
  const { id, version } = await world.make.organisation()
  for (const [one, other] of [
    [id, id.toUpperCase()],
    [id.toUpperCase(), id],
  ]) {
    const { status, body } = await world.admin.patch(
      `/organisations/${one}`,
      { parentId: other },
      tag(version),
    )
    expect([status, body.code]).toEqual([422, 'organisations.own-parent'])
  }
  const { decision } = scene.minuted.approved
  const superseded = { status: 'superseded', supersededById: decision }
  const own = await world.admin.post(`/decisions/${decision.toUpperCase()}/status`, superseded)
  expect([own.status, own.body.code]).toEqual([422, 'decisions.own-successor'])
})

test('who has ended leaves their follow-ups where they are, to be given to somebody else', async () => {
  const leaving = await world.make.person()
  const client = await leaving.client()
  const { id } = await done(
    world.admin.post('/follow-ups', {
      text: 'Ring fylket',
      groupId: scene.group,
      assignee: { personId: leaving.id },
      helpers: [leaving.id],
    }),
  )
  await done(world.admin.post(`/people/${leaving.id}/ending`, { on: '2026-03-01' }))
  expect((await client.post(`/follow-ups/${id}/completion`, {})).status).toBe(401)
  const { followUp } = await done(world.admin.get(`/follow-ups/${id}`))
  expect([followUp.state, followUp.assignee.name]).toEqual(['open', leaving.name])
  const next = { assignee: { personId: scene.ids.member } }
  expect((await world.admin.put(`/follow-ups/${id}/assignee`, next, tag(followUp.version))).status).toBe(200)
  const again = { assignee: { personId: leaving.id } }
  expect((await world.admin.put(`/follow-ups/${id}/assignee`, again, tag(followUp.version + 1))).status).toBe(
    409,
  )
})

test('a person signed in twice keeps the other session when one is ended', async () => {
  const person = await world.make.person()
  const [here, there] = [await person.client(), await person.client()]
  const [session] = (await done(here.get('/sessions'))).items
  const stranger = await signedIn(world.app, {
    id: scene.ids.member,
    name: 'x',
    collaborationId: world.collaborationId,
  })
  expect((await stranger.delete(`/sessions/${session.id}`)).status).toBe(404)
  await done(here.delete(`/sessions/${session.id}`))
  expect([(await here.get('/me')).status, (await there.get('/me')).status].sort()).toEqual([200, 401])
})
