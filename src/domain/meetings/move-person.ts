import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { attendances } from '#src/platform/database/schema/attendance.ts'
import { type inviteeParts, invitees, meetings } from '#src/platform/database/schema/meetings.ts'

type InviteeRow = typeof invitees.$inferSelect

/** A place on the list of a meeting that is still to be held: it moves, or the kept person has one there, whose reply may be missing. */
export type Place = { dropped: InviteeRow; kept: InviteeRow | null }

/** The meetings still to be held in which the dropped person has any part, and what of it is the meetings' own. */
export async function findPersonInMeetings(db: Reader, { keepId, dropId }: Merging) {
  const rows = await db.statement<{ id: string; chairs: boolean; writes: boolean }>({
    name: 'open_meetings_of_person',
    text: `
      select m.id::text, coalesce(m.chair_person_id = $1::uuid, false) as chairs,
        coalesce(m.writer_person_id = $1::uuid, false) as writes
      from meetings m
      where m.state in ('planned', 'called')
        and not exists (select from minutes r where r.collaboration_id = m.collaboration_id and r.meeting_id = m.id
          and r.state in ('approved', 'published'))
        and (m.chair_person_id = $1::uuid or m.writer_person_id = $1::uuid
          or exists (select from invitees i where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id
            and i.person_id = $1::uuid and i.removed_at is null)
          or exists (select from agenda_items t where t.collaboration_id = m.collaboration_id and t.meeting_id = m.id
            and t.presenter_person_id = $1::uuid)
          or exists (select from attendances a where a.collaboration_id = m.collaboration_id and a.meeting_id = m.id
            and a.reply_deputy_id = $1::uuid))
      order by m.id`,
    values: [dropId],
  })
  const meetingIds = rows.map(({ id }) => id)
  return {
    meetingIds,
    led: rows.filter(({ chairs, writes }) => chairs || writes).map(({ id }) => id),
    places: await findPlaces(db, { keepId, dropId, meetingIds }),
  }
}

/** Whoever's presence was taken was there under that name: that place stays as it was written. */
async function findPlaces(
  db: Reader,
  { keepId, dropId, meetingIds }: { keepId: string; dropId: string; meetingIds: string[] },
): Promise<Place[]> {
  const all = await db
    .select({ ...getTableColumns(invitees), presence: attendances.presence })
    .from(invitees)
    .leftJoin(attendances, eq(attendances.inviteeId, invitees.id))
    .where(and(inArray(invitees.meetingId, meetingIds), inArray(invitees.personId, [keepId, dropId])))
    .orderBy(invitees.meetingId)
  return all
    .filter((one) => one.personId === dropId && !one.removedAt && !one.presence)
    .map((dropped) => {
      const own = all.find((one) => one.personId === keepId && one.meetingId === dropped.meetingId)
      return { dropped, kept: own ?? null }
    })
}

/**
 * Moves who leads and writes meetings still to be held, and places on their lists, to the kept person. Where both are asked the
 * kept one's place stands, in the better part of the two. Locks the meetings; rights and the trail are the caller's.
 */
export async function movePersonInMeetings(tx: Tx, merging: Merging) {
  const before = await findPersonInMeetings(tx, merging)
  await tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(inArray(meetings.id, before.meetingIds))
    .orderBy(meetings.id)
    .for('update')
  const found = await findPersonInMeetings(tx, merging)
  const { keepId, dropId } = merging
  const instead = (column: AnyPgColumn) =>
    sql`case when ${column} = ${dropId}::uuid then ${keepId}::uuid else ${column} end`
  await tx
    .update(meetings)
    .set({
      chairPersonId: instead(meetings.chairPersonId),
      writerPersonId: instead(meetings.writerPersonId),
      version: sql`${meetings.version} + 1`,
    })
    .where(inArray(meetings.id, found.led))
  for (const place of found.places) await movePlace(tx, place, keepId)
  return found
}

async function movePlace(tx: Tx, { dropped, kept }: Place, keepId: string) {
  const own = eq(invitees.id, dropped.id)
  if (!kept) return void (await tx.update(invitees).set({ personId: keepId }).where(own))
  await tx.update(invitees).set({ removedAt: tx.now }).where(own)
  const better = inviteeRank.indexOf(dropped.part) < inviteeRank.indexOf(kept.part)
  if (!kept.removedAt && !better) return
  const { part, roleText, agendaItemId, organisationId, seatId, position } = dropped
  await tx
    .update(invitees)
    .set({ part, roleText, agendaItemId, organisationId, seatId, position, removedAt: null })
    .where(eq(invitees.id, kept.id))
}

/** Of several reasons to be asked the first counts. */
const inviteeRank: readonly (typeof inviteeParts)[number][] = [
  'member',
  'observer',
  'deputy',
  'secretariat',
  'guest',
]
