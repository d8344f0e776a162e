import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IdField, idFields } from '#test/support/authorization/id-fields.ts'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import { type Scene, tag, wholeScene } from '#test/support/authorization/whole-scene.ts'
import type { Visitor } from '#test/support/world.ts'

let world: Rehearsal
let scene: Scene
let fields: Record<string, IdField>
beforeAll(async () => {
  world = await openRehearsal()
  scene = await wholeScene(world)
  fields = idFields(scene)
})
afterAll(() => world.close())

type Schema = {
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}
type Body = { content: Record<string, { schema: Schema }> }

/** Every path within a body that holds an id. */
function idsIn(schema: Schema, path = ''): string[] {
  if (schema.format === 'uuid') return [path]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
      idsIn(one, path ? `${path}.${name}` : name),
    ),
    ...(schema.items ? idsIn(schema.items, `${path}[]`) : []),
    ...(schema.anyOf ?? []).flatMap((one) => idsIn(one, path)),
  ]
}

/** Which of one's own collaborations to sign in to: tested with signing in, where all that is wrong looks alike. */
const beforeSigningIn = ['POST /sessions collaborationId']

function ask(client: Visitor, name: string, field: IdField, id: string) {
  const [method = '', path = ''] = name.split(' ')
  const address = path.replace(/\{(\w+)\}/g, (_, param: string) => field.params?.[param] ?? '')
  const send = { POST: client.post, PUT: client.put, PATCH: client.patch }[method]
  if (!send) throw new Error(`no body in a ${method}`)
  return send(address, field.body(id), field.version === undefined ? {} : tag(field.version))
}

/** Refused by the rules, and where the answer names a field, by that one. */
async function faultOf(client: Visitor, name: string, field: IdField, id: string): Promise<string | null> {
  const { status, body } = await ask(client, name, field, id)
  const last = /(\w+)(?:\[\])?$/.exec(name)?.[1] ?? ''
  if (![403, 404, 409, 422].includes(status)) return `${status} ${body.code ?? ''}`
  const named = body.errors[0].field as string | null
  if (status !== 422 || named?.includes(last)) return null
  return `refused for ${named}: ${body.code}`
}

test('every field that takes an id is in the table, and nothing else', async () => {
  const { body } = await scene.cast.signedOut.get('/api/openapi.json')
  const paths = body.paths as Record<string, Record<string, { requestBody?: Body }>>
  const found = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema)
      const ids = new Set(schemas.flatMap((schema) => idsIn(schema)))
      return [...ids].map((id) => `${method.toUpperCase()} ${path.replace('/api/v1', '')} ${id}`)
    }),
  )
  expect([...Object.keys(fields), ...beforeSigningIn].sort()).toEqual(found.sort())
})

test('what belongs there is taken', async () => {
  const faults: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const { own } = field
    if (own === null) continue
    const { status, body } = await world.rehearse(() => ask(world.admin, name, field, own))
    if (status >= 300) faults[name] = `${status} ${body.code} ${body.errors?.[0]?.field}`
  }
  expect(faults).toEqual({})
}, 120_000)

test('the id of another collaboration, or of nothing, is refused in every field, and nothing is written', async () => {
  const faults: Record<string, string> = {}
  const before = await world.fingerprint()
  for (const [name, field] of Object.entries(fields)) {
    const client =
      name.endsWith('/reply deputyId') && name.includes('meetingId') ? scene.cast.member : world.admin
    for (const id of [field.abroad, '01900000-0000-7000-8000-00000000beef']) {
      const fault = await faultOf(client, name, field, id)
      if (fault) faults[`${name} ${id}`] = fault
    }
  }
  expect(faults).toEqual({})
  expect(await world.fingerprint()).toEqual(before)
}, 120_000)

test('the id of another group’s thing is refused to who leads this one, and nothing is written', async () => {
  const faults: Record<string, string> = {}
  const before = await world.fingerprint()
  for (const [name, field] of Object.entries(fields)) {
    if (field.other === undefined) continue
    const fault = await faultOf(scene.cast.chair, name, field, field.other)
    if (fault) faults[name] = fault
  }
  expect(faults).toEqual({})
  expect(await world.fingerprint()).toEqual(before)
}, 120_000)
