import { and, eq, sql } from 'drizzle-orm'
import { getCollaboration, getToday } from '#src/domain/collaborations/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import {
  type approvalPolicies,
  type groupKinds,
  groups,
  type numberingSchemes,
  offices,
  type recordForms,
  seatHolders,
  seats,
} from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { conflict, forbidden, stale } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { mayKeep } from './may.ts'
import { dayBefore } from './periods.ts'
import { type Group, getGroup, lockGroup } from './read.ts'

export type GroupSettings = {
  name: string
  kind?: Exclude<(typeof groupKinds)[number], 'working-group'> | undefined
  language?: Language | undefined
  zone?: string | undefined
  defaultPlace?: string | null | undefined
  approvalPolicy?: (typeof approvalPolicies)[number] | undefined
  writtenReviewDays?: number | undefined
  silenceApproves?: boolean | undefined
  numbering?: (typeof numberingSchemes)[number] | undefined
  recordForm?: (typeof recordForms)[number] | null | undefined
  /** whether everybody may see when it meets */
  calendarPublic?: boolean | undefined
  /** sentences offered to whoever writes the minutes, beside those that every group is offered */
  phrases?: string[] | undefined
}

/** Adds a standing group. Language and zone are the collaboration's unless said otherwise. */
export async function addGroup(tx: Tx, actor: Actor, settings: GroupSettings) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const { language, zone } = await getCollaboration(tx)
  const id = tx.newId()
  await tx.insert(groups).values({
    id,
    ...settings,
    language: settings.language ?? language,
    zone: settings.zone ?? zone,
    createdAt: tx.now,
  })
  await record(tx, actor, 'groups.add', { type: 'group', id }, settings)
  return { id, version: 1 }
}

/**
 * The row of a working group, which follows its parent's ways, but says for itself whether its meetings are public. Rights
 * and the trail are the working groups' own room's.
 */
export async function enterWorkingGroup(tx: Tx, parent: Group, name: string): Promise<Group> {
  const [row] = await tx
    .insert(groups)
    .values({
      ...parent,
      id: tx.newId(),
      parentId: parent.id,
      kind: 'working-group',
      name,
      calendarPublic: false,
      endedOn: null,
      version: 1,
      createdAt: tx.now,
    })
    .returning()
  return row as Group
}

/** Another name for a group whose other settings are changed elsewhere in the same command. */
export async function renameGroup(tx: Tx, groupId: string, name: string): Promise<void> {
  await tx
    .update(groups)
    .set({ name, version: sql`${groups.version} + 1` })
    .where(eq(groups.id, groupId))
}

/** Changes a group's settings. Refuses a stale version, an ended group, and another kind for a working group. */
export async function changeGroup(
  tx: Tx,
  actor: Actor,
  { groupId, expected, ...changes }: Partial<GroupSettings> & { groupId: string; expected: number },
) {
  const group = await lockGroup(tx, groupId)
  if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
  refuseEndedGroup(group, await getToday(tx))
  if (changes.kind && group.kind === 'working-group')
    throw conflict('groups.working-group-kind', { field: 'kind' })
  const [changed] = await tx
    .update(groups)
    .set({ ...changes, version: sql`${groups.version} + 1` })
    .where(and(eq(groups.id, groupId), eq(groups.version, expected)))
    .returning({ id: groups.id, version: groups.version })
  if (!changed) throw stale(await getGroup(tx, groupId))
  await record(tx, actor, 'groups.change', { type: 'group', id: groupId }, changes)
  return changed
}

/**
 * Ends a group with its seats and offices; what was, stays. `untilOn` is its last day: yesterday when not said, so that
 * it ends at once. Refuses while it has working groups that go on or meetings still to be held.
 */
export async function endGroup(
  tx: Tx,
  actor: Actor,
  { groupId, untilOn }: { groupId: string; untilOn?: string | undefined },
) {
  const group = await lockGroup(tx, groupId)
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  if (group.kind === 'working-group') throw conflict('groups.close-working-group')
  const ended = await endLockedGroup(tx, group, untilOn)
  await record(tx, actor, 'groups.end', { type: 'group', id: groupId }, { untilOn: ended.untilOn })
  return { id: groupId, version: ended.version }
}

/** The same for a working group's closing: rights and the trail are the caller's, who holds the group locked. */
export async function endLockedGroup(tx: Tx, group: Group, wanted?: string) {
  const untilOn = wanted ?? dayBefore(await getToday(tx))
  if (group.endedOn !== null && group.endedOn <= untilOn) throw conflict('groups.already-ended')
  await refuseUnfinished(tx, group)
  const [changed] = await tx
    .update(groups)
    .set({ endedOn: untilOn, version: sql`${groups.version} + 1` })
    .where(eq(groups.id, group.id))
    .returning({ version: groups.version })
  const cut = <Column>(column: Column) => sql`greatest(${untilOn}::date, ${column} - 1)`
  const goesOn = <Column>(column: Column) => sql`(${column} is null or ${column} > ${untilOn}::date)`
  await tx
    .update(seatHolders)
    .set({ untilOn: cut(seatHolders.fromOn) })
    .where(
      and(
        goesOn(seatHolders.untilOn),
        sql`${seatHolders.seatId} in (select ${seats.id} from ${seats} where ${seats.groupId} = ${group.id})`,
      ),
    )
  await tx
    .update(seats)
    .set({ untilOn: cut(seats.fromOn), version: sql`${seats.version} + 1` })
    .where(and(goesOn(seats.untilOn), eq(seats.groupId, group.id)))
  await tx
    .update(offices)
    .set({ untilOn: cut(offices.fromOn) })
    .where(and(goesOn(offices.untilOn), eq(offices.groupId, group.id)))
  return { untilOn, version: changed?.version ?? group.version + 1 }
}

/** What has ended does not change any more. */
export function refuseEndedGroup(group: Group, today: string) {
  if (group.endedOn !== null && group.endedOn < today) throw conflict('groups.ended')
}

async function refuseUnfinished(tx: Tx, group: Group) {
  const goingOn = and(eq(groups.parentId, group.id), sql`${groups.endedOn} is null`)
  if ((await tx.$count(groups, goingOn)) > 0) throw conflict('groups.has-working-groups')
  const toBeHeld = and(eq(meetings.groupId, group.id), sql`${meetings.state} in ('planned', 'called')`)
  if ((await tx.$count(meetings, toBeHeld)) > 0) throw conflict('groups.has-meetings')
}
