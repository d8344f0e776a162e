import type { Group } from '#src/domain/groups/read.ts'
import { getRoster, type Roster } from '#src/domain/groups/roster.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { conflict, forbidden } from '#src/platform/errors.ts'
import { listOf, longDate } from '#src/platform/language/formats.ts'
import { mailEach } from '#src/platform/mail/mail-each.ts'
import { markdownToBlocks } from '#src/platform/paper/markdown.ts'
import { save } from './keep.ts'
import { mayRun } from './may.ts'
import { lockWorkingGroup, type WorkingGroup } from './read.ts'
import { stepFrom } from './steps.ts'

/**
 * Sets a proposed working group to work, and asks its convener by mail to call the first meeting. Refuses one that has
 * not exactly one convener today. Answers who has no address.
 */
export async function activateWorkingGroup(
  tx: Tx,
  actor: Actor,
  { workingGroupId }: { workingGroupId: string },
) {
  const { group, work, parentName } = await lockWorkingGroup(tx, workingGroupId)
  if (!mayRun(actor, group)) throw forbidden('working-groups.only-leaders')
  const state = stepFrom(work.state, 'activate')
  const roster = await getRoster(tx, workingGroupId)
  const conveners = roster.offices.filter(({ office }) => office === 'convener')
  const [convener] = conveners
  if (!convener || conveners.length > 1) throw conflict('working-groups.one-convener')
  const changed = await save(tx, { workingGroupId, version: work.version, set: { state } })
  const withoutEmail = await mailEach(tx, [{ ...convener, id: convener.personId }], {
    event: `call-first-meeting:${workingGroupId}`,
    kind: 'call-first-meeting',
    language: group.language,
    facts: (_, language) => ({
      ...factsOf({ group, work, parentName }),
      termTo: longDate(language, work.termTo),
      members: listOf(language, membersOf(roster)),
    }),
    blocks: { mandate: () => markdownToBlocks(work.mandate, { baseLevel: 2 }) },
  })
  await record(tx, actor, 'working-groups.activate', { type: 'working-group', id: workingGroupId })
  return { ...changed, withoutEmail }
}

const factsOf = ({ group, work, parentName }: { group: Group; work: WorkingGroup; parentName: string }) => ({
  group: { name: group.name },
  parent: { name: parentName },
  mandate: work.mandate,
})

/** By name where somebody is named, else as the seat is known. */
const membersOf = (roster: Roster): string[] =>
  roster.seats.flatMap((seat) => seat.holder?.name ?? seat.label ?? seat.organisation?.name ?? [])
