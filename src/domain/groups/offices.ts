import { and, eq, sql } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { groups, type officeNames, offices } from '#src/platform/database/schema/groups.ts'
import { conflict, forbidden, invalid, notFound } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { refuseEndedGroup } from './keep.ts'
import { mayKeep } from './may.ts'
import { handOver, overlap, type Period } from './periods.ts'
import { lockGroup } from './read.ts'
import { lastDay } from './seat.ts'

export type Office = (typeof officeNames)[number]

/** Offices that one person holds at a time: giving them to another hands them over. */
const single: readonly Office[] = ['chair', 'convener']

/**
 * Gives a person an office in a group from a day on (today when not said). A former chair or convener ends the day
 * before. Refuses a period in which another has been given it, and a person who holds it already. Only the
 * secretariat makes somebody secretary: that right does not pass itself on.
 */
export async function giveOffice(
  tx: Tx,
  actor: Actor,
  wanted: {
    groupId: string
    personId: string
    office: Office
    fromOn?: string | undefined
    untilOn?: string | undefined
  },
) {
  const group = await lockGroup(tx, wanted.groupId)
  const may = wanted.office === 'secretary' ? isSecretariat(actor) : mayKeep(actor, group)
  if (!may) throw forbidden('request.only-secretariat')
  const today = await getToday(tx)
  refuseEndedGroup(group, today)
  const given = await handOverOffice(tx, { ...wanted, fromOn: wanted.fromOn ?? today })
  await record(tx, actor, 'groups.give-office', { type: 'group', id: wanted.groupId }, given)
  return { id: given.id }
}

/** The same for commands that have checked rights and hold the group locked; the trail is theirs too. */
export async function handOverOffice(
  tx: Tx,
  wanted: { groupId: string; personId: string; office: Office; fromOn: string; untilOn?: string | undefined },
) {
  const { groupId, personId, office, fromOn } = wanted
  const period: Period = { fromOn, untilOn: wanted.untilOn ?? null }
  if (period.untilOn !== null && period.untilOn < fromOn)
    throw invalid('groups.ends-before-it-begins', { field: 'untilOn' })
  await getActivePeople(tx, [{ field: 'personId', personId }], fromOn)
  const held = await tx
    .select()
    .from(offices)
    .where(and(eq(offices.groupId, groupId), eq(offices.office, office)))
  if (held.some((one) => one.personId === personId && overlap(one, period)))
    throw conflict('groups.holds-already', { field: 'personId' })
  if (single.includes(office)) await endFormer(tx, held, period)
  const id = tx.newId()
  await tx.insert(offices).values({ id, groupId, personId, office, ...period })
  await touch(tx, groupId)
  return { id, personId, office, ...period }
}

/**
 * Ends somebody's office. `untilOn` is the last day: yesterday when not said, so that their rights end at once.
 * Refuses what has ended by then, and a last day before the first.
 */
export async function endOffice(
  tx: Tx,
  actor: Actor,
  { officeId, ...wanted }: { officeId: string; untilOn?: string | undefined },
) {
  const [found] = await tx.select().from(offices).where(eq(offices.id, officeId))
  if (!found) throw notFound('request.not-found')
  const group = await lockGroup(tx, found.groupId)
  const may = found.office === 'secretary' ? isSecretariat(actor) : mayKeep(actor, group)
  if (!may) throw forbidden('request.only-secretariat')
  const [office] = await tx.select().from(offices).where(eq(offices.id, officeId))
  const untilOn = lastDay(office ?? found, { wanted: wanted.untilOn, today: await getToday(tx) })
  await tx.update(offices).set({ untilOn }).where(eq(offices.id, officeId))
  await touch(tx, group.id)
  await record(tx, actor, 'groups.end-office', { type: 'group', id: group.id }, { officeId, untilOn })
}

async function endFormer(tx: Tx, held: (typeof offices.$inferSelect)[], period: Period) {
  const outcome = handOver(held, period)
  if ('taken' in outcome)
    throw conflict('groups.taken-later', { field: 'fromOn', facts: { fromOn: outcome.taken.fromOn } })
  for (const { held: former, untilOn } of outcome.ended)
    await tx.update(offices).set({ untilOn }).where(eq(offices.id, former.id))
}

/** Offices are part of what two people may change of a group at once. */
const touch = (tx: Tx, groupId: string) =>
  tx
    .update(groups)
    .set({ version: sql`${groups.version} + 1` })
    .where(eq(groups.id, groupId))
