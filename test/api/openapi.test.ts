import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, visitor, type World } from '#test/support/world.ts'

let world: World
// biome-ignore lint/suspicious/noExplicitAny: the document as any reader of it has it
let reference: any
beforeAll(async () => {
  world = await openWorld()
  reference = (await visitor(world.app.server).get('/api/openapi.json')).body
})
afterAll(() => world.close())

type Operation = {
  summary?: string
  tags?: string[]
  responses: Record<string, unknown>
  security?: unknown[]
}
const operations = (): [string, Operation][] =>
  Object.entries(reference.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  )

test('the reference is OpenAPI 3.1 and lists every operation', async () => {
  expect(reference.openapi).toBe('3.1.0')
  const list = operations().map(([name, { summary }]) => `${name}  ${summary}`)
  await expect(`${list.sort().join('\n')}\n`).toMatchFileSnapshot('operations.snap.txt')
})

test('every operation says what it does, where it belongs, what it answers and which problems it may have', () => {
  const silent = operations().filter(
    ([, { summary, tags, responses }]) =>
      !summary || !tags?.length || !responses.default || Object.keys(responses).length < 2,
  )
  expect(silent.map(([name]) => name)).toEqual([])
})

test('every reference inside the document leads somewhere', () => {
  const text = JSON.stringify(reference)
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    expect(reference.components.schemas).toHaveProperty(name as string)
})

test('the page beside it comes with its own scripts and no others', async () => {
  const page = await visitor(world.app.server).get('/api/docs/')
  expect(page.status).toBe(200)
  expect(String(page.headers['content-security-policy'])).not.toContain('unsafe-eval')
  const scripts = [...String(page.body).matchAll(/<script[^>]+src="([^"]+)"/g)].map(
    ([, source]) => source ?? '',
  )
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((source) => /^(https?:)?\/\//.test(source))).toEqual([])
})

test.each(['/api/docs', '/api/docs/'])(
  'every script and style that the page at %s names is there',
  async (address) => {
    const page = await visitor(world.app.server).get(address)
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const named = (pattern: RegExp) => [...String(page.body).matchAll(pattern)].map(([, path]) => path ?? '')
    const scripts = named(/<script[^>]+src="([^"]+)"/g)
    const styles = named(/<link rel="stylesheet"[^>]+href="([^"]+)"/g)
    expect([scripts.length, styles.length].every((found) => found > 1)).toBe(true)
    const kindOf = async (path: string) => {
      const { pathname } = new URL(path, `http://localhost${address}`)
      const { status, headers } = await visitor(world.app.server).get(pathname)
      return `${status} ${String(headers['content-type']).split(';')[0]}`
    }
    for (const path of scripts)
      expect(await kindOf(path), path).toMatch(/^200 (text|application)\/javascript$/)
    for (const path of styles) expect(await kindOf(path), path).toBe('200 text/css')
  },
)

test('the page says how wide a telephone is, and sends nobody to https who came by http', async () => {
  const { body, headers } = await visitor(world.app.server).get('/api/docs')
  expect(body).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
  expect(String(headers['content-security-policy'])).not.toMatch(/upgrade-insecure|https?:/)
})
