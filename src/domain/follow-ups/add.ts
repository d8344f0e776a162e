import { eq, max } from 'drizzle-orm'
import { getToday } from '#src/domain/collaborations/read.ts'
import { getDecisionRow } from '#src/domain/decisions/read.ts'
import { refuseEndedGroup } from '#src/domain/groups/keep.ts'
import { type Group, getGroup } from '#src/domain/groups/read.ts'
import { getItemInMeeting } from '#src/domain/minutes/item.ts'
import { leadsMeeting, writesMinutes } from '#src/domain/minutes/rights.ts'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { forbidden, invalid, type Refusal } from '#src/platform/errors.ts'
import { type AskedAssignee, readAssignee } from './assignee.ts'
import { putHelpers } from './keep.ts'
import { getFollowUp } from './load.ts'
import { mayManage } from './may.ts'
import { tellAssignee } from './tell-assignee.ts'

export type NewFollowUp = {
  groupId?: string | undefined
  agendaItemId?: string | undefined
  decisionId?: string | undefined
  text: string
  assignee?: AskedAssignee | null | undefined
  helpers?: string[] | undefined
  dueOn?: string | null | undefined
  /** tells nobody now: whoever it is given to is told when the minutes it is promised in are sent */
  quietly?: true | undefined
}

/**
 * Adds a follow-up to a group, an agenda item or a decision, and tells whoever shall do it by mail; the answer says who
 * has no address. It may be added to an item whose minutes are approved: it is no part of that record. Refuses all but
 * those who keep or lead the group and, under an item, those who write or lead the meeting.
 */
export async function addFollowUp(tx: Tx, actor: Actor, wanted: NewFollowUp, desk: Desk) {
  const source = await readSource(tx, actor, wanted)
  if (!source.may) throw forbidden('follow-ups.only-leaders')
  refuseEndedGroup(source.group, await getToday(tx))
  const columns = await readAssignee(tx, { assignee: wanted.assignee ?? null, group: source.group })
  const id = tx.newId()
  await tx.insert(followUps).values({
    id,
    groupId: source.group.id,
    meetingId: source.meetingId,
    agendaItemId: source.agendaItemId,
    decisionId: source.decisionId,
    position: source.agendaItemId ? await nextPosition(tx, source.agendaItemId) : 0,
    text: wanted.text,
    ...columns,
    dueOn: wanted.dueOn ?? null,
    untold: wanted.quietly ?? false,
    createdAt: tx.now,
    createdBy: actor.personId,
  })
  if (wanted.helpers) await putHelpers(tx, { followUpId: id, helpers: wanted.helpers })
  const followUp = await getFollowUp(tx, id)
  const withoutEmail = wanted.quietly
    ? []
    : await tellAssignee(tx, { followUp, actorId: actor.personId }, desk)
  await record(
    tx,
    actor,
    'follow-ups.add',
    { type: 'follow-up', id },
    { ...wanted, groupId: source.group.id },
  )
  return { id, version: 1, withoutEmail }
}

type Source = {
  group: Group
  meetingId: string | null
  agendaItemId: string | null
  decisionId: string | null
  may: boolean
}

async function readSource(tx: Tx, actor: Actor, wanted: NewFollowUp): Promise<Source> {
  const { groupId, agendaItemId, decisionId } = wanted
  const [only, second] = [groupId, agendaItemId, decisionId].filter((id) => id !== undefined)
  if (only === undefined || second !== undefined) throw invalid('follow-ups.one-source', { field: 'groupId' })
  if (agendaItemId) return sourceOfItem(tx, actor, agendaItemId)
  if (decisionId) return sourceOfDecision(tx, actor, decisionId)
  const group = await inBody('groupId', getGroup(tx, only))
  return { group, meetingId: null, agendaItemId: null, decisionId: null, may: mayManage(actor, group) }
}

async function sourceOfItem(tx: Tx, actor: Actor, agendaItemId: string): Promise<Source> {
  const item = await inBody('agendaItemId', getItemInMeeting(tx, agendaItemId))
  const group = await getGroup(tx, item.groupId)
  const may = mayManage(actor, group) || writesMinutes(actor, item) || leadsMeeting(actor, item)
  return { group, meetingId: item.meetingId, agendaItemId, decisionId: null, may }
}

async function sourceOfDecision(tx: Tx, actor: Actor, decisionId: string): Promise<Source> {
  const { agendaItemId } = await inBody('decisionId', getDecisionRow(tx, decisionId))
  return { ...(await sourceOfItem(tx, actor, agendaItemId)), decisionId }
}

/** What a body points at and is not here is a fault of that field, not of the address. */
async function inBody<Found>(field: string, finding: Promise<Found>): Promise<Found> {
  try {
    return await finding
  } catch (error) {
    if ((error as Partial<Refusal>).kind === 'not-found')
      throw invalid('request.unknown-reference', { field })
    throw error
  }
}

async function nextPosition(tx: Tx, agendaItemId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(followUps.position) })
    .from(followUps)
    .where(eq(followUps.agendaItemId, agendaItemId))
  return (row?.last ?? 0) + 1
}
