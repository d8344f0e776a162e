import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, ask } from '#test/support/authorization/ask.ts'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import type { Row, Table } from '#test/support/authorization/row.ts'
import { done, type Scene, wholeScene } from '#test/support/authorization/whole-scene.ts'
import { wholeTable } from '#test/support/authorization/whole-table.ts'
import { visitor } from '#test/support/world.ts'

let world: Rehearsal
let scene: Scene
let table: Table
let editable: string[]
beforeAll(async () => {
  world = await openRehearsal()
  scene = await wholeScene(world)
  table = wholeTable(scene)
  const { body } = await visitor(world.app.server).get('/api/openapi.json')
  editable = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods)
        .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'if-match'))
        .map(([method]) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  )
})
afterAll(() => world.close())

type Operation = { parameters?: { name: string }[] }

/** Where to read what is changed at an address that has no GET of its own. */
const readAt: Record<string, string> = {
  '/meetings/{meetingId}/agenda-order': '/meetings/{meetingId}/agenda-items',
  '/meetings/{meetingId}/paper-order': '/meetings/{meetingId}/papers',
  '/invitees/{inviteeId}/reply': '/invitees/{inviteeId}',
  '/invitees/{inviteeId}/presence': '/invitees/{inviteeId}',
  '/follow-ups/{followUpId}/assignee': '/follow-ups/{followUpId}',
  '/follow-ups/{followUpId}/promise': '/follow-ups/{followUpId}',
  '/working-groups/{workingGroupId}/proposal': '/working-groups/{workingGroupId}',
  '/pictures/{pictureId}/file': '/pictures/{pictureId}',
  '/agenda-items/{itemId}/text/restoration': '/agenda-items/{itemId}/text',
  '/people/{personId}/merging': '/people/{personId}',
  '/organisations/{organisationId}/merging': '/organisations/{organisationId}',
}

function change(operation: string) {
  const [, path = ''] = operation.split(' ')
  const row = table[operation]?.find(({ may }) => may.includes('administrator')) as Row
  const send = (headers: Record<string, string>) => ask(world.admin, operation, row, headers)
  return { row, read: addressOf(readAt[path] ?? path, row), send }
}

test('whatever two may edit needs If-Match, deleting it too', async () => {
  expect(editable.length).toBeGreaterThan(20)
  expect(editable).toEqual(
    expect.arrayContaining([
      'DELETE /agenda-items/{itemId}',
      'DELETE /papers/{paperId}',
      'DELETE /invitees/{inviteeId}',
      'DELETE /decisions/{decisionId}',
      'DELETE /follow-ups/{followUpId}',
      'DELETE /working-groups/{workingGroupId}',
      'PUT /meetings/{meetingId}/paper-order',
    ]),
  )
  for (const operation of editable)
    expect([operation, (await change(operation).send({})).status]).toEqual([operation, 428])
})

test('the ETag of a GET is what If-Match of a change takes', async () => {
  for (const operation of editable) {
    const { row, read, send } = change(operation)
    const { status, headers } = await world.admin.get(read)
    expect([operation, status, headers.etag]).toEqual([operation, 200, expect.stringMatching(/^"\d+[-"]/)])
    const answer = await world.rehearse(() => send({ 'if-match': String(headers.etag) }))
    const right = answer.status < 300 || answer.status === row.answers
    expect([operation, right, answer.body?.code]).toEqual([operation, true, row.answers && expect.anything()])
  }
})

test('the ETag of a former version is refused with what stands now, as the GET of it answers', async () => {
  for (const operation of editable) {
    const { read, send } = change(operation)
    const { headers, body } = await world.admin.get(read)
    const former = String(headers.etag).replace(/^"\d+/, (head) => `"${Number(head.slice(1)) + 7}`)
    const answer = await send({ 'if-match': former })
    expect([operation, answer.status]).toEqual([operation, 412])
    // A refused order shows the order that stands, in the words in which it is sent.
    if (operation.endsWith('-order')) continue
    expect(answer.body.current, operation).toEqual(body.seat ?? body.followUp ?? body.workingGroup ?? body)
  }
})

test('an unchanged thing is not sent again; one of which anything shown has changed is, though its version is the same', async () => {
  const paths = [...new Set(editable.map((operation) => change(operation).read))]
  for (const path of [...paths, `/meetings/${scene.planned.id}/attendance`]) {
    const { headers } = await world.admin.get(path)
    const again = await world.admin.get(path, { 'if-none-match': String(headers.etag) })
    expect([path, again.status, again.headers.etag]).toEqual([path, 304, headers.etag])
  }
  const seat = `/seats/${scene.seated.memberSeat}`
  const known = { 'if-none-match': String((await world.admin.get(seat)).headers.etag) }
  const person = await world.make.person()
  await done(world.admin.post(`${seat}/holders`, { personId: person.id, standing: 'deputy' }))
  expect((await world.admin.get(seat, known)).status).toBe(200)
})
