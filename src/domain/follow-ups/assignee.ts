import { eq } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { refuseEndedGroup } from '#src/domain/groups/keep.ts'
import type { GroupStanding } from '#src/domain/groups/may.ts'
import { getActiveOrganisations } from '#src/domain/organisations/active.ts'
import { getActivePeople } from '#src/domain/people/active.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { invalid } from '#src/platform/errors.ts'

/** One of the three. */
export type AskedAssignee = {
  personId?: string | undefined
  organisationId?: string | undefined
  workingGroupId?: string | undefined
}

export type AssigneeColumns = {
  assigneePersonId: string | null
  assigneeOrganisationId: string | null
  assigneeGroupId: string | null
}

/** Whoever it is given to, be it a person, an organisation or a working group. */
export const assigneeIdOf = (columns: AssigneeColumns): string | null =>
  columns.assigneePersonId ?? columns.assigneeOrganisationId ?? columns.assigneeGroupId

/**
 * The columns of an assignee that a request names; null gives it to nobody. Refuses more or less than one, what is not
 * here or has ended, and a working group that neither is the group nor works for it or beside it.
 */
export async function readAssignee(
  db: Reader,
  { assignee, group }: { assignee: AskedAssignee | null; group: GroupStanding },
): Promise<AssigneeColumns> {
  if (assignee === null)
    return { assigneePersonId: null, assigneeOrganisationId: null, assigneeGroupId: null }
  const { personId, organisationId, workingGroupId } = assignee
  if ([personId, organisationId, workingGroupId].filter(Boolean).length !== 1)
    throw invalid('follow-ups.one-assignee', { field: 'assignee' })
  const today = await getToday(db)
  await getActivePeople(db, [{ field: 'assignee.personId', personId }], today)
  await getActiveOrganisations(db, [{ field: 'assignee.organisationId', organisationId }], today)
  if (workingGroupId) await refuseOtherWorkingGroup(db, { workingGroupId, group, today })
  return {
    assigneePersonId: personId ?? null,
    assigneeOrganisationId: organisationId ?? null,
    assigneeGroupId: workingGroupId ?? null,
  }
}

async function refuseOtherWorkingGroup(
  db: Reader,
  { workingGroupId, group, today }: { workingGroupId: string; group: GroupStanding; today: string },
) {
  const field = 'assignee.workingGroupId'
  const [found] = await db.select().from(groups).where(eq(groups.id, workingGroupId))
  if (!found) throw invalid('request.unknown-reference', { field })
  const family = [group.id, group.parentId]
  if (found.kind !== 'working-group' || !(found.id === group.id || family.includes(found.parentId)))
    throw invalid('follow-ups.other-working-group', { field })
  refuseEndedGroup(found, today)
}
