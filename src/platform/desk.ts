import type { Press } from './paper/press.ts'

/** What a command that makes papers or mail is handed beside its transaction. */
export type Desk = {
  press: Press
  /** the configured address of this server, without a slash at the end: what links in mail begin with */
  baseUrl: string
  /** who mail comes from, and so who organises the meetings in people's calendars */
  mailFrom: { name: string; address: string }
}

/** The desk of a door, from what app.ts gave it. */
export const deskOf = ({
  press,
  config,
}: {
  press: Press
  config: Pick<Desk, 'baseUrl' | 'mailFrom'>
}): Desk => ({ press, baseUrl: config.baseUrl, mailFrom: config.mailFrom })
