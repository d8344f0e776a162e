import { brotliCompressSync } from 'node:zlib'
import { readConfig } from '#src/config.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { makeMeeting } from './make-meeting.ts'
import { benchDatabase } from './postgres.ts'
import { drafts, makeDraft } from './room/make-draft.ts'
import { measureKeys } from './room/measure-keys.ts'
import { measureOpening } from './room/measure-opening.ts'
import { measureWriters } from './room/measure-writers.ts'
import { startServer } from './server.ts'

/** The drafting room: how long a key takes to be seen, how long the room to open, what its script weighs, what the server bears. */
export async function benchRoom() {
  const database = await benchDatabase()
  const base = 'http://localhost:3905'
  const settings = {
    ...{ DATABASE_URL: database.appUrl, SECRET_KEY: 'bench'.repeat(8), BASE_URL: base, PORT: '3905' },
    ...{ LOG_LEVEL: 'silent', DEMO: 'false' },
  }
  const meeting = await makeMeeting(readConfig(settings))
  const server = await startServer(['src/main.ts', 'serve'], settings, `${base}/readyz`)
  const browser = await launchChromium()
  try {
    const given = { base, meeting }
    const made = []
    for (const draft of drafts) made.push({ ...draft, ...(await makeDraft(given, draft)) })
    await weigh(given, made[0]?.meetingId ?? '')
    for (const draft of made) await measureKeys({ browser, ...given }, draft)
    for (const draft of made) await measureOpening({ browser, ...given }, draft)
    await measureWriters(given, await makeDraft(given, { name: 'writers', items: 12, pages: 1 }))
  } finally {
    await browser.close()
    await server.stop()
    await database.close()
  }
}

type Given = { base: string; meeting: { cookie: string } }

async function weigh({ base, meeting }: Given, meetingId: string) {
  const page = await fetch(`${base}/meetings/${meetingId}/minutes`, { headers: { cookie: meeting.cookie } })
  const address = /<script type="module" src="([^"]+)"/g
  const sources = [...(await page.text()).matchAll(address)].map(([, source = '']) => source)
  for (const source of sources) {
    const script = Buffer.from(await (await fetch(`${base}${source}`)).arrayBuffer())
    console.log(
      `script ${source.split('/').at(-1)}: ${kB(script.length)} minified, ${kB(brotliCompressSync(script).length)} packed (brotli)`,
    )
  }
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`
