import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '#test/support/authorization/ask.ts'
import { everybody, type Who } from '#test/support/authorization/everybody.ts'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import type { Row, Table } from '#test/support/authorization/row.ts'
import { type Scene, wholeScene } from '#test/support/authorization/whole-scene.ts'
import { wholeTable } from '#test/support/authorization/whole-table.ts'
import type { Answer } from '#test/support/world.ts'

let world: Rehearsal
let scene: Scene
let table: Table
let reference: string[]
beforeAll(async () => {
  world = await openRehearsal()
  scene = await wholeScene(world)
  table = wholeTable(scene)
  const { body } = await scene.cast.signedOut.get('/api/openapi.json')
  reference = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  )
})
afterAll(() => world.close())

/** For whoever knows a code or a token, signed in or not: what they answer is tested with signing in. */
const forAnybody = ['POST /access-tokens', 'POST /sessions', 'POST /sign-in-codes']

/** Refused for who asks: unknown, not allowed, not there for them, or an id in the body that points at nothing here. */
function isRefusal({ status, body }: Answer): boolean {
  return [401, 403, 404].includes(status) || (status === 422 && body.code === 'request.unknown-reference')
}

const rows = (only: (method: string) => boolean) =>
  Object.entries(table).flatMap(([operation, ways]) =>
    only(operation.split(' ')[0] ?? '') ? ways.map((row) => ({ operation, row })) : [],
  )

const nameOf = (operation: string, { about }: Row, who: Who) =>
  `${operation}${about ? ` (${about})` : ''} × ${who}`

/** What is wrong with an answer, given whether it should have been allowed; null when nothing is. */
function faultOf(row: Row, who: Who, answer: Answer): string | null {
  if (row.may.includes(who)) {
    const wanted = row.answers ?? 0
    const right = wanted ? answer.status === wanted : answer.status < 300
    return right ? null : `should be allowed: ${answer.status} ${answer.body?.code ?? ''}`
  }
  if (who === 'signedOut') return answer.status === 401 ? null : `should be 401: ${answer.status}`
  return isRefusal(answer) ? null : `should be refused: ${answer.status} ${answer.body?.code ?? ''}`
}

describe('the authorization matrix', () => {
  test('has a row for every operation of the reference, and none for what is not there', () => {
    expect([...Object.keys(table), ...forAnybody].sort()).toEqual([...reference].sort())
  })

  test('lets everybody read what the table says, and nobody else', async () => {
    const faults: Record<string, string> = {}
    for (const { operation, row } of rows((method) => method === 'GET'))
      for (const who of everybody) {
        const fault = faultOf(row, who, await ask(scene.cast[who], operation, row))
        if (fault) faults[nameOf(operation, row, who)] = fault
      }
    expect(faults).toEqual({})
  }, 300_000)

  test('lets everybody change what the table says, and nobody else; whoever is refused has written nothing', async () => {
    const faults: Record<string, string> = {}
    let before = await world.fingerprint()
    for (const { operation, row } of rows((method) => method !== 'GET')) {
      for (const who of everybody) {
        // What is to be refused is tried in earnest, for it must leave nothing behind; the rest is rehearsed.
        const may = row.may.includes(who)
        const answer = await (may
          ? world.rehearse(() => ask(scene.cast[who], operation, row))
          : ask(scene.cast[who], operation, row))
        const fault = faultOf(row, who, answer)
        if (fault) faults[nameOf(operation, row, who)] = fault
      }
      const after = await world.fingerprint()
      for (const name of Object.keys(after))
        if (after[name] !== before[name]) faults[`${operation} wrote`] = name
      before = after
    }
    expect(faults).toEqual({})
  }, 300_000)
})
