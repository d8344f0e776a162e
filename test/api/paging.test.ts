import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import { done, type Scene, wholeScene } from '#test/support/authorization/whole-scene.ts'
import { visitor } from '#test/support/world.ts'

let world: Rehearsal
let scene: Scene
let lists: { path: string; asked: string; sorts: string[] }[]
beforeAll(async () => {
  world = await openRehearsal()
  scene = await wholeScene(world)
  await done(world.admin.post('/follow-ups', { text: 'Uten frist', groupId: scene.group }))
  await done(world.admin.post('/follow-ups', { text: 'Også uten', groupId: scene.group }))
  await done(world.admin.post('/follow-ups', { text: 'Sist', groupId: scene.group, dueOn: '2026-09-01' }))
  for (const officialNumber of ['0301', '4601', null, '1103'])
    await done(world.admin.post('/organisations', { name: `Nr ${officialNumber}`, officialNumber }))
  await world.lite.query(
    "insert into suppressed_addresses (collaboration_id, address, reason, created_at) select $1, 'a' || n || '@kommune.example.org', '550', '2026-01-01' from generate_series(1, 5) n",
    [world.collaborationId],
  )
  const { body } = await visitor(world.app.server).get('/api/openapi.json')
  lists = listsOf(body)
})
afterAll(() => world.close())

type Parameter = { name: string; schema: { enum?: string[] } }

function listsOf(reference: { paths: Record<string, { get?: { parameters?: Parameter[] } }> }) {
  const params: Record<string, string> = {
    groupId: scene.group,
    minutesId: scene.minuted.approved.id,
    itemId: scene.minuted.approved.item,
    name: 'minutes',
  }
  return Object.entries(reference.paths).flatMap(([path, { get }]) => {
    const named = (name: string) => get?.parameters?.find((parameter) => parameter.name === name)
    if (!named('cursor')) return []
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name)
    // A search is a list of what somebody looks for.
    const asked = named('q') ? 'q=etablering&' : ''
    return [{ path: address, asked, sorts: named('sort')?.schema.enum ?? [] }]
  })
}

type Row = Record<string, string | null>

async function walk(path: string, query: string) {
  const rows: Row[] = []
  for (let cursor = ''; ; ) {
    const { items, nextCursor } = await done(world.admin.get(`${path}?${query}&limit=2${cursor}`))
    expect(items.length).toBeLessThanOrEqual(2)
    rows.push(...items)
    if (nextCursor === null) return rows
    cursor = `&cursor=${nextCursor}`
  }
}

test('every list that grows is paged: each row once, in the same order as on one page, both ways', async () => {
  expect(lists.map(({ path }) => path)).toEqual(
    expect.arrayContaining([`/api/v1/groups/${scene.group}/offices`, '/api/v1/suppressed-addresses']),
  )
  for (const { path, asked, sorts } of lists)
    for (const order of ['asc', 'desc'])
      for (const sort of sorts.length > 0 ? sorts.map((one) => `&sort=${one}`) : ['']) {
        const query = `${asked}order=${order}${sort}`
        const whole = (await done(world.admin.get(`${path}?${query}&limit=200`))).items
        expect(await walk(path, query), `${path}?${query}`).toEqual(whole)
      }
}, 60_000)

test.each([
  ['/follow-ups', ['createdAt', 'dueOn']],
  ['/meetings', ['startsAt', 'createdAt']],
  ['/minutes', ['startsAt', 'approvedAt']],
  ['/decisions', ['createdAt', 'meetingStartsAt']],
  ['/mails', ['createdAt', 'sentAt']],
  ['/people', ['name', 'createdAt']],
  ['/organisations', ['name', 'officialNumber']],
  ['/working-groups', ['termTo', 'name']],
])('%s can be put in order by %j, what has no value last', async (path, sorts) => {
  expect(lists.find((list) => list.path === `/api/v1${path}`)?.sorts).toEqual(sorts)
  const shown = sorts.filter((sort) => sort !== 'name' && !(path === '/people' && sort === 'createdAt'))
  for (const sort of shown)
    for (const order of ['asc', 'desc']) {
      const rows: Row[] = (await done(world.admin.get(`${path}?sort=${sort}&order=${order}`))).items
      const values = rows.map((row) => row[sort] ?? null)
      const known = values.filter((value) => value !== null).sort()
      const inOrder = order === 'asc' ? known : known.reverse()
      expect(values).toEqual([...inOrder, ...values.filter((value) => value === null)])
    }
})

test('the longest names lead from page to page, in whatever letters and signs', async () => {
  const names = [
    'Øv'.padEnd(200, 'ø'),
    '"'.padEnd(200, '"'),
    '\u{1F600}'.repeat(100),
    'ŋ'.repeat(200),
    '\\'.repeat(200),
  ]
  for (const name of names) await done(world.admin.post('/organisations', { name }))
  const walked = (await walk('/organisations', 'order=asc')).map(({ name }) => name)
  expect(walked).toEqual(expect.arrayContaining(names))
  expect(new Set(walked).size).toBe(walked.length)
})

describe('a cursor', () => {
  const cursorOf = async (path: string) => (await done(world.admin.get(path))).nextCursor as string
  const ask = async (path: string, cursor: string) => {
    const { status, body } = await world.admin.get(`${path}&cursor=${cursor}`)
    return [status, body.code, body.errors?.[0]?.field]
  }
  const refused = [422, 'request.cursor-of-other-list', 'cursor']

  test('is refused by another list, order, sort or filter', async () => {
    const cursor = await cursorOf('/follow-ups?limit=1&state=open')
    for (const path of [
      ...['/meetings?limit=1', '/follow-ups?limit=1', '/follow-ups?limit=1&state=done'],
      ...['/follow-ups?limit=1&state=open&order=desc', '/follow-ups?limit=1&state=open&sort=dueOn'],
    ])
      expect([path, ...(await ask(path, cursor))]).toEqual([path, ...refused])
    const versions = await cursorOf(`/agenda-items/${scene.minuted.drafted.item}/text/versions?limit=1`)
    expect(await ask(`/agenda-items/${scene.minuted.reviewed.item}/text/versions?limit=1`, versions)).toEqual(
      refused,
    )
  })

  test('goes with another length of page, and with what is said though it is so anyway', async () => {
    const cursor = await cursorOf('/follow-ups?limit=1&state=open')
    expect((await ask('/follow-ups?limit=9&state=open&order=asc&sort=createdAt', cursor))[0]).toBe(200)
  })

  test('that is none of ours is refused too', async () => {
    expect(await ask('/follow-ups?limit=1', 'x'.repeat(600))).toEqual([422, 'request.cursor', 'cursor'])
  })
})
