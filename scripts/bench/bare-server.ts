import Fastify from 'fastify'
import pg from 'pg'
import { wholeMeetingStatement } from '#src/domain/meetings/whole-meeting.ts'

/**
 * What the API is measured against: nothing but Fastify, a pool and prepared SQL as the database's superuser. No sign-in,
 * no rights, no row-level security, no validation.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const app = Fastify()
const json = (value: unknown) => value as string

app.get('/meeting/:id', async (request, reply) => {
  const { id } = request.params as { id: string }
  const { rows } = await pool.query({
    name: 'meeting',
    text: wholeMeetingStatement,
    values: [id, '00000000-0000-0000-0000-000000000000'],
  })
  return reply.type('application/json').serializer(json).send(rows[0].json)
})

app.put('/text/:collaboration/:id', async (request) => {
  const { collaboration, id } = request.params as { collaboration: string; id: string }
  const { text, version, writer } = request.body as { text: string; version: number; writer: string }
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({
      name: 'scope',
      text: "select set_config('app.collaboration', $1, true)",
      values: [collaboration],
    })
    const { rowCount } = await client.query({
      name: 'update',
      text: 'update item_texts set text = $2, version = version + 1, written_at = now(), written_by = $4 where collaboration_id = $5 and agenda_item_id = $1 and version = $3',
      values: [id, text, version, writer, collaboration],
    })
    if (rowCount !== 1) throw new Error('stale')
    await client.query({
      name: 'keep',
      text: 'insert into item_text_versions (agenda_item_id, version, text, written_at, written_by) values ($1, $2, $3, now(), $4)',
      values: [id, version + 1, text, writer],
    })
    await client.query({
      name: 'audit',
      text: "select append_audit(now(), $1, $2::uuid, 'x', 'minutes.save-text', 'agenda-item', $3::uuid, $4::jsonb)",
      values: ['salt', writer, id, JSON.stringify({ version, length: text.length })],
    })
    await client.query('commit')
    return { id, version: version + 1 }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
})

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
