import type { Checks } from './checks.ts'
import { type Client, client } from './client.ts'
import type { Mailbox } from './mailbox.ts'
import type { Case } from './read-case.ts'

export type Stage = {
  address: string
  operatorKey: string
  mailbox: Mailbox
  checks: Checks
  expected: Case
  texts: string[]
}

/** Signs a person in as people do: asks for a code, reads the mail, types it. */
export async function signIn(stage: Pick<Stage, 'address' | 'mailbox'>, email: string): Promise<Client> {
  const guest = client(stage.address)
  const before = stage.mailbox.codesSentTo(email)
  await guest.post('/sign-in-codes', { email })
  const code = await stage.mailbox.code(email, before + 1)
  const { body } = await guest.post('/sessions', { email, code })
  return client(stage.address, body.accessToken)
}

/** The zone that a case's local times are in. */
export const zoneOf = (language: string): string =>
  ({ sv: 'Europe/Stockholm', da: 'Europe/Copenhagen' })[language.slice(0, 2)] ?? 'Europe/Oslo'

export const languageOf = (language: string): string =>
  ['nb', 'nn', 'sv', 'da', 'en'].find((known) => language.startsWith(known)) ?? 'nb'
