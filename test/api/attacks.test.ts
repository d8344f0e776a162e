import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import { done, type Scene, tag, wholeScene } from '#test/support/authorization/whole-scene.ts'
import { signedIn, type Visitor, visitor } from '#test/support/world.ts'

const secret = 'secret-key-of-the-tests-32-characters'

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

const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

type Mutant = { header?: object; claims?: Record<string, unknown>; key?: string; hash?: string }

describe('a token', () => {
  let honest: Record<string, unknown>
  let token: string
  beforeAll(async () => {
    token = await world.adminToken()
    honest = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  })

  const asks = (authorization: string) =>
    visitor(world.app.server, { authorization })
      .get('/me')
      .then(({ status }) => status)

  function forged({
    header = { alg: 'HS256', typ: 'JWT' },
    claims = {},
    key = secret,
    hash = 'sha256',
  }: Mutant) {
    const said = { ...honest, ...claims }
    const signed = `${coded(header)}.${coded(said)}`
    return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
  }

  test('that this server signed opens the door, and the forger of this test could have signed it', async () => {
    expect(await asks(`Bearer ${token}`)).toBe(200)
    expect(await asks(`Bearer ${forged({})}`)).toBe(200)
  })

  test('that is changed in any way opens nothing', async () => {
    const now = Math.floor(Date.now() / 1000)
    const { ids } = scene
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const bySecret = `${coded({ alg: 'RS256', typ: 'JWT' })}.${coded(honest)}`
    const [head = '', body = '', mark = ''] = token.split('.')
    const without = (name: string) => forged({ claims: { [name]: undefined } })
    const mutants: Record<string, string> = {
      'alg none, unsigned': `${coded({ alg: 'none' })}.${body}.`,
      'alg none, with a signature': `${coded({ alg: 'none' })}.${body}.${mark}`,
      'alg nOnE': `${coded({ alg: 'nOnE' })}.${body}.${mark}`,
      'no alg': forged({ header: { typ: 'JWT' } }),
      'another key': forged({ key: 'another-key-of-the-tests-32-characters' }),
      'an empty key': forged({ key: '' }),
      'HS512 with the right key': forged({ header: { alg: 'HS512' }, hash: 'sha512' }),
      'HS384 with the right key': forged({ header: { alg: 'HS384' }, hash: 'sha384' }),
      RS256: `${bySecret}.${sign('sha256', Buffer.from(bySecret), privateKey).toString('base64url')}`,
      'HS256 keyed with a public key': forged({ key: pem }),
      'a key in its own header': forged({
        header: { alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } },
        key: '\0',
      }),
      'a key id that is a path': forged({ header: { alg: 'HS256', kid: '/dev/null' }, key: '' }),
      'no aud': without('aud'),
      'another aud': forged({ claims: { aud: 'referat-pages' } }),
      'aud among others': forged({ claims: { aud: ['referat-api', 'other'] } }),
      'no iss': without('iss'),
      'another iss': forged({ claims: { iss: 'referat.example.org' } }),
      'no exp': without('exp'),
      'no iat': without('iat'),
      'run out': forged({ claims: { iat: now - 900, exp: now - 300 } }),
      'for an hour': forged({ claims: { exp: now + 3600 } }),
      'from later': forged({ claims: { iat: now + 3600, exp: now + 4200 } }),
      'from long ago, valid for ever': forged({ claims: { iat: now - 86_400, exp: now + 86_400 } }),
      'exp as text': forged({ claims: { exp: String(now + 300) } }),
      'not before later': forged({ claims: { nbf: now + 3600 } }),
      'no sub': without('sub'),
      'sub of another person': forged({ claims: { sub: ids.secretariat } }),
      'sub that is no id': forged({ claims: { sub: "' or true --" } }),
      'no session': without('sid'),
      'a session that is not there': forged({ claims: { sid: '01900000-0000-7000-8000-00000000beef' } }),
      'another collaboration': forged({ claims: { col: '01900000-0000-7000-8000-00000000beef' } }),
      'a claim too many': forged({ claims: { roles: ['administrator'] } }),
      'a bit flipped': `${head}.${body}.${mark.startsWith('A') ? 'B' : 'A'}${mark.slice(1)}`,
      'no signature': `${head}.${body}.`,
      'two parts': `${head}.${body}`,
      'four parts': `${token}.${mark}`,
      'padded base64': `${token}=`,
    }
    const opened: Record<string, number> = {}
    for (const [name, mutant] of Object.entries(mutants)) {
      const status = await asks(`Bearer ${mutant}`)
      if (status !== 401) opened[name] = status
    }
    for (const spelling of [
      `bearer ${token}`,
      `BEARER ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token},`,
      `Bearer\t${token}`,
      `Basic ${token}`,
      `Token ${token}`,
      token,
      `Bearer ${token} ${token}`,
    ]) {
      const status = await asks(spelling)
      if (status !== 401) opened[spelling.replace(token, '…')] = status
    }
    expect(opened).toEqual({})
  })

  test('of one person does not open another’s session, nor one of another collaboration', async () => {
    const foreign = (await done(scene.cast.foreigner.get('/sessions'))).items[0].id
    const mine = (await done(scene.cast.member.get('/sessions'))).items[0].id
    expect(await asks(`Bearer ${forged({ claims: { sid: foreign } })}`)).toBe(401)
    expect(await asks(`Bearer ${forged({ claims: { sid: mine } })}`)).toBe(401)
    const collaboration = (await done(scene.cast.foreigner.get('/me'))).collaborationId
    expect(await asks(`Bearer ${forged({ claims: { sid: foreign, col: collaboration } })}`)).toBe(401)
  })
})

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
    expect(await told(cast.chair)).toEqual(
      ['SYK', 'SYKEHUS'].map((word) => (word === 'SYK' ? 'SYKT' : word)).sort(),
    )
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
  }
  const lists = reference.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'))
  expect(lists.length).toBeGreaterThan(10)
  const broken: string[] = []
  for (const { path } of lists) {
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name)
    for (const cursor of forged) {
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

test('lists that are too long are refused by their field, and nothing is written', async () => {
  const { group, planned, ids, versions } = scene
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`)
  const rows = many(5_001).map((inviteeId) => ({ inviteeId, presence: 'present' }))
  const items = many(31).map(() => ({ kind: 'information', title: 'x' }))
  const seats = many(101).map((personId) => ({ personId }))
  const before = await world.fingerprint()
  const refused = async (field: string, answer: ReturnType<Visitor['post']>) => {
    const { status, body } = await answer
    expect([status, body.errors[0].field, body.code]).toEqual([422, field, 'request.too-many-rows'])
  }
  await refused('helpers', world.admin.post('/follow-ups', { text: 'x', groupId: group, helpers: many(51) }))
  await refused('rows', world.admin.put(`/meetings/${planned.id}/attendance`, { rows }))
  await refused(
    'itemIds',
    world.admin.put(`/meetings/${planned.id}/agenda-order`, { itemIds: many(1_001) }, tag(1)),
  )
  await refused('paperIds', world.admin.put(`/meetings/${planned.id}/paper-order`, { paperIds: many(501) }))
  await refused(
    'items',
    world.admin.put(`/groups/${group}/standing-items`, { items }, tag(versions('groups', group))),
  )
  await refused('seats', world.admin.post(`/groups/${group}/working-groups`, { name: 'x', seats }))
  await refused('letterheadLines', world.admin.patch('/collaboration', { letterheadLines: many(7) }, tag(1)))
  expect(ids.member).toBeTruthy()
  expect(await world.fingerprint()).toEqual(before)
})

describe('times', () => {
  const plan = (startsAt: unknown, endsAt: unknown = '2026-12-24T12:00:00+01:00', more: object = {}) =>
    world.admin.post(`/groups/${scene.group}/meetings`, { startsAt, endsAt, ...more })

  test('that are none are refused by their field with the reason, and nothing is written', async () => {
    const before = await world.fingerprint()
    const refused: [unknown, string][] = [
      ['2026-06-04T09:00:00', 'time.offset-missing'],
      ['2026-06-04T09:00:60+02:00', 'time.invalid'],
      ['2026-06-04T24:00:00+02:00', 'time.invalid'],
      ['2026-02-30T09:00:00+01:00', 'time.invalid'],
      ['2025-02-29T09:00:00+01:00', 'time.invalid'],
      ['0000-06-04T09:00:00+00:43', 'time.out-of-range'],
      ['+010000-06-04T09:00:00+02:00', 'time.out-of-range'],
      ['9999-06-04T09:00:00+02:00', 'time.out-of-range'],
      ['infinity', 'time.invalid'],
      ['now', 'time.invalid'],
      ['2026-W53-1T09:00:00+01:00', 'time.invalid'],
      ['2026-06-04T09:00:00+05:00', 'time.offset-mismatch'],
      ['2026-06-04T09:00:00-00:00', 'time.invalid'],
      ['2026-06-04 09:00:00+02:00', 'time.invalid'],
      ['2026-03-29T02:30:00+01:00', 'time.does-not-exist'],
      ['2026-03-29T02:30:00+02:00', 'time.does-not-exist'],
      ['2026-10-25T02:30:00+03:00', 'time.offset-mismatch'],
      ['', 'text.empty'],
      [null, 'text.not-text'],
      [1_780_000_000, 'text.not-text'],
    ]
    for (const [startsAt, code] of refused) {
      const { status, body } = await plan(startsAt)
      expect([startsAt, status, body.errors[0].field, body.code]).toEqual([startsAt, 422, 'startsAt', code])
    }
    const long = await plan('2026-06-04T09:00:00+02:00', '2027-07-09T09:00:00+02:00')
    expect([long.status, long.body.code]).toEqual([422, 'meetings.too-long'])
    const backwards = await plan('2026-06-04T09:00:00+02:00', '2026-06-04T09:00:00+02:00')
    expect([backwards.status, backwards.body.code]).toEqual([422, 'meetings.ends-before-start'])
    const zone = await plan('2026-06-04T09:00:00+02:00', '2026-06-04T10:00:00+02:00', { zone: 'Oslo' })
    expect([zone.status, zone.body.errors[0].field]).toEqual([422, 'zone'])
    expect(await world.fingerprint()).toEqual(before)
  })

  test('that come twice in autumn are each taken by its own offset', async () => {
    const started = async (at: string) => {
      const { id } = await done(plan(at, '2026-10-25T04:00:00+01:00'))
      return (await done(world.admin.get(`/meetings/${id}`))).startsAt
    }
    expect(await started('2026-10-25T02:30:00+02:00')).toBe('2026-10-25T00:30:00.000Z')
    expect(await started('2026-10-25T02:30:00+01:00')).toBe('2026-10-25T01:30:00.000Z')
  })
})

test('Markdown made to stall is refused or set, in little time, in every field that takes it', async () => {
  const bombs = {
    nested: '> '.repeat(4_000),
    lists: Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    stars: '*a '.repeat(4_000),
    brackets: '['.repeat(9_000),
    links: '[a](b'.repeat(1_800),
    backticks: Array.from({ length: 130 }, (_, length) => '`'.repeat(length)).join('a'),
    table: `${'|a'.repeat(1_500)}|\n${'|-'.repeat(1_500)}|\n${'|b'.repeat(1_500)}|`,
    word: 'a'.repeat(9_900),
    html: '<div>'.repeat(1_900),
    entities: '&#x41;'.repeat(1_600),
    references: Array.from({ length: 450 }, (_, at) => `[${at}]: /a "b"`).join('\n'),
    underscores: '_'.repeat(9_900),
  }
  const { drafted } = scene.minuted
  const slow: string[] = []
  for (const [name, bomb] of Object.entries(bombs)) {
    const version = (await done(world.admin.get(`/agenda-items/${drafted.item}/text`))).version
    const wanted = { name: 'Bombe', seats: [{ label: 'x' }], mandate: bomb }
    const asks: Record<string, () => ReturnType<Visitor['post']>> = {
      text: () => world.admin.put(`/agenda-items/${drafted.item}/text`, { text: bomb }, tag(version)),
      decision: () => world.admin.post(`/agenda-items/${drafted.item}/decisions`, { text: bomb }),
      dissent: () =>
        world.admin.post(`/agenda-items/${drafted.item}/decisions`, { text: 'x', dissent: bomb }),
      description: () =>
        world.admin.post(`/meetings/${scene.planned.id}/agenda-items`, {
          kind: 'information',
          title: 'x',
          description: bomb,
        }),
      mandate: () => world.admin.post(`/groups/${scene.group}/working-groups`, wanted),
      report: () => world.admin.post(`/working-groups/${scene.work.id}/report`, { text: bomb }),
      comment: () =>
        world.admin.post(`/follow-ups/${scene.followUps.open}/comments`, { text: bomb.slice(0, 3_900) }),
      correction: () =>
        world.admin.post(`/minutes/${scene.minuted.approved.id}/corrections`, { correction: bomb }),
      message: () =>
        world.admin.post(`/meetings/${scene.today.id}/invitations`, { message: bomb.slice(0, 4_900) }),
      remark: () =>
        world.admin.post(`/minutes/${scene.minuted.reviewed.id}/remarks`, {
          versionHash: scene.versionHash,
          text: bomb,
        }),
    }
    for (const [field, ask] of Object.entries(asks)) {
      const started = process.cpuUsage()
      const { status } = await world.rehearse(ask)
      const { user } = process.cpuUsage(started)
      if (status >= 500 || user > 4_000_000) slow.push(`${name} as ${field}: ${status}, ${user / 1000} ms`)
    }
    await world.admin.put(`/agenda-items/${drafted.item}/text`, { text: bomb }, tag(version))
    const page = await world.admin.get(`/minutes/${drafted.id}/pdf`)
    if (page.status >= 500) slow.push(`${name} in the minutes’ PDF: ${page.status}`)
  }
  expect(slow).toEqual([])
}, 300_000)

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
