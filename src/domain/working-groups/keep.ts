import { and, eq, sql } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { refuseEndedGroup, renameGroup } from '#src/domain/groups/keep.ts'
import { refuseMarkdown } from '#src/domain/minutes/refuse-markdown.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import { conflict, forbidden, invalid, stale } from '#src/platform/errors.ts'
import { mayReport, mayRun } from './may.ts'
import { getWorkingGroup, lockWorkingGroup } from './read.ts'
import { stepFrom } from './steps.ts'

export type WorkingGroupChanges = {
  name?: string | undefined
  mandate?: string | undefined
  termFrom?: string | undefined
  termTo?: string | undefined
}

/** Changes name, mandate or term. Refuses a stale version, a closed working group, and a term that ends before it begins. */
export async function changeWorkingGroup(
  tx: Tx,
  actor: Actor,
  {
    workingGroupId,
    expected,
    ...changes
  }: WorkingGroupChanges & { workingGroupId: string; expected: number },
) {
  const { group, work } = await lockWorkingGroup(tx, workingGroupId)
  if (!mayRun(actor, group)) throw forbidden('working-groups.only-leaders')
  if (work.state === 'closed') throw conflict('working-groups.closed')
  if (work.version !== expected) throw stale({ ...work, name: group.name })
  const term = { from: changes.termFrom ?? work.termFrom, to: changes.termTo ?? work.termTo }
  if (term.to < term.from)
    throw invalid('working-groups.term-backwards', { field: changes.termTo ? 'termTo' : 'termFrom' })
  refuseMarkdown(changes.mandate ?? '', 'mandate')
  const { name, ...ownChanges } = changes
  if (name !== undefined) await renameGroup(tx, workingGroupId, name)
  const changed = await save(tx, { workingGroupId, version: expected, set: ownChanges })
  await record(tx, actor, 'working-groups.change', { type: 'working-group', id: workingGroupId }, changes)
  return changed
}

/** Lets a working group go on until another day; one that has reported is active again. Refuses a day that is no later. */
export async function extendTerm(
  tx: Tx,
  actor: Actor,
  { workingGroupId, termTo }: { workingGroupId: string; termTo: string },
) {
  const { group, work } = await lockWorkingGroup(tx, workingGroupId)
  if (!mayRun(actor, group)) throw forbidden('working-groups.only-leaders')
  const state = stepFrom(work.state, 'extend')
  if (termTo <= work.termTo) throw invalid('working-groups.no-extension', { field: 'termTo' })
  const changed = await save(tx, { workingGroupId, version: work.version, set: { state, termTo } })
  const details = { from: work.termTo, to: termTo }
  await record(tx, actor, 'working-groups.extend', { type: 'working-group', id: workingGroupId }, details)
  return changed
}

/** Hands in the working group's report to its parent; a later report replaces the former. */
export async function reportWork(
  tx: Tx,
  actor: Actor,
  { workingGroupId, text }: { workingGroupId: string; text: string },
) {
  const { group, work } = await lockWorkingGroup(tx, workingGroupId)
  if (!mayReport(actor, group)) throw forbidden('working-groups.only-leaders')
  refuseEndedGroup(group, await getToday(tx))
  refuseMarkdown(text, 'text')
  const set = { state: stepFrom(work.state, 'report'), report: text, reportedAt: tx.now }
  const changed = await save(tx, { workingGroupId, version: work.version, set })
  await record(tx, actor, 'working-groups.report', { type: 'working-group', id: workingGroupId }, { text })
  return changed
}

/** Writes what changes on top of the version that was read, which the caller's lock holds still. */
export async function save(
  tx: Tx,
  {
    workingGroupId,
    version,
    set,
  }: { workingGroupId: string; version: number; set: Partial<typeof workingGroups.$inferInsert> },
) {
  const [changed] = await tx
    .update(workingGroups)
    .set({ ...set, version: sql`${workingGroups.version} + 1` })
    .where(and(eq(workingGroups.groupId, workingGroupId), eq(workingGroups.version, version)))
    .returning({ id: workingGroups.groupId, version: workingGroups.version })
  if (!changed) throw stale((await getWorkingGroup(tx, workingGroupId)).work)
  return changed
}
