import { eq, or } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { renameGroup } from '#src/domain/groups/keep.ts'
import { type Group, lockGroup } from '#src/domain/groups/read.ts'
import { emptyGroup, removeGroup } from '#src/domain/groups/remove-group.ts'
import { replaceConvener } from '#src/domain/groups/replace-convener.ts'
import { replaceSeats } from '#src/domain/groups/replace-seats.ts'
import { getItemInMeeting, type ItemInMeeting, refuseUnwritable } from '#src/domain/minutes/item.ts'
import { refuseMarkdown } from '#src/domain/minutes/refuse-markdown.ts'
import { writesMinutes } from '#src/domain/minutes/rights.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { templateVersions } from '#src/platform/database/schema/templates.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, stale } from '#src/platform/errors.ts'
import { localDate } from '#src/platform/time.ts'
import { save } from './keep.ts'
import { mayRun } from './may.ts'
import { lockWorkingGroup, type WorkingGroup } from './read.ts'
import { type NewWorkingGroup, refusePersonTwice } from './start.ts'
import { readTerm } from './term.ts'

/** `expected` is the version that was read, for callers that hold nothing still. */
type Wanted = { workingGroupId: string; expected?: number | undefined }

/**
 * Makes a proposed working group what the minutes that it was set up in say now: name, mandate, term, convener and seats, of which
 * those stay whose person, organisation or words stay. Only who shall name somebody for a seat is told by mail; the answer says who
 * has no address. Refuses all but those who write the minutes or run the working group, one that is no part of minutes or of locked
 * ones, one that has begun or has meetings, and whatever `startInMeeting` refuses to begin with.
 */
export async function rewriteProposed(
  tx: Tx,
  actor: Actor,
  { workingGroupId, expected, ...said }: Wanted & NewWorkingGroup,
  desk: Desk,
) {
  const { group, work, item } = await holdProposed(tx, actor, { workingGroupId, expected })
  refusePersonTwice(said)
  refuseMarkdown(said.mandate ?? '', 'mandate')
  const term = readTerm(said.term, localDate(new Date(item.startsAt), item.zone))
  const fromOn = firstDay({ group, work, termFrom: term.from })
  const convener = { field: 'convenerPersonId', personId: said.convenerPersonId }
  await getActivePeople(tx, [convener], fromOn)
  if (said.name !== group.name) await renameGroup(tx, workingGroupId, said.name)
  const set = { mandate: said.mandate ?? '', termFrom: term.from, termTo: term.to }
  const changed = await save(tx, { workingGroupId, version: work.version, set })
  const { ids, withoutEmail } = await replaceSeats(
    tx,
    {
      group: { ...group, name: said.name },
      seats: said.seats,
      fromOn,
      today: await getToday(tx),
      fieldOf: (index) => `seats.${index}.`,
    },
    desk,
  )
  await replaceConvener(tx, { groupId: workingGroupId, personId: said.convenerPersonId ?? null, fromOn })
  const details = { ...said, term, seatIds: ids }
  await record(tx, actor, 'working-groups.rewrite', { type: 'working-group', id: workingGroupId }, details)
  return { ...changed, withoutEmail }
}

/**
 * Takes a proposed working group out of the minutes that it was set up in, wholly, as if it had never been proposed. Refuses what
 * `rewriteProposed` refuses, and one that something else hangs on: follow-ups, a report on an agenda, templates.
 */
export async function takeOutProposed(
  tx: Tx,
  actor: Actor,
  { workingGroupId, expected }: Wanted,
): Promise<void> {
  const { group, work } = await holdProposed(tx, actor, { workingGroupId, expected })
  await refuseInUse(tx, workingGroupId)
  await emptyGroup(tx, workingGroupId)
  await tx.delete(workingGroups).where(eq(workingGroups.groupId, workingGroupId))
  await removeGroup(tx, workingGroupId)
  const details = { name: group.name, parentId: group.parentId, agendaItemId: work.agendaItemId }
  await record(tx, actor, 'working-groups.take-out', { type: 'working-group', id: workingGroupId }, details)
}

/** The working group, held until the transaction ends, and its minutes kept from being approved until then. */
async function holdProposed(
  tx: Tx,
  actor: Actor,
  { workingGroupId, expected }: Wanted,
): Promise<{ group: Group; work: WorkingGroup; item: ItemInMeeting }> {
  const { group, work } = await lockWorkingGroup(tx, workingGroupId)
  await lockGroup(tx, workingGroupId)
  const item = work.agendaItemId && (await getItemInMeeting(tx, work.agendaItemId, { hold: true }))
  const writes = item && writesMinutes(actor, item)
  if (!writes && !mayRun(actor, group)) throw forbidden('working-groups.only-leaders')
  if (!item) throw conflict('working-groups.not-in-minutes')
  refuseUnwritable(item)
  if (work.state !== 'proposed') throw conflict('working-groups.not-proposed')
  if ((await tx.$count(meetings, eq(meetings.groupId, workingGroupId))) > 0)
    throw conflict('working-groups.has-meetings')
  if (expected !== undefined && work.version !== expected) throw stale({ ...work, name: group.name })
  return { group, work, item }
}

async function refuseInUse(tx: Tx, workingGroupId: string) {
  const owed = or(eq(followUps.groupId, workingGroupId), eq(followUps.assigneeGroupId, workingGroupId))
  if ((await tx.$count(followUps, owed)) > 0) throw conflict('working-groups.has-follow-ups')
  const reports = await tx.$count(agendaItems, eq(agendaItems.reportsGroupId, workingGroupId))
  const templates = await tx.$count(templateVersions, eq(templateVersions.groupId, workingGroupId))
  if (reports + templates > 0) throw conflict('working-groups.in-use')
}

/** As when it was set up, whichever day it is rewritten on: who sits from the term's first day sat there at the meeting. */
function firstDay({ group, work, termFrom }: { group: Group; work: WorkingGroup; termFrom: string }): string {
  const setUpOn = localDate(work.createdAt, group.zone)
  return termFrom < setUpOn ? termFrom : setUpOn
}
