import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import type { Place } from '#src/domain/meetings/move-person.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { attendances } from '#src/platform/database/schema/attendance.ts'
import { invitees } from '#src/platform/database/schema/meetings.ts'
import { findAttendance } from './read.ts'

/**
 * Takes the dropped person's reply over where the kept one has a place of their own and has given none, and names the kept one as
 * deputy where the dropped one was to come instead of somebody. A place that moved has its reply with it. The meetings are locked;
 * rights and the trail are the caller's.
 */
export async function moveReplies(
  tx: Tx,
  merging: Merging,
  { meetingIds, places }: { meetingIds: string[]; places: Place[] },
): Promise<void> {
  for (const { dropped, kept } of places) if (kept) await takeReplyOver(tx, { dropped, kept })
  await moveDeputies(tx, merging, meetingIds)
}

async function takeReplyOver(
  tx: Tx,
  { dropped, kept }: { dropped: Place['dropped']; kept: Place['dropped'] },
) {
  const reply = await findAttendance(tx, dropped.id)
  const own = await findAttendance(tx, kept.id)
  // Somebody who was taken off the list replied when they were still on it.
  if (!reply?.reply || (own?.reply && !kept.removedAt)) return
  const row = {
    ...{ reply: reply.reply, replyHow: reply.replyHow, replyNote: reply.replyNote },
    ...{
      replyDeputyId: reply.replyDeputyId,
      repliedAt: reply.repliedAt,
      repliedThrough: reply.repliedThrough,
    },
  }
  const { id: inviteeId, meetingId } = kept
  await tx
    .insert(attendances)
    .values({ inviteeId, meetingId, ...row })
    .onConflictDoUpdate({
      target: [attendances.collaborationId, attendances.inviteeId],
      set: { ...row, version: sql`${attendances.version} + 1` },
    })
}

/** Only who is asked as a deputy comes instead of another, and nobody instead of themselves. */
async function moveDeputies(tx: Tx, { keepId, dropId }: Merging, meetingIds: string[]) {
  const comesAsDeputy = sql`exists (select from invitees i where i.collaboration_id = ${attendances.collaborationId}
    and i.meeting_id = ${attendances.meetingId} and i.person_id = ${keepId}::uuid and i.part = 'deputy' and i.removed_at is null)`
  await tx
    .update(attendances)
    .set({
      replyDeputyId: sql`case when ${comesAsDeputy} then ${keepId}::uuid end`,
      version: sql`${attendances.version} + 1`,
    })
    .where(and(inArray(attendances.meetingId, meetingIds), eq(attendances.replyDeputyId, dropId)))
  const own = tx.select({ id: invitees.id }).from(invitees).where(eq(invitees.personId, keepId))
  await tx
    .update(attendances)
    .set({ replyDeputyId: null })
    .where(
      and(
        inArray(attendances.meetingId, meetingIds),
        eq(attendances.replyDeputyId, keepId),
        inArray(attendances.inviteeId, own),
      ),
    )
}
