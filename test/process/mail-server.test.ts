import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#test/support/postgres-binaries.ts'
import { dataFolder, foundAndSignIn, type RunningServer, startServer, until } from '#test/support/program.ts'
import { type Replies, receiveMail } from '#test/support/smtp.ts'

let server: RunningServer
let mailServer: Awaited<ReturnType<typeof receiveMail>>
let token: string
let mailPort: number
const replies: Replies = {}
const data = dataFolder()

beforeAll(async () => {
  mailPort = await freePort()
  mailServer = await receiveMail(replies, mailPort)
  server = await startServer({ DATA_DIR: data.folder, SMTP_URL: `smtp://127.0.0.1:${mailPort}` })
  token = await foundAndSignIn(server.client, mailServer)
})
afterAll(async () => {
  await server?.stop()
  await mailServer?.close()
  data.remove()
})

let serial = 0

/** Adds people and asks for a code for each: one mail each. Every request comes from an address of its own. */
async function askForCodes(names: string[]): Promise<void> {
  for (const name of names) {
    const email = `${name}@kommune.example.org`
    expect((await server.client('POST', '/people', { name, email }, { token })).status).toBe(201)
    const from = `127.0.1.${++serial}`
    expect((await server.client('POST', '/sign-in-codes', { email }, { from })).status).toBe(202)
  }
}

type Listed = { toAddress: string; state: string; lastError: string | null; attempts: number }

const listed = async (query: string): Promise<Listed[]> =>
  (await server.client('GET', `/mails?limit=200&${query}`, undefined, { token })).body.items

const arrivedAt = (name: string) => mailServer.mails.filter(({ to }) => to[0]?.startsWith(`${name}@`))

test('a mail server that is down delays mail and loses none: all of it goes out by itself, once each', async () => {
  await mailServer.close()
  const names = Array.from({ length: 6 }, (_, at) => `nede${at}`)
  await askForCodes(names)
  const waiting = await until(async () => {
    const all = await listed('state=waiting')
    return all.length === 6 && all.every(({ lastError }) => lastError) && all
  })
  expect(waiting.every(({ lastError }) => lastError?.startsWith('unreachable: '))).toBe(true)
  mailServer = await receiveMail(replies, mailPort)
  await until(() => names.every((name) => arrivedAt(name).length > 0))
  await until(
    async () => (await listed('state=waiting')).length + (await listed('state=sending')).length === 0,
  )
  expect(mailServer.mails).toHaveLength(6)
})

test('while one server hangs over a mail the others pass; greylisting only delays; a refusal is visible at once', async () => {
  const hanging = Promise.withResolvers<string | undefined>()
  let grey = 0
  replies.message = ({ to }) => (to[0]?.startsWith('treg@') ? hanging.promise : undefined)
  replies.recipient = (address) => {
    if (address.startsWith('borte@')) return '550 5.1.1 no such user'
    if (address.startsWith('senere@') && grey++ === 0) return '451 4.7.1 greylisted, come back later'
    return undefined
  }
  await askForCodes(['treg', 'borte', 'senere', 'rask'])
  await until(() => arrivedAt('rask').length)
  expect(arrivedAt('treg')).toHaveLength(0)

  const [refused] = await until(async () => {
    const failed = await listed('state=failed')
    return failed.length > 0 && failed
  })
  expect(refused).toMatchObject({ toAddress: 'borte@kommune.example.org', attempts: 1 })
  expect(refused?.lastError).toContain('no such user')
  const suppressed = await server.client('GET', '/suppressed-addresses', undefined, { token })
  expect(suppressed.body.items.map((one: { address: string }) => one.address)).toEqual([
    'borte@kommune.example.org',
  ])

  hanging.resolve(undefined)
  await until(() => arrivedAt('treg').length && arrivedAt('senere').length)
  await until(
    async () => (await listed('state=waiting')).length + (await listed('state=sending')).length === 0,
  )
  for (const name of ['treg', 'senere', 'rask']) expect(arrivedAt(name), name).toHaveLength(1)
  expect(grey).toBe(2)
})

test('asked to stop in the middle of a delivery, it finishes that mail and sends it no second time', async () => {
  const started = Promise.withResolvers<void>()
  const hanging = Promise.withResolvers<string | undefined>()
  replies.message = ({ to }) => {
    if (!to[0]?.startsWith('sist@')) return undefined
    started.resolve()
    return hanging.promise
  }
  await askForCodes(['sist'])
  await started.promise
  const stopped = server.stop()
  hanging.resolve(undefined)
  expect(await stopped).toBe(0)
  server = await startServer({ DATA_DIR: data.folder, SMTP_URL: `smtp://127.0.0.1:${mailPort}` })
  const [last] = await listed('state=sent')
  expect(last).toMatchObject({ toAddress: 'sist@kommune.example.org', attempts: 1 })
  expect(arrivedAt('sist')).toHaveLength(1)
})
