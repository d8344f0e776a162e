import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { freePort } from './postgres-binaries.ts'
import { foundAndSignIn, type RunningServer, startServer, until } from './program.ts'
import { receiveMail } from './smtp.ts'

const kills = 2

/**
 * Kills the server twice at random moments while people are added and codes asked for, and starts it again.
 * Expects that nothing acknowledged is lost, that no mail takes effect twice, and that all goes on by itself.
 */
export async function expectSurvival(settings: Record<string, string>) {
  // Slow enough that a kill finds mails between the server's answer and our commit, and others half said.
  const mailServer = await receiveMail({ message: () => pause(20).then(() => undefined) })
  const env = { ...settings, SMTP_URL: mailServer.url, PORT: String(await freePort()) }
  const acknowledged: Acknowledged[] = []
  let server = await startServer(env)
  const token = await foundAndSignIn(server.client, mailServer)
  for (let round = 1; round <= kills; round++) {
    const loaded = load(server, token, round, acknowledged)
    await pause(700 + Math.random() * 800)
    await server.stop('SIGKILL')
    await loaded
    server = await startServer(env)
  }
  try {
    await expectNothingLost(server, token, acknowledged)
    await expectEveryMailOnce(server, { token, acknowledged, mailServer })
  } finally {
    await server.stop()
    await mailServer.close()
  }
}

type Acknowledged = { id: string; email: string; codeAsked: boolean }

/** Adds people and asks for their codes, in four lanes, until the server is gone. Keeps what was acknowledged. */
async function load(server: RunningServer, token: string, round: number, acknowledged: Acknowledged[]) {
  const lanes = [1, 2, 3, 4].map(async (lane) => {
    for (let number = 0; ; number++) {
      const email = `p${round}-${lane}-${number}@kommune.example.org`
      const added = await server.client('POST', '/people', { name: email, email }, { token })
      if (added.status !== 201) throw new Error(`refused: ${JSON.stringify(added.body)}`)
      const person = { id: added.body.id as string, email, codeAsked: false }
      acknowledged.push(person)
      const from = `127.${round}.${lane}.${number % 250}`
      const asked = await server.client('POST', '/sign-in-codes', { email }, { from })
      if (asked.status !== 202) throw new Error(`refused: ${JSON.stringify(asked.body)}`)
      person.codeAsked = true
    }
  })
  const ends = await Promise.allSettled(lanes)
  // The only way out of the lanes is a broken connection.
  for (const end of ends)
    if (end.status === 'rejected')
      expect(String(end.reason)).toMatch(/ECONNRESET|ECONNREFUSED|socket hang up|EPIPE/)
}

async function expectNothingLost(server: RunningServer, token: string, acknowledged: Acknowledged[]) {
  expect(acknowledged.length).toBeGreaterThan(kills * 4)
  const found = new Set<string>()
  for (let cursor = ''; ; ) {
    const page = await server.client('GET', `/people?limit=200${cursor}`, undefined, { token })
    for (const { id } of page.body.items) found.add(id)
    if (!page.body.nextCursor) break
    cursor = `&cursor=${page.body.nextCursor}`
  }
  expect(acknowledged.filter(({ id }) => !found.has(id))).toEqual([])
  const audit = await server.client('GET', '/audit-verification', undefined, { token })
  expect(audit.body).toMatchObject({ whole: true })
}

async function expectEveryMailOnce(
  server: RunningServer,
  {
    token,
    acknowledged,
    mailServer,
  }: { token: string; acknowledged: Acknowledged[]; mailServer: Awaited<ReturnType<typeof receiveMail>> },
) {
  const left = async (state: string) =>
    (await server.client('GET', `/mails?limit=1&state=${state}`, undefined, { token })).body.items.length
  // Claims of the dead run out after twenty seconds.
  await until(async () => (await left('waiting')) + (await left('sending')) === 0, 40_000)
  expect(await left('failed')).toBe(0)
  const messageIds = new Map<string, string[]>()
  for (const { to, parsed } of mailServer.mails)
    messageIds.set(to[0] ?? '', [...(messageIds.get(to[0] ?? '') ?? []), parsed.messageId ?? ''])
  const promised = acknowledged.filter(({ codeAsked }) => codeAsked)
  expect(promised.length).toBeGreaterThan(0)
  expect(promised.filter(({ email }) => !messageIds.has(email))).toEqual([])
  for (const [email, ids] of messageIds) {
    // One Message-ID is one mail to whoever reads it. The server may have been given it once more for a kill.
    expect(new Set(ids).size, email).toBe(1)
    expect(ids.length, email).toBeLessThanOrEqual(2)
  }
  const twice = [...messageIds.values()].filter((ids) => ids.length > 1)
  expect(twice.length).toBeLessThanOrEqual(kills * 10)
}
