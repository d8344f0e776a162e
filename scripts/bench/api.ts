import autocannon from 'autocannon'
import { readConfig } from '#src/config.ts'
import { type Meeting, makeMeeting } from './make-meeting.ts'
import { benchDatabase } from './postgres.ts'
import { startServer } from './server.ts'

const seconds = 6
const rounds = 3
const connections = 50

/** Reading one whole meeting, and saving one item's text: the API against bare Fastify with prepared SQL, in turns. */
export async function benchApi() {
  const database = await benchDatabase()
  const settings = {
    DATABASE_URL: database.appUrl,
    SECRET_KEY: 'bench'.repeat(8),
    BASE_URL: 'http://127.0.0.1:3901',
    PORT: '3901',
    LOG_LEVEL: 'silent',
    DEMO: 'false',
  }
  const meeting = await makeMeeting(readConfig(settings))
  const api = await startServer(['src/main.ts', 'serve'], settings, 'http://127.0.0.1:3901/readyz')
  const bare = await startServer(
    ['scripts/bench/bare-server.ts'],
    { DATABASE_URL: database.superuserUrl, PORT: '3902' },
    'http://127.0.0.1:3902/',
  )
  try {
    const headers = { authorization: `Bearer ${meeting.token}` }
    const ours = `http://127.0.0.1:3901/api/v1/meetings/${meeting.id}`
    const theirs = `http://127.0.0.1:3902/meeting/${meeting.id}`
    await compare(
      'reading a meeting',
      () => load({ url: ours, headers }),
      () => load({ url: theirs }),
      0.6,
    )
    const etag = (await fetch(ours, { headers })).headers.get('etag') ?? ''
    await compare(
      'reading it unchanged (304)',
      () => load({ url: ours, headers: { ...headers, 'if-none-match': etag } }),
      () => load({ url: ours, headers }),
      4,
    )
    await compare(
      'saving an item’s text',
      () => save(apiSaving(meeting, headers)),
      () => save(bareSaving(meeting)),
      0.6,
    )
  } finally {
    await api.stop()
    await bare.stop()
    await database.close()
  }
}

async function compare(what: string, one: () => Promise<number>, other: () => Promise<number>, goal: number) {
  const [mine, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    mine.push(await one())
    theirs.push(await other())
  }
  const [a, b] = [median(mine), median(theirs)]
  console.log(
    `${what}: ${Math.round(a)}/s against ${Math.round(b)}/s, ratio ${(a / b).toFixed(2)} (goal ≥ ${goal})`,
  )
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

async function load(options: { url: string; headers?: Record<string, string> }): Promise<number> {
  const result = await autocannon({ ...options, connections, duration: seconds })
  if (result.errors > 0 || result.non2xx - (result['3xx'] ?? 0) > 0)
    throw new Error(`${options.url} answered with errors: ${JSON.stringify(result.statusCodeStats)}`)
  return result.requests.average
}

type Saving = (client: number) => {
  url: string
  headers(version: number): Record<string, string>
  body(version: number): string
}

/** Each connection writes an item of its own, one version after the other. */
async function save(saving: Saving): Promise<number> {
  let client = 0
  let done = 0
  const until = Date.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const { url, headers, body } = saving(client++)
      let version = versions.get(itemOf(url)) ?? 1
      while (Date.now() < until) {
        const response = await fetch(url, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', ...headers(version) },
          body: body(version),
        })
        const answer = (await response.json()) as { version: number }
        if (response.status !== 200) throw new Error(`${url} ${response.status} ${JSON.stringify(answer)}`)
        version = answer.version
        done += 1
      }
      versions.set(itemOf(url), version)
    }),
  )
  return done / seconds
}

const versions = new Map<string, number>()
const itemOf = (url: string): string => /[0-9a-f-]{36}(?=\/text$|$)/.exec(url)?.[0] ?? ''

const sentence = 'Gruppen drøftet saken og ba sekretariatet komme tilbake med et forslag. '.repeat(12)

const apiSaving =
  (meeting: Meeting, headers: Record<string, string>): Saving =>
  (client) => ({
    url: `http://127.0.0.1:3901/api/v1/agenda-items/${meeting.itemIds[client]}/text`,
    headers: (version) => ({ ...headers, 'if-match': `"${version}"` }),
    body: (version) => JSON.stringify({ text: `${sentence}${version}` }),
  })

const bareSaving =
  (meeting: Meeting): Saving =>
  (client) => ({
    url: `http://127.0.0.1:3902/text/${meeting.collaborationId}/${meeting.itemIds[client]}`,
    headers: () => ({}),
    body: (version) => JSON.stringify({ text: `${sentence}${version}`, version, writer: meeting.writerId }),
  })
