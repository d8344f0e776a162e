import type { mails } from '../database/schema/platform.ts'

type MailRow = typeof mails.$inferSelect
type Summary = Pick<MailRow, 'secret' | 'state' | 'subject' | 'nextAttemptAt'>

/**
 * RULE: a demo without a mail server is where one reads one's code in the list of mails; elsewhere it would open other people's doors.
 */
export const showsSecrets = (set: { demo: boolean; smtpUrl: string | undefined }): boolean =>
  set.demo && set.smtpUrl === undefined

/** A mail as every door shows it in a list: a one-time code covered, and no time of a next attempt once nothing more is tried. */
export function summaryAsShown<Row extends Summary>(row: Row, withSecrets: boolean): Row {
  const open = row.state === 'waiting' || row.state === 'sending'
  return {
    ...row,
    subject: row.secret && !withSecrets ? row.subject.replace(/\d/g, '•') : row.subject,
    nextAttemptAt: open ? row.nextAttemptAt : null,
  }
}

/** What every door shows of a mail's words: null where they hold a one-time code. */
export function wordsAsShown(
  row: Pick<MailRow, 'secret' | 'bodyText' | 'bodyHtml'>,
  withSecrets: boolean,
): { text: string | null; html: string | null } {
  const hidden = row.secret && !withSecrets
  return { text: hidden ? null : row.bodyText, html: hidden ? null : row.bodyHtml }
}

/** A one-time code that was sent or given up: there is nothing left to read or to send again. */
export const isWiped = ({ secret, bodyText }: Pick<MailRow, 'secret' | 'bodyText'>): boolean =>
  secret && bodyText === ''
