import { eq, max } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { enterWorkingGroup, refuseEndedGroup } from '#src/domain/groups/keep.ts'
import { handOverOffice } from '#src/domain/groups/offices.ts'
import { type Group, lockGroup } from '#src/domain/groups/read.ts'
import { insertSeats } from '#src/domain/groups/seats.ts'
import { getItemInMeeting, type ItemInMeeting } from '#src/domain/minutes/item.ts'
import { refuseMarkdown } from '#src/domain/minutes/refuse-markdown.ts'
import { leadsMeeting, writesMinutes } from '#src/domain/minutes/rights.ts'
import { isLocked } from '#src/domain/minutes/steps.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, invalid } from '#src/platform/errors.ts'
import { localDate } from '#src/platform/time.ts'
import { mayRunUnder } from './may.ts'
import { type AskedTerm, readTerm } from './term.ts'

export type NewWorkingGroup = {
  name: string
  mandate?: string | undefined
  term?: AskedTerm | undefined
  convenerPersonId?: string | undefined
  seats: {
    personId?: string | undefined
    organisationId?: string | undefined
    label?: string | undefined
    namedByPersonId?: string | undefined
    nameDueOn?: string | undefined
  }[]
}

/**
 * Sets up a working group under an agenda item, proposed: it is part of that meeting's record, and its term begins on
 * the meeting's day. Refuses all but those who write or lead the meeting, minutes that are approved, a meeting called off.
 */
export async function startInMeeting(
  tx: Tx,
  actor: Actor,
  { itemId, ...wanted }: NewWorkingGroup & { itemId: string },
  desk: Desk,
) {
  const item = await getItemInMeeting(tx, itemId, { hold: true })
  const parent = await lockGroup(tx, item.groupId)
  if (!writesMinutes(actor, item) && !leadsMeeting(actor, item) && !mayRunUnder(actor, parent))
    throw forbidden('working-groups.only-leaders')
  if (item.minutesState !== null && isLocked(item.minutesState)) throw conflict('request.locked')
  if (item.meetingState === 'cancelled') throw conflict('meetings.is-cancelled')
  const meetingDay = localDate(new Date(item.startsAt), item.zone)
  return start(tx, actor, { parent, item, wanted, usualFrom: meetingDay }, desk)
}

/** Sets up a working group of a group outside any meeting, proposed; its term begins today unless said otherwise. */
export async function startWorkingGroup(
  tx: Tx,
  actor: Actor,
  { groupId, ...wanted }: NewWorkingGroup & { groupId: string },
  desk: Desk,
) {
  const parent = await lockGroup(tx, groupId)
  if (!mayRunUnder(actor, parent)) throw forbidden('working-groups.only-leaders')
  return start(tx, actor, { parent, item: null, wanted, usualFrom: localDate(tx.now, parent.zone) }, desk)
}

type Setting = { parent: Group; item: ItemInMeeting | null; wanted: NewWorkingGroup; usualFrom: string }

async function start(tx: Tx, actor: Actor, { parent, item, wanted, usualFrom }: Setting, desk: Desk) {
  if (parent.kind === 'working-group') throw conflict('working-groups.no-nesting')
  const today = await getToday(tx)
  refuseEndedGroup(parent, today)
  refusePersonTwice(wanted)
  refuseMarkdown(wanted.mandate ?? '', 'mandate')
  const term = readTerm(wanted.term, usualFrom)
  const convener = { field: 'convenerPersonId', personId: wanted.convenerPersonId }
  // Who sits from the term's first day sat there at the meeting; a term still to come gives its people rights to prepare it.
  const fromOn = term.from < today ? term.from : today
  await getActivePeople(tx, [convener], fromOn)
  const group = await enterWorkingGroup(tx, parent, wanted.name)
  await tx.insert(workingGroups).values({
    groupId: group.id,
    meetingId: item?.meetingId ?? null,
    agendaItemId: item?.id ?? null,
    position: item ? await nextPosition(tx, item.id) : 0,
    mandate: wanted.mandate ?? '',
    termFrom: term.from,
    termTo: term.to,
    createdAt: tx.now,
  })
  const seats = wanted.seats.map((seat, index) => ({ ...seat, position: index + 1, fromOn }))
  const { ids, withoutEmail } = await insertSeats(
    tx,
    { group, seats, today, fieldOf: (index) => `seats.${index}.` },
    desk,
  )
  if (wanted.convenerPersonId)
    await handOverOffice(tx, {
      groupId: group.id,
      personId: wanted.convenerPersonId,
      office: 'convener',
      fromOn,
    })
  const details = { ...wanted, term, parentId: parent.id, agendaItemId: item?.id ?? null, seatIds: ids }
  await record(tx, actor, 'working-groups.start', { type: 'working-group', id: group.id }, details)
  return { id: group.id, version: 1, withoutEmail }
}

/** Refuses, with the field, a person who would have two seats. */
export function refusePersonTwice({ seats }: Pick<NewWorkingGroup, 'seats'>): void {
  const seen = new Set<string>()
  seats.forEach(({ personId }, index) => {
    if (!personId) return
    if (seen.has(personId)) throw invalid('working-groups.person-twice', { field: `seats.${index}.personId` })
    seen.add(personId)
  })
}

async function nextPosition(tx: Tx, itemId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(workingGroups.position) })
    .from(workingGroups)
    .where(eq(workingGroups.agendaItemId, itemId))
  return (row?.last ?? 0) + 1
}
