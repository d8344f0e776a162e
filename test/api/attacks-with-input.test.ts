import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import { done, type Scene, tag, wholeScene } from '#test/support/authorization/whole-scene.ts'
import type { Visitor } from '#test/support/world.ts'

let world: Rehearsal
let scene: Scene
beforeAll(async () => {
  world = await openRehearsal()
  scene = await wholeScene(world)
})
afterAll(() => world.close())

test('lists that are too long are refused by their field, and nothing is written', async () => {
  const { group, planned, versions } = scene
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
  await refused(
    'paperIds',
    world.admin.put(`/meetings/${planned.id}/paper-order`, { paperIds: many(501) }, tag(2)),
  )
  await refused(
    'items',
    world.admin.put(`/groups/${group}/standing-items`, { items }, tag(versions('groups', group))),
  )
  await refused('seats', world.admin.post(`/groups/${group}/working-groups`, { name: 'x', seats }))
  await refused('letterheadLines', world.admin.patch('/collaboration', { letterheadLines: many(7) }, tag(1)))
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
