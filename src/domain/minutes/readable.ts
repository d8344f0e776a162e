import { and, eq, exists, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { invitees, meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { isSecretariat, leads, writesFor } from '#src/platform/may.ts'
import { writesAll } from './rights.ts'

/** The rules of `rights.ts` as conditions for lists, over minutes, meetings and groups joined. Undefined where the actor may read everything. */

/** The same rule as `refuseReading`. */
export function readableBy(db: Reader, actor: Actor): SQL | undefined {
  if (isSecretariat(actor)) return undefined
  const mine = Object.keys(actor.groups)
  return or(
    eq(minutes.state, 'published'),
    and(
      ne(minutes.state, 'draft'),
      or(inArray(minutes.groupId, mine), inArray(groups.parentId, mine), asked(db, actor, minutes.meetingId)),
    ),
    draftReadableBy(actor, minutes.groupId),
  )
}

/** The same rule as `readsExempt`; it asks for meetings and groups only. */
export function exemptReadableBy(db: Reader, actor: Actor): SQL | undefined {
  if (isSecretariat(actor)) return undefined
  const mine = Object.keys(actor.groups)
  return or(
    draftReadableBy(actor, meetings.groupId),
    inArray(meetings.groupId, mine),
    inArray(groups.parentId, mine),
    asked(db, actor, meetings.id, ne(invitees.part, 'guest')),
  )
}

/**
 * The same rule as `refuseReadingText`, over the items with these ids and texts. While the minutes are in review the group has
 * read what was circulated: a text is theirs to find where it still is the one that they read.
 */
export function textReadableBy(
  db: Reader,
  actor: Actor,
  { itemId, text }: { itemId: SQL; text: SQL },
): SQL | undefined {
  const [readable, wholly] = [readableBy(db, actor), exemptReadableBy(db, actor)]
  if (!readable || !wholly) return undefined
  const circulated = sql`${minutes.state} = 'in-review' and exists (
    select from minutes_versions v cross join json_array_elements(v.content::json -> 'items') as frozen (item)
    where v.collaboration_id = ${minutes.collaborationId} and v.id = ${minutes.currentVersionId}
      and frozen.item ->> 'id' = ${itemId}::text and frozen.item ->> 'text' = ${text}
      and (frozen.item ->> 'exemptBasis' is null or ${wholly}))`
  return or(
    draftReadableBy(actor, meetings.groupId),
    and(
      readable,
      or(sql`not ${isExempt(itemId)}`, wholly),
      or(inArray(minutes.state, ['approved', 'published']), circulated),
    ),
  )
}

/** Whether an item is exempt from publicity. */
export const isExempt = (itemId: SQL): SQL => sql`exists (
  select from agenda_items x where x.id = ${itemId} and x.exempt_basis is not null)`

/** The same rule as `readsDraft`, in the group that the meeting is of. */
function draftReadableBy(actor: Actor, groupId: typeof minutes.groupId | typeof meetings.groupId) {
  const mine = Object.keys(actor.groups)
  const written = mine.filter((id) => writesAll(actor, id))
  const writtenAbove = mine.filter((id) => writesFor(actor, id))
  const led = mine.filter((id) => leads(actor, id))
  return or(
    inArray(groupId, written),
    inArray(groups.parentId, writtenAbove),
    and(
      inArray(groupId, mine),
      or(eq(meetings.writerPersonId, actor.personId), eq(meetings.chairPersonId, actor.personId)),
    ),
    and(isNull(meetings.chairPersonId), inArray(groupId, led)),
  )
}

const asked = (
  db: Reader,
  actor: Actor,
  meetingId: typeof minutes.meetingId | typeof meetings.id,
  only?: SQL,
): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(invitees)
      .where(
        and(
          eq(invitees.meetingId, meetingId),
          eq(invitees.personId, actor.personId),
          isNull(invitees.removedAt),
          only,
        ),
      ),
  )
