import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { receiveMail } from '#test/support/smtp.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
let mailServer: Awaited<ReturnType<typeof receiveMail>>
beforeAll(async () => {
  mailServer = await receiveMail({
    recipient: (address) => (address.startsWith('borte@') ? '550 5.1.1 no such user' : undefined),
  })
  world = await openWorld({ SMTP_URL: mailServer.url, MAIL_FROM: 'post@fjord.example.org' })
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary()).client()
})
afterAll(async () => {
  await world.close()
  await mailServer.close()
})

/** Minutes under written review for a day, where silence approves, mailed to these members. */
async function underReview(emails: string[]): Promise<string> {
  const group = await lay.group({ approvalPolicy: 'written', writtenReviewDays: 1, silenceApproves: true })
  const members = await Promise.all(emails.map((email) => world.make.person({ email })))
  for (const { id } of members) await lay.seat(group.id, id)
  const meeting = await lay.meeting(
    group.id,
    {},
    [{ title: 'Strategi' }],
    members.map(({ id }) => ({ personId: id })),
  )
  const { body: minutes } = await secretary.post(`/meetings/${meeting.id}/minutes`)
  await secretary.put(`/agenda-items/${meeting.items[0]}/text`, { text: 'Havna utvides.' }, ifMatch(0))
  expect((await secretary.post(`/minutes/${minutes.id}/circulation`)).status).toBe(200)
  await world.app.mail.deliver()
  return minutes.id
}

test('when the deadline passes the clock approves what all were sent, and never what somebody was not', async () => {
  const reached = await underReview(['anne@kommune.example.org', 'bo@kommune.example.org'])
  const missed = await underReview(['cato@kommune.example.org', 'borte@kommune.example.org'])
  await world.app.schedule.runDue()
  expect([await lay.stateOf(reached), await lay.stateOf(missed)]).toEqual(['in-review', 'in-review'])
  world.moveTo('2026-03-04T08:00:00Z')
  await world.app.schedule.runDue()
  expect([await lay.stateOf(reached), await lay.stateOf(missed)]).toEqual(['approved', 'in-review'])
  await world.app.mail.deliver()
  const toAnne = mailServer.mails.filter(({ to }) => to[0] === 'anne@kommune.example.org')
  expect(toAnne).toHaveLength(2)
  expect(toAnne[0]?.parsed.attachments.map(({ mimeType }) => mimeType)).toContain('application/pdf')
})
