import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '#test/support/authorization/ask.ts'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import type { Table } from '#test/support/authorization/row.ts'
import { wholeScene } from '#test/support/authorization/whole-scene.ts'
import { wholeTable } from '#test/support/authorization/whole-table.ts'
import { type Answer, visitor } from '#test/support/world.ts'

let world: Rehearsal
let table: Table
let operations: Record<string, Responses>
beforeAll(async () => {
  world = await openRehearsal()
  const scene = await wholeScene(world)
  table = wholeTable(scene)
  const { body } = await visitor(world.app.server).get('/api/openapi.json')
  const paths = Object.entries(body.paths as Record<string, Record<string, { responses: Responses }>>)
  operations = Object.fromEntries(
    paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]): [string, Responses] => [
        `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
        responses,
      ]),
    ),
  )
})
afterAll(() => world.close())

type Responses = Record<string, { description: string; headers?: object; content?: object }>

const listed = () =>
  Object.entries(operations).map(([name, responses]) => {
    const answers = Object.entries(responses).filter(([status]) => status !== 'default')
    const told = answers.map(([status, { headers = {}, content = {} }]) =>
      [status, ...Object.keys(content), ...Object.keys(headers).map((header) => `(${header})`)].join(' '),
    )
    return `${name}  ${told.join(' | ')}`
  })

test('the reference says of every operation with what status, kind and headers it answers', async () => {
  await expect(`${listed().sort().join('\n')}\n`).toMatchFileSnapshot('answers.snap.txt')
  expect(JSON.stringify(operations)).not.toContain('Default Response')
})

/** What an answer has that the reference does not say, or the other way round. */
function untrue(responses: Responses, { status, headers }: Answer): string[] {
  const said = responses[String(status)]
  if (!said) return [`answers ${status}`]
  const kind = String(headers['content-type'] ?? '').split(';')[0] ?? ''
  const kinds = Object.keys(said.content ?? {})
  const rightKind = kinds.length === 0 ? kind === '' : kinds.includes(kind) || kinds.includes('*/*')
  const wrong = ['etag', 'location'].filter((name) => name in headers !== name in (said.headers ?? {}))
  return [
    ...(rightKind ? [] : [`answers ${kind}, not ${kinds}`]),
    ...wrong.map((name) => `${name} is untold`),
  ]
}

test('and what it says is true of every one of them', async () => {
  const faults: string[] = []
  for (const [operation, rows] of Object.entries(table)) {
    const row = rows.find(({ may, answers }) => may.includes('administrator') && !answers)
    if (!row) continue
    const answer = await world.rehearse(() => ask(world.admin, operation, row))
    const responses = operations[operation] ?? {}
    faults.push(...untrue(responses, answer).map((fault) => `${operation}: ${fault}`))
  }
  expect(faults).toEqual([])
}, 120_000)
