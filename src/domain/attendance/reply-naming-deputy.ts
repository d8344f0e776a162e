import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { invitees } from '#src/platform/database/schema/meetings.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { forbidden, invalid } from '#src/platform/errors.ts'
import { enterPerson } from '../people/keep.ts'
import { type Reply, replyForOneself } from './reply.ts'

/** Somebody who is known here, or somebody new from one's own organisation. */
export type NamedDeputy = { personId: string } | { name: string; email: string }

/**
 * One's own reply, with a deputy who may be new here: they are added in the organisation that the seat belongs to. An
 * address that is known there means that person. Refuses a newcomer for a seat of no organisation, and an address that is
 * known elsewhere; the reply itself refuses the rest.
 */
export async function replyNamingDeputy(
  tx: Tx,
  actor: Actor,
  {
    deputy,
    ...reply
  }: Omit<Reply, 'deputyId'> & { meetingId: string; through: string; deputy: NamedDeputy | null },
) {
  const deputyId = deputy === null ? null : await personOf(tx, actor, { deputy, reply })
  return replyForOneself(tx, actor, { ...reply, deputyId })
}

async function personOf(
  tx: Tx,
  actor: Actor,
  { deputy, reply }: { deputy: NamedDeputy; reply: Pick<Reply, 'reply'> & { meetingId: string } },
): Promise<string> {
  if ('personId' in deputy) return deputy.personId
  // Said before anybody is added, and at the field that was filled in.
  if (reply.reply !== 'declined')
    throw invalid('attendance.deputy-only-when-declined', { field: 'deputyName' })
  const own = and(
    eq(invitees.meetingId, reply.meetingId),
    eq(invitees.personId, actor.personId),
    isNull(invitees.removedAt),
  )
  const [invitee] = await tx.select().from(invitees).where(own)
  if (!invitee) throw forbidden('attendance.not-invited')
  const { organisationId } = invitee
  if (!organisationId) throw forbidden('attendance.deputy-from-elsewhere', { field: 'deputyName' })
  const there = and(eq(people.email, deputy.email.toLowerCase()), eq(people.organisationId, organisationId))
  const [known] = await tx.select({ id: people.id }).from(people).where(there)
  if (known) return known.id
  const facts = { ...deputy, organisationId }
  const id = await enterPerson(tx, facts)
  await record(tx, actor, 'people.add', { type: 'person', id }, facts)
  return id
}
