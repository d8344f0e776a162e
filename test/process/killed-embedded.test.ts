import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSurvival } from '#test/support/kill.ts'
import { dataFolder, foundAndSignIn, startServer, until } from '#test/support/program.ts'
import { type Replies, receiveMail } from '#test/support/smtp.ts'

const data = [dataFolder(), dataFolder()] as const
const replies: Replies = {}
let mailServer: Awaited<ReturnType<typeof receiveMail>>
beforeAll(async () => {
  mailServer = await receiveMail(replies)
})
afterAll(async () => {
  await mailServer?.close()
  for (const { remove } of data) remove()
})

test('killed at random moments on the embedded folder: nothing is lost, no mail takes effect twice', async () => {
  await expectSurvival({ DATA_DIR: data[0].folder })
}, 180_000)

test('killed when the mail server has taken a mail and we have not written it down: the same Message-ID once more', async () => {
  const env = { DATA_DIR: data[1].folder, SMTP_URL: mailServer.url }
  const first = await startServer(env)
  const token = await foundAndSignIn(first.client, mailServer)
  const email = 'kari@kommune.example.org'
  await first.client('POST', '/people', { name: 'Kari', email }, { token })
  replies.message = async () => {
    await first.stop('SIGKILL')
    return undefined
  }
  await first.client('POST', '/sign-in-codes', { email }, { from: '127.0.2.1' }).catch(() => {})
  const arrived = () => mailServer.mails.filter(({ to }) => to[0] === email)
  await until(() => arrived().length === 1)
  delete replies.message

  const second = await startServer(env)
  await until(() => arrived().length === 2)
  const [mail] = await until(async () => {
    const { body } = await second.client('GET', '/mails?state=sent&limit=1', undefined, { token })
    return body.items[0]?.toAddress === email && body.items
  })
  expect(mail).toMatchObject({ state: 'sent', attempts: 2 })
  await second.stop()
  const third = await startServer(env)
  await third.stop()
  expect(new Set(arrived().map(({ parsed }) => parsed.messageId)).size).toBe(1)
  expect(arrived()).toHaveLength(2)
}, 180_000)
