import { files, mails } from '#src/platform/database/schema/platform.ts'
import { enqueue, type OutgoingMail } from '#src/platform/mail/outbox.ts'
import type { World } from './world.ts'

type MailWorld = Pick<World, 'app' | 'collaborationId'>

let serial = 0

/** A mail to somebody invented, as a command would enqueue it. */
export function outgoing(facts: Partial<OutgoingMail> & { address?: string } = {}): OutgoingMail {
  const { address = `mottaker${++serial}@kommune.example.org`, ...rest } = facts
  return {
    event: `test:${++serial}`,
    kind: 'invitation',
    to: { personId: null, name: 'Kåre Øyen', address },
    language: 'nb',
    subject: 'Innkalling til møte',
    text: 'Velkommen til møte.',
    html: '<p>Velkommen til møte.</p>',
    ...rest,
  }
}

/** Enqueues in one transaction and returns the ids. */
export async function enqueued(
  world: MailWorld,
  all: OutgoingMail[],
  collaborationId = world.collaborationId,
) {
  return world.app.db.write({ collaborationId }, async (tx) => {
    const before = new Set((await tx.select({ id: mails.id }).from(mails)).map(({ id }) => id))
    await enqueue(tx, all)
    const rows = await tx.select({ id: mails.id }).from(mails).orderBy(mails.createdAt, mails.id)
    return rows.map(({ id }) => id).filter((id) => !before.has(id))
  })
}

export async function storedFile(world: MailWorld, facts: { name: string; bytes: Uint8Array }) {
  return world.app.db.write(world, async (tx) => {
    const id = tx.newId()
    await tx.insert(files).values({
      id,
      name: facts.name,
      mediaType: 'application/pdf',
      sizeBytes: facts.bytes.length,
      sha256: 'not looked at here',
      bytes: facts.bytes,
      createdAt: tx.now,
    })
    return id
  })
}

export async function mailRow(world: MailWorld, id: string) {
  return world.app.db.read(world, async (db) => {
    const row = (await db.select().from(mails)).find((mail) => mail.id === id)
    if (!row) throw new Error(`no mail ${id}`)
    return row
  })
}
