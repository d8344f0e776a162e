import type { Tx } from '#src/platform/database/database.ts'
import { writeLetter } from '#src/platform/mail/letter.ts'
import { enqueue } from '#src/platform/mail/outbox.ts'
import type { Facts } from '#src/platform/paper/template.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { markdown } from '../minutes/paper-blocks.ts'
import type { Recipient } from './recipients.ts'

type Letter = {
  kind: 'minutes-for-review' | 'minutes-approved' | 'remark-received' | 'remark-answered' | 'round-lapsed'
  event: string
  to: Recipient[]
  /** what the letter says to one of them; called for those with an address only */
  facts: (recipient: Recipient) => Facts | Promise<Facts>
  attachment?: { fileId: string; name: string }
  /** Markdown set in where the template says ::words */
  words?: string
}

/** Writes the same letter to several people, each in their own language. Tells who has no address and so gets none. */
export async function sendLetters(
  tx: Tx,
  letter: Letter,
): Promise<{ mailed: number; withoutAddress: Named[] }> {
  const addressed = letter.to.filter(({ email }) => email !== null)
  const blocks = { words: (): Block[] => markdown(letter.words ?? '') }
  const facts = await Promise.all(addressed.map((recipient) => letter.facts(recipient)))
  const mails = addressed.map((recipient, index) => ({
    event: letter.event,
    kind: letter.kind,
    to: { personId: recipient.personId, name: recipient.name, address: recipient.email ?? '' },
    language: recipient.language,
    ...(letter.attachment && { attachments: [letter.attachment] }),
    ...writeLetter(
      letter.kind,
      recipient.language,
      { person: { name: recipient.name }, ...facts[index] },
      blocks,
    ),
  }))
  await enqueue(tx, mails)
  const withoutAddress = letter.to
    .filter(({ email }) => email === null)
    .map(({ personId, name }) => ({ id: personId, name }))
  return { mailed: mails.length, withoutAddress }
}

type Named = { id: string; name: string }
