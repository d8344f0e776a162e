import { expect, test } from 'vitest'
import { openDemoWorld } from '#test/support/demo-world.ts'

/** What stands in a demo seeded at that instant: how many of each, every file, and the audit entry that covers it all. */
async function seededAt(instant: string) {
  const world = await openDemoWorld(instant)
  try {
    const { rows: files } = await world.lite.query('select id, sha256 from files order by id')
    const { rows: ends } = await world.lite.query<{ hash: string; past: boolean }>(
      'select hash, at < $1 as past from audit_entries order by serial desc limit 1',
      [instant],
    )
    const administrator = await world.as('Torunn Skarpås')
    const count = async (path: string) => (await administrator.get(`${path}&limit=200`)).body.items.length
    return {
      files,
      end: ends[0],
      whole: (await administrator.get('/audit-verification')).body.whole,
      held: await count('/meetings?state=held'),
      coming: await count(`/meetings?from=${instant.slice(0, 10)}`),
      overdue: await count('/follow-ups?overdue=true'),
      active: await count('/working-groups?state=active'),
    }
  } finally {
    await world.close()
  }
}

const usual = { whole: true, end: { past: true }, held: 6, coming: 3, overdue: 1, active: 2 }
const patienceMs = 120_000

test.each([
  ['in the first half hour of a year', '2026-12-31T23:30:00Z'],
  ['in the hour after the spring change', '2027-03-28T01:15:00Z'],
])('the demo can be seeded %s', { timeout: patienceMs }, async (_, instant) => {
  expect(await seededAt(instant)).toMatchObject(usual)
})

test('two seedings on the same day are alike, to the ids and the bytes of every file', {
  timeout: patienceMs,
}, async () => {
  const one = await seededAt('2028-02-29T07:00:00Z')
  const other = await seededAt('2028-02-29T15:00:00Z')
  expect(one).toEqual(other)
  expect(one).toMatchObject(usual)
  expect(one.files.length).toBeGreaterThan(8)
})
