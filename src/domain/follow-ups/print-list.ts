import { and, asc, eq, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { getLetterhead } from '#src/domain/collaborations/read.ts'
import { type Group, getGroupFor } from '#src/domain/groups/read.ts'
import { getTemplate } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { type DocumentFormat, PrintOrder } from '#src/platform/paper/print.ts'
import { localDate } from '#src/platform/time.ts'
import { followUpListFileName, followUpListPaper, type ListedFollowUp } from './list-paper.ts'

/** What a group and its working groups still owe, as a document. Refuses those who belong neither to it nor to its parent. */
export async function printFollowUpList(
  db: Reader,
  actor: Actor,
  { groupId, format }: { groupId: string; format: DocumentFormat },
): Promise<PrintOrder> {
  const group = await getGroupFor(db, actor, groupId)
  const on = localDate(db.now, group.zone)
  const list = {
    letterhead: await getLetterhead(db),
    language: group.language,
    groupName: group.name,
    on,
    followUps: await listOpen(db, group, on),
    madeAt: `${on}T00:00:00Z`,
  }
  const template = await getTemplate(db, { name: 'follow-up-list', groupId })
  return new PrintOrder(followUpListPaper(list, template), { name: followUpListFileName(list), format })
}

const assignedGroups = alias(groups, 'assigned_groups')

/** Longer lists are for the screen, where they are searched and paged. */
const mostListed = 1_000

const listOpen = (db: Reader, group: Group, on: string): Promise<ListedFollowUp[]> =>
  db
    .select({
      text: followUps.text,
      assignee: sql<string | null>`coalesce(${people.name}, ${organisations.name}, ${assignedGroups.name})`,
      dueOn: followUps.dueOn,
      overdue: sql<boolean>`coalesce(${followUps.dueOn} < ${on}::date, false)`,
      groupName: groups.name,
    })
    .from(followUps)
    .innerJoin(groups, eq(groups.id, followUps.groupId))
    .leftJoin(people, eq(people.id, followUps.assigneePersonId))
    .leftJoin(organisations, eq(organisations.id, followUps.assigneeOrganisationId))
    .leftJoin(assignedGroups, eq(assignedGroups.id, followUps.assigneeGroupId))
    .where(and(eq(followUps.state, 'open'), or(eq(groups.id, group.id), eq(groups.parentId, group.id))))
    .orderBy(sql`${followUps.dueOn} nulls last`, asc(followUps.createdAt), asc(followUps.id))
    .limit(mostListed)
