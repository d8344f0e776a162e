import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { invitees, meetings } from '#src/platform/database/schema/meetings.ts'

/** Who is asked to meetings still to be held for the dropped organisation. */
export function findOrganisationInMeetings(db: Reader, { dropId }: Merging) {
  return db
    .select({ id: invitees.id, meetingId: invitees.meetingId })
    .from(invitees)
    .innerJoin(meetings, eq(meetings.id, invitees.meetingId))
    .where(
      and(
        eq(invitees.organisationId, dropId),
        isNull(invitees.removedAt),
        inArray(meetings.state, ['planned', 'called']),
        sql`not exists (select from minutes r where r.collaboration_id = ${meetings.collaborationId}
          and r.meeting_id = ${meetings.id} and r.state in ('approved', 'published'))`,
      ),
    )
    .orderBy(invitees.meetingId, invitees.id)
}

/**
 * They are asked for the kept organisation now, and for its seats where the dropped one's ended. Locks the meetings; rights and the
 * trail are the caller's.
 */
export async function moveOrganisationInMeetings(
  tx: Tx,
  merging: Merging,
  { endedSeats }: { endedSeats: { id: string; sameAsId: string }[] },
) {
  const before = await findOrganisationInMeetings(tx, merging)
  await tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      inArray(
        meetings.id,
        before.map(({ meetingId }) => meetingId),
      ),
    )
    .orderBy(meetings.id)
    .for('update')
  const found = await findOrganisationInMeetings(tx, merging)
  const places = inArray(
    invitees.id,
    found.map(({ id }) => id),
  )
  await tx.update(invitees).set({ organisationId: merging.keepId }).where(places)
  for (const { id, sameAsId } of endedSeats)
    await tx
      .update(invitees)
      .set({ seatId: sameAsId })
      .where(and(places, eq(invitees.seatId, id)))
  return found
}
