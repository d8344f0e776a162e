import { existsSync } from 'node:fs'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { receiveMail } from '#test/support/smtp.ts'
import { checks } from '../accept/checks.ts'
import { foundGroup } from '../accept/found.ts'
import { mailbox } from '../accept/mailbox.ts'
import { arrangeAgenda, hold, planMeeting } from '../accept/meet.ts'
import { addDecisions, addFollowUps, addWorkingGroups, circulate, writeMinutes } from '../accept/minute.ts'
import { readCase } from '../accept/read-case.ts'
import { operatorKey, startReferat } from '../accept/server.ts'

const real = '../shared/referat/labelled/osloregionen-2023-08-31'
const twin = 'test/accept/twin'
const rounds = 60

/** The minutes of the real case (or its invented twin where that is not at hand) as PDF, warm: from frozen content to bytes. */
export async function benchPdf() {
  const name = existsSync(`${real}.txt`) ? real : twin
  const content = await minutesOf(name)
  const times: number[] = []
  let bytes: Uint8Array = new Uint8Array()
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    bytes = writePdf(minutesPaper(content, shippedTemplate('minutes')))
    times.push(performance.now() - began)
  }
  const warm = times.slice(rounds / 3).toSorted((a, b) => a - b)
  const at = (share: number) => (warm[Math.floor(warm.length * share)] as number).toFixed(1)
  console.log(
    `pdf of ${name.split('/').at(-1)}: median ${at(0.5)} ms warm, p95 ${at(0.95)} ms, first ${times[0]?.toFixed(0)} ms, ${Math.round(bytes.length / 1000)} kB`,
  )
}

/** Lets the whole program make the minutes once, and takes their frozen content. */
async function minutesOf(name: string): Promise<Parameters<typeof minutesPaper>[0]> {
  const { expected, texts } = readCase({ textFile: `${name}.txt`, expectedFile: `${name}.expected.json` })
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
