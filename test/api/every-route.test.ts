import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, visitor, type World } from '#test/support/world.ts'

type Operation = {
  method: string
  path: string
  security: unknown[]
  fields: Record<string, { type?: string; format?: string }>
}

let world: World
let operations: Operation[]
let token: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  token = { authorization: `Bearer ${await world.adminToken()}` }
  const { body } = await visitor(world.app.server).get('/api/openapi.json')
  operations = Object.entries(body.paths as Record<string, Record<string, OpenApiOperation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        // A choice of a few names is chosen rightly, so that the body is what is refused.
        path: path
          .replace('/templates/{name}', '/templates/minutes')
          .replace(/\{[^}]+\}/g, '01900000-0000-7000-8000-00000000beef'),
        security: operation.security ?? [],
        fields: operation.requestBody?.content?.['application/json']?.schema?.properties ?? {},
      })),
  )
})
afterAll(() => world.close())

type OpenApiOperation = {
  security?: unknown[]
  requestBody?: { content?: Record<string, { schema?: { properties?: Operation['fields'] } }> }
}

/** Everything else answers 401 to whoever is not signed in. */
const publicOperations = ['POST /api/v1/access-tokens', 'POST /api/v1/sessions', 'POST /api/v1/sign-in-codes']

const nothingWritten = async () => (await world.lite.query('select serial from audit_heads')).rows

function send(operation: Operation, payload: unknown, headers: Record<string, string> = {}) {
  return world.app.server.inject({
    method: operation.method as 'POST',
    url: operation.path,
    headers: { 'if-match': '"1"', ...headers },
    ...(payload !== undefined && {
      payload: JSON.stringify(payload),
      headers: { 'content-type': 'application/json', 'if-match': '"1"', ...headers },
    }),
  })
}

describe('every route of the reference', () => {
  test('is there', () => expect(operations.length).toBeGreaterThan(20))

  test('answers 401 without sign-in, but for the listed public ones', async () => {
    const open: string[] = []
    for (const operation of operations) {
      const response = await send(
        operation,
        operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {},
      )
      if (response.statusCode !== 401) open.push(`${operation.method} ${operation.path}`)
    }
    expect(open.sort()).toEqual(publicOperations)
  })

  test('answers 401 to a token that is not one', async () => {
    const some = operations.filter(({ method, security }) => method === 'GET' && security.length > 0)
    for (const operation of some)
      expect((await send(operation, undefined, { authorization: 'Bearer a.b.c' })).statusCode).toBe(401)
  })

  test('refuses a field it does not know, by its name, and writes nothing', async () => {
    const before = await nothingWritten()
    const silent: string[] = []
    for (const operation of withBody()) {
      const response = await send(operation, { 'no-such-field': 1 }, bearer(operation))
      const errors = (response.json() as { errors?: { field: string }[] }).errors ?? []
      if (response.statusCode !== 422 || !errors.some(({ field }) => field?.endsWith('no-such-field')))
        silent.push(`${operation.method} ${operation.path} ${response.statusCode}`)
    }
    expect(silent).toEqual([])
    expect(await nothingWritten()).toEqual(before)
  })

  test('refuses broken text, wrong types and null in every text field, by its name, and writes nothing', async () => {
    const before = await nothingWritten()
    const wrong: string[] = []
    for (const operation of withBody())
      for (const field of Object.keys(operation.fields).filter(
        (name) => operation.fields[name]?.type === 'string',
      ))
        for (const bad of ['a\u0000b', '\ud800', 42, {}, ['x'], true]) {
          const response = await send(operation, { [field]: bad }, bearer(operation))
          const errors = (response.json() as { errors?: { field: string }[] }).errors ?? []
          if (response.statusCode !== 422 || !errors.some((error) => error.field === field))
            wrong.push(
              `${operation.method} ${operation.path} ${field} ${JSON.stringify(bad)} → ${response.statusCode}`,
            )
        }
    expect(wrong).toEqual([])
    expect(await nothingWritten()).toEqual(before)
  })

  test('has an answer below 500 to bodies that are no objects, and to ids that are none', async () => {
    const authorization = bearer(operations[0] as Operation)
    const failing: string[] = []
    for (const operation of withBody())
      for (const payload of [null, [], 'text', 7]) {
        const response = await send(operation, payload, authorization)
        if (response.statusCode < 400 || response.statusCode >= 500)
          failing.push(
            `${operation.method} ${operation.path} ${JSON.stringify(payload)} → ${response.statusCode}`,
          )
      }
    for (const operation of operations.filter(({ path }) => path.includes('beef')))
      for (const id of [
        '9007199254740993',
        'null',
        '%2F',
        '..',
        `${'a'.repeat(250)}`,
        '%00',
        "'; drop table people; --",
      ]) {
        const path = operation.path.replace('01900000-0000-7000-8000-00000000beef', encodeURI(id))
        // Two points lead to another address, which may be a real one.
        if (id === '..' && operations.some((one) => one.path === new URL(path, 'http://x').pathname)) continue
        const response = await send(
          { ...operation, path },
          operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {},
          authorization,
        )
        if (response.statusCode < 400 || response.statusCode >= 500)
          failing.push(`${operation.method} ${path} → ${response.statusCode}`)
      }
    expect(failing).toEqual([])
  })
})

describe('a body that is no honest JSON', () => {
  const post = async (payload: string, headers: Record<string, string> = {}) => {
    const token = bearer(operations[0] as Operation)
    return world.app.server.inject({
      method: 'POST',
      url: '/api/v1/organisations',
      payload,
      headers: { 'content-type': 'application/json', ...token, ...headers },
    })
  }

  test.each([
    ['a poisoned prototype', '{"__proto__": {"x": 1}, "name": "X"}', 400],
    ['half a document', '{"name": "X"', 400],
    ['nothing', '', 400],
    ['three thousand levels', `${'['.repeat(3000)}${']'.repeat(3000)}`, 422],
    ['a number too large for an id', '{"name": "X", "parentId": 9007199254740993}', 422],
    ['more than the server reads', `{"name": "${'x'.repeat(3_000_000)}"}`, 413],
  ])('%s is refused', async (_name, payload, status) => {
    const response = await post(payload)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  test('another content type is refused, one with a parameter is read', async () => {
    expect((await post('name=X', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(
      415,
    )
    expect(
      (await post('{"name": "Y kommune"}', { 'content-type': 'application/json;charset=utf-8' })).statusCode,
    ).toBe(201)
    expect(
      (await post('{"name": "Z kommune"}', { 'content-type': 'application/json\ta' })).statusCode,
    ).toBeLessThan(500)
  })
})

describe('text as people write it', () => {
  test.each([
    'null',
    "O'Hara",
    'Å',
    'x'.repeat(200),
    '<img src=x onerror=alert(1)>',
    '{{7*7}}',
    'Čáhcesuolu gielda',
    '=cmd|calc',
  ])('the name %j is kept as typed', async (name) => {
    const { body } = await world.admin.post('/organisations', { name })
    expect((await world.admin.get(`/organisations/${body.id}`)).body.name).toBe(name)
  })

  test('a decomposed letter equals the composed one', async () => {
    await world.admin.post('/organisations', { name: 'A\u030asane kommune' })
    expect((await world.admin.get('/organisations?search=%C3%85sane')).body.items).toHaveLength(1)
  })

  test.each([
    ['only invisible letters', '\u200b\u200b', 'text.empty'],
    ['a turned reading direction', 'exe\u202efdp', 'text.direction-override'],
    ['a noncharacter', 'Sundet\ufffe', 'text.broken-characters'],
    ['a noncharacter of another plane', 'Sundet\u{1ffff}', 'text.broken-characters'],
    ['a line break', 'a\r\nBcc: x', 'text.control-characters'],
    ['too much', 'x'.repeat(201), 'text.too-long'],
  ])('%s is refused with the reason', async (_what, name, code) => {
    const { status, body } = await world.admin.post('/organisations', { name })
    expect([status, body.errors[0]]).toMatchObject([422, { field: 'name', code }])
  })

  test.each([
    'a@x.example.org, evil@e.example.org',
    'a@x.example.org\r\nBcc: b@x.example.org',
    '"evil@e.example.org x"@x.example.org',
    'Ola <ola@x.example.org>',
    'group: a@x.example.org;',
  ])('the address %j is refused', async (email) => {
    const { status, body } = await world.admin.post('/people', { name: 'Ola', email })
    expect([status, body.errors[0].field]).toEqual([422, 'email'])
  })

  test('an address with letters of the country works', async () => {
    expect((await world.admin.post('/people', { name: 'Ola', email: 'ola@blåbær.example.org' })).status).toBe(
      201,
    )
  })

  test('the reason comes in the reader’s language', async () => {
    const say = async (language: string) =>
      (await world.admin.post('/organisations', { name: '' }, { 'accept-language': language })).body.detail
    expect([await say('sv-SE,sv;q=0.9'), await say('en'), await say('tlh')]).toEqual([
      'Fältet får inte vara tomt.',
      'The field cannot be empty.',
      'Feltet kan ikke være tomt.',
    ])
  })
})

const withBody = () =>
  operations
    .filter(({ method, security }) => method !== 'GET' && security.length > 0 && method !== 'DELETE')
    .filter(({ fields }) => Object.keys(fields).length > 0)

function bearer(operation: Operation): Record<string, string> {
  if (operation.path === '/api/v1/collaborations')
    return { authorization: `Bearer ${world.config.operatorKey}` }
  return token
}
