import { eq } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/database.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { conflict, invalid } from '#src/platform/errors.ts'
import type { Meeting } from '../meetings/read.ts'
import { findItemApproving, findMinutes } from './read.ts'

export type Pointers = {
  kind: ItemKind
  approvesMinutesId?: string | null | undefined
  reportsGroupId?: string | null | undefined
}

/** RULE: which kind of item may point at what. */
export const kindPointing = { approvesMinutesId: 'approve-minutes', reportsGroupId: 'report' } as const

/**
 * Refuses an item that points at what its kind does not know, at minutes of another group or already approved or taken up
 * elsewhere, or at a working group of another group. `itemId` is the item being changed.
 */
export async function refuseMisfit(tx: Tx, meeting: Meeting, item: Pointers & { itemId?: string }) {
  for (const field of ['approvesMinutesId', 'reportsGroupId'] as const)
    if (item[field] && item.kind !== kindPointing[field])
      throw invalid('agenda.wrong-kind-for-field', { field })
  if (item.approvesMinutesId) await refuseMinutes(tx, meeting, item.approvesMinutesId, item.itemId)
  if (item.reportsGroupId) await refuseForeignWorkingGroup(tx, meeting, item.reportsGroupId)
}

async function refuseMinutes(tx: Tx, meeting: Meeting, minutesId: string, itemId: string | undefined) {
  const field = 'approvesMinutesId'
  const minutes = await findMinutes(tx, minutesId)
  if (!minutes) throw invalid('request.unknown-reference', { field })
  if (minutes.groupId !== meeting.groupId) throw invalid('agenda.minutes-of-other-group', { field })
  if (minutes.state === 'approved' || minutes.state === 'published')
    throw conflict('agenda.minutes-already-approved', { field })
  if (await findItemApproving(tx, { minutesId, butNot: itemId }))
    throw conflict('agenda.minutes-approved-elsewhere', { field })
}

async function refuseForeignWorkingGroup(tx: Tx, meeting: Meeting, groupId: string) {
  const field = 'reportsGroupId'
  const [group] = await tx.select({ parentId: groups.parentId }).from(groups).where(eq(groups.id, groupId))
  if (!group) throw invalid('request.unknown-reference', { field })
  if (group.parentId !== meeting.groupId) throw invalid('agenda.not-its-working-group', { field })
}
