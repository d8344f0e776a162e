import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { readConfig } from '#src/config.ts'
import { kindOf, pathsIn } from '#test/support/walk.ts'
import { makeMeeting } from './make-meeting.ts'
import { benchDatabase } from './postgres.ts'
import { startServer } from './server.ts'

const rounds = 400

/** What pages cost: the first byte of a meeting's page against the API's same read, in turns; and what each page weighs. */
export async function benchPages() {
  await firstByte()
  await weights()
}

async function firstByte() {
  const database = await benchDatabase()
  const base = 'http://127.0.0.1:3903'
  const settings = {
    DATABASE_URL: database.appUrl,
    SECRET_KEY: 'bench'.repeat(8),
    BASE_URL: base,
    PORT: '3903',
    LOG_LEVEL: 'silent',
    DEMO: 'false',
  }
  const meeting = await makeMeeting(readConfig(settings))
  const server = await startServer(['src/main.ts', 'serve'], settings, `${base}/readyz`)
  try {
    const times: { page: number[]; api: number[] } = { page: [], api: [] }
    for (let round = -40; round < rounds; round++) {
      const page = await waitFor(`${base}/meetings/${meeting.id}`, { cookie: meeting.cookie })
      const api = await waitFor(`${base}/api/v1/meetings/${meeting.id}`, {
        authorization: `Bearer ${meeting.token}`,
      })
      if (round < 0) continue
      times.page.push(page.firstByteMs)
      times.api.push(api.firstByteMs)
    }
    const [page, api] = [median(times.page), median(times.api)]
    console.log(
      `first byte of a meeting’s page: ${page.toFixed(1)} ms against ${api.toFixed(1)} ms for the API’s read, ratio ${(page / api).toFixed(2)}`,
    )
  } finally {
    await server.stop()
    await database.close()
  }
}

/** Every kind of page that a member and the secretariat of the demo are led to, as a browser that packs is sent it. */
async function weights() {
  const folder = mkdtempSync(join(tmpdir(), 'referat-bench-'))
  const base = 'http://127.0.0.1:3904'
  const settings = { DATA_DIR: folder, PORT: '3904', BASE_URL: base, LOG_LEVEL: 'silent', DEMO: 'true' }
  const server = await startServer(['--liftoff-only', 'src/main.ts', 'serve'], settings, `${base}/readyz`)
  try {
    for (const [role, name] of [
      ['member', 'Marte Vollum Haug'],
      ['secretariat', 'Frøydis Ulvenes'],
    ] as const) {
      const { cookie, links } = await signIn(base, name)
      const pages = [
        ...(await weigh(base, cookie, ['/home', '/menu'])),
        ...(await weigh(base, '', links, false)),
      ]
      const html = pages.map((one) => one.html).toSorted((a, b) => a - b)
      const heaviest = pages.toSorted((a, b) => b.all - a.all)[0]
      console.log(
        `${role}: ${pages.length} pages, HTML median ${kB(median(html))}, most ${kB(html.at(-1) ?? 0)}; heaviest with looks and letters ${kB(heaviest?.all ?? 0)} (${heaviest?.kind}), of it script ${kB(heaviest?.script ?? 0)}`,
      )
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Weight = { kind: string; html: number; script: number; all: number }

async function weigh(base: string, cookie: string, paths: string[], follow = true): Promise<Weight[]> {
  const waiting = [...paths]
  const weighed = new Map<string, Weight>()
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const kind = kindOf(path).replace(/^\/l\/.*/, '/l/*')
    if (weighed.has(kind) && follow) continue
    const { body, bytes } = await waitFor(`${base}${path}`, { ...(cookie && { cookie }) })
    const assets = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(
      ([, asset = '']) => asset,
    )
    const sizes = await Promise.all(
      assets.map(async (asset) => ({ asset, bytes: (await waitFor(`${base}${asset}`, {})).bytes })),
    )
    // Two weights of the letters that every Nordic page has.
    const fonts = await Promise.all(
      [400, 600].map(
        async (weight) => (await waitFor(`${base}/assets/inter-nordic-${weight}.woff2`, {})).bytes,
      ),
    )
    const script = sizes.filter(({ asset }) => asset.endsWith('.js')).reduce((sum, one) => sum + one.bytes, 0)
    const looks = sizes.reduce((sum, one) => sum + one.bytes, 0) + fonts.reduce((sum, one) => sum + one, 0)
    weighed.set(follow ? kind : path, { kind, html: bytes, script, all: bytes + looks })
    if (follow) waiting.push(...pathsIn(body))
  }
  return [...weighed.values()]
}

/** As somebody of the demo: the session, and the links that their mails would hold. */
async function signIn(base: string, name: string): Promise<{ cookie: string; links: string[] }> {
  const page = await fetch(`${base}/demo`)
  const html = await page.text()
  const row = html.slice(html.indexOf(`>${name}<`))
  const field = (of: string) => new RegExp(`name="${of}" value="([^"]*)"`).exec(row)?.[1] ?? ''
  const posted = await fetch(`${base}/demo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: page.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({ formToken: field('formToken'), personId: field('personId') }),
  })
  const cookie = posted.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const links = [...(await posted.text()).matchAll(/href="(?:https?:\/\/[^/"]+)?(\/l\/[^"]+)"/g)].map(
    ([, link = '']) => link,
  )
  return { cookie, links }
}

/** One request on a connection of its own kind: when its first byte came, and how much it was on the wire. */
function waitFor(
  url: string,
  headers: Record<string, string>,
): Promise<{ firstByteMs: number; bytes: number; body: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asked = request(
      url,
      { headers: { 'accept-encoding': 'br', accept: 'text/html', ...headers } },
      (response) => {
        const firstByteMs = performance.now() - began
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('end', () => {
          const bytes = Buffer.concat(chunks)
          if ((response.statusCode ?? 500) >= 400) return reject(new Error(`${url}: ${response.statusCode}`))
          const packed = response.headers['content-encoding'] === 'br'
          resolve({
            firstByteMs,
            bytes: bytes.length,
            body: (packed ? brotliDecompressSync(bytes) : bytes).toString('utf8'),
          })
        })
      },
    )
    asked.once('error', reject)
    asked.end()
  })
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
