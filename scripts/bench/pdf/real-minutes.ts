import { existsSync } from 'node:fs'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { receiveMail } from '#test/support/smtp.ts'
import { checks } from '../../accept/checks.ts'
import { foundGroup } from '../../accept/found.ts'
import { mailbox } from '../../accept/mailbox.ts'
import { arrangeAgenda, hold, planMeeting } from '../../accept/meet.ts'
import { addDecisions, addFollowUps, addWorkingGroups, circulate, writeMinutes } from '../../accept/minute.ts'
import { readCase } from '../../accept/read-case.ts'
import { operatorKey, startReferat } from '../../accept/server.ts'

const real = '../shared/referat/labelled/osloregionen-2023-08-31'
const twin = 'test/accept/twin'

/**
 * The minutes of the real case, or of its invented twin where that is not at hand: the whole program makes them once, and
 * their frozen content is taken.
 */
export async function realMinutes(): Promise<{ name: string; content: Printable }> {
  const path = existsSync(`${real}.txt`) ? real : twin
  return { name: path.split('/').at(-1) as string, content: await minutesOf(path) }
}

async function minutesOf(path: string): Promise<Printable> {
  const { expected, texts } = readCase({ textFile: `${path}.txt`, expectedFile: `${path}.expected.json` })
  const smtp = await receiveMail()
  const server = await startReferat(smtp.url)
  try {
    const stage = {
      address: server.address,
      operatorKey,
      mailbox: mailbox(smtp.mails),
      checks: checks({ quiet: true }),
      expected,
      texts,
    }
    const cast = await foundGroup(stage)
    const meeting = await arrangeAgenda(cast, await planMeeting(cast, expected), expected.items)
    await hold(cast, meeting, (player) => player?.attendee?.status ?? 'present')
    const minutesId = await writeMinutes(cast, meeting, texts)
    await addDecisions(stage, cast, meeting)
    await addFollowUps(stage, cast, meeting)
    await addWorkingGroups(stage, cast, meeting)
    await circulate(cast, minutesId)
    return (await cast.secretary.get(`/minutes/${minutesId}`)).body.content
  } finally {
    await server.stop()
    await smtp.close()
    server.remove()
  }
}
