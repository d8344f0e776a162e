import type { Tx } from '../database/database.ts'
import type { Language } from '../language/language.ts'
import type { BlockMakers, Facts } from '../paper/template.ts'
import { writeLetter } from './letter.ts'
import { enqueue, type OutgoingMail } from './outbox.ts'

export type Addressee = { id: string; name: string; email: string | null; language: Language | null }

/** Somebody who should have had a mail and has no address: for the answer of the command, so that a human tells them. */
export type WithoutEmail = { personId: string; name: string }

/**
 * Writes one letter to each, in their own language, else in `language`, and puts it into the outbox. `facts` is asked
 * for each letter's own facts; `person.name` is always there; `blocks` fill the template's block directives. Answers who has no address.
 */
export async function mailEach(
  tx: Tx,
  addressees: Addressee[],
  letter: {
    event: string
    kind: string
    language: Language
    facts: (to: Addressee, language: Language) => Facts | Promise<Facts>
    blocks?: BlockMakers
  },
): Promise<WithoutEmail[]> {
  const outgoing: OutgoingMail[] = []
  const withoutEmail: WithoutEmail[] = []
  for (const to of new Map(addressees.map((one) => [one.id, one])).values()) {
    if (!to.email) {
      withoutEmail.push({ personId: to.id, name: to.name })
      continue
    }
    const language = to.language ?? letter.language
    const facts = { person: { name: to.name }, ...(await letter.facts(to, language)) }
    outgoing.push({
      event: letter.event,
      kind: letter.kind,
      to: { personId: to.id, name: to.name, address: to.email },
      language,
      ...writeLetter(letter.kind, language, facts, letter.blocks),
    })
  }
  await enqueue(tx, outgoing)
  return withoutEmail
}
