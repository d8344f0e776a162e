import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { makeMinutes } from '#test/support/make-minutes.ts'
import { openPostgresWorld, type PostgresWorld } from '#test/support/postgres.ts'
import { ifMatch, type Visitor } from '#test/support/world.ts'

let world: PostgresWorld
let secretary: Visitor
const abroad = '01900000-0000-7000-8000-000000000002'
beforeAll(async () => {
  world = await openPostgresWorld()
  secretary = await (await world.make.secretary()).client()
  await foundCollaboration(world.app.db, {
    collaborationId: abroad,
    name: 'Nabosamarbeidet',
    language: 'sv',
    zone: 'Europe/Stockholm',
    administrator: { name: 'Nina Nabo', email: 'nina@nabo.example.org' },
  })
  await oneOfEach()
})
afterAll(() => world?.close())

const views = [
  ...['item_text_words', 'agenda_item_words', 'decision_words', 'follow_up_words', 'meeting_words'],
  ...['paper_words', 'mandate_words', 'person_names', 'organisation_names', 'group_names'],
]

/** A meeting with its item, minuted, decided, followed up and with a paper, in a group with a working group. */
async function oneOfEach() {
  const lay = makeMinutes(world)
  const { id: groupId } = await lay.group({ name: 'Østre faggruppe' })
  const meeting = await lay.meeting(groupId, { title: 'Årsmøtet' }, [{ title: '«Økonomi–Ålesund»' }])
  const [itemId] = meeting.items
  await secretary.post(`/meetings/${meeting.id}/minutes`)
  await secretary.put(`/agenda-items/${itemId}/text`, { text: 'ØKONOMIEN/budsjettene' }, ifMatch(0))
  await secretary.post(`/agenda-items/${itemId}/decisions`, { text: 'Økonomien styrkes.' })
  await secretary.post('/follow-ups', { groupId, text: 'Økonomi følges' })
  await secretary.post(`/meetings/${meeting.id}/papers`, { title: 'Økonomi', url: 'https://x.example.org/o' })
  await world.make.organisation({ name: 'Økonomidalen kommune' })
  const people = { seats: [{ personId: secretary.personId }], convenerPersonId: secretary.personId }
  await secretary.post(`/groups/${groupId}/working-groups`, { name: 'Tall', mandate: 'Økonomi', ...people })
}

/** A statement of the application in a collaboration. */
const asApp = <Row>(collaborationId: string, text: string): Promise<Row[]> =>
  world.app.db.read({ collaborationId }, (db) => db.statement<Row>({ name: '', text, values: [] }))

test('on PostgreSQL every kind is found as on the embedded engine, whatever its locale takes for a letter', async () => {
  const found = async (q: string) =>
    (await secretary.get(`/search?q=${encodeURIComponent(q)}`)).body.items
      .map(({ kind }: { kind: string }) => kind)
      .sort()
  expect(await found('økonomi')).toEqual([
    ...['agenda-item', 'decision', 'follow-up', 'group', 'item-text', 'organisation', 'paper'],
  ])
  expect(await found('budsjett')).toEqual(['item-text'])
  expect(await found('ålesund')).toEqual(['agenda-item'])
  expect(await found('årsmøte')).toEqual(['meeting'])
  expect(await found('ostre')).toEqual(['group'])
})

test('the views that are searched show a collaboration nothing of another', async () => {
  for (const view of views) {
    const idsIn = async (collaborationId: string) =>
      (await asApp<{ id: string }>(collaborationId, `select id::text as id from ${view}`)).map(({ id }) => id)
    const own = await idsIn(world.collaborationId)
    expect([view, own.length > 0]).toEqual([view, true])
    expect([view, (await idsIn(abroad)).filter((id) => own.includes(id))]).toEqual([view, []])
  }
  expect((await asApp(abroad, 'select id from person_names')).length).toBe(1)
})

test('without a collaboration the views are an error, and nobody is the role that they belong to', async () => {
  for (const view of views)
    await expect(world.sql(`set role referat_app; select id from ${view}`), view).rejects.toThrow(
      /app\.collaboration/,
    )
  for (const role of ['referat_app', 'referat_doorman', 'referat_test'])
    expect([
      role,
      await world.sql('select pg_has_role($1, $2, $3) as is', [role, 'referat_searcher', 'usage']),
    ]).toEqual([role, [{ is: false }]])
  await expect(asApp(abroad, 'set role referat_searcher')).rejects.toThrow(/permission denied/)
  const [row] = await world.sql<{ views: number; writable: number }>(
    `select count(*)::int as views,
       count(*) filter (where has_table_privilege('referat_app', oid, 'insert, update, delete'))::int as writable
     from pg_class where relowner = 'referat_searcher'::regrole`,
  )
  expect(row).toEqual({ views: views.length, writable: 0 })
})

test('the index of words is used though the tables beside it are under policies', async () => {
  await world.sql(
    `set session_replication_role = replica;
     insert into item_texts (collaboration_id, agenda_item_id, meeting_id, text, written_at, written_by, words)
       select m.collaboration_id, gen_random_uuid(), m.id, 'x', now(), gen_random_uuid(), to_tsvector('simple', 'ord' || n)
       from meetings m, generate_series(1, 5000) n`,
  )
  await world.sql('vacuum analyze item_texts')
  const plan = await world.app.db.read(world, (db) =>
    db.statement<Record<string, string>>({
      name: '',
      text: 'explain select w.id from item_text_words w join meetings m on m.id = w.meeting_id where w.words @@ $1::tsquery',
      values: ["'ord7'"],
    }),
  )
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
    /Index Cond: .*collaboration_id.*\(words @@/,
  )
})
