import { receiveMail } from '#test/support/smtp.ts'
import { checks as countChecks } from './accept/checks.ts'
import { mailbox as openMailbox } from './accept/mailbox.ts'
import { play } from './accept/play.ts'
import { readCase } from './accept/read-case.ts'
import { operatorKey, startReferat } from './accept/server.ts'
import { checkDatabase } from './accept/sql.ts'

/**
 * Plays a case of real minutes (FILE.txt and what is known to be in it, FILE.expected.json) through the whole main job:
 * a server in a process of its own, a real mail server, nothing but the HTTP API. Ends with the counts of what held.
 */
const [textFile, expectedFile] = process.argv.slice(2).filter((word) => word !== '--')
if (!textFile || !expectedFile) {
  console.error('usage: npm run accept -- FILE.txt FILE.expected.json')
  process.exit(2)
}
const { expected, texts } = readCase({ textFile, expectedFile })
const checks = countChecks()
const smtp = await receiveMail()
const server = await startReferat(smtp.url)
try {
  const minutesId = await play({
    address: server.address,
    operatorKey,
    mailbox: openMailbox(smtp.mails),
    checks,
    expected,
    texts,
  })
  await server.stop()
  await checkDatabase(server.folder, checks, minutesId)
} catch (error) {
  checks.check(
    'the play came to its end',
    false,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  )
} finally {
  await server.stop()
  await smtp.close()
  server.remove()
}
console.log(`${checks.counts.passed} passed, ${checks.counts.failed} failed`)
process.exit(checks.counts.failed === 0 ? 0 : 1)
