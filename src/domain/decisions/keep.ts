import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { decisions } from '#src/platform/database/schema/decisions.ts'
import { stale } from '#src/platform/errors.ts'
import { localDate } from '#src/platform/time.ts'
import { getItemInMeeting, type ItemInMeeting, refuseWriting } from '../minutes/item.ts'
import { refuseMarkdown } from '../minutes/refuse-markdown.ts'
import { countVoters, getDecisionRow } from './read.ts'
import { refuseVotes, type Votes } from './votes.ts'

export type DecisionFacts = {
  text: string
  reached?: Votes['reached'] | undefined
  votesFor?: number | null | undefined
  votesAgainst?: number | null | undefined
  votesAbstained?: number | null | undefined
  dissent?: string | null | undefined
}

/**
 * Enters a decision under an item and gives it the group's next number of the meeting's local year, such as 12/23.
 * Refuses counts without a vote or at odds with how it ended, and more votes than people with a vote who were present.
 */
export async function addDecision(
  tx: Tx,
  actor: Actor,
  { itemId, ...facts }: DecisionFacts & { itemId: string },
) {
  const item = await getItemInMeeting(tx, itemId, { hold: true })
  refuseWriting(actor, item)
  refuseTexts(facts)
  refuseVotes(votesOf(facts), await countVoters(tx, item.meetingId))
  const id = tx.newId()
  const numbered = await nextNumber(tx, item)
  await tx.insert(decisions).values({
    id,
    ...facts,
    ...numbered,
    groupId: item.groupId,
    meetingId: item.meetingId,
    agendaItemId: itemId,
    createdAt: tx.now,
  })
  await record(
    tx,
    actor,
    'decisions.add',
    { type: 'decision', id },
    { itemId, number: numbered.number, ...facts },
  )
  return { id, version: 1, number: numbered.number }
}

/** Changes a decision's words, votes or dissent while its minutes are not approved. Its number stays. Refuses a stale version. */
export async function changeDecision(
  tx: Tx,
  actor: Actor,
  { decisionId, expected, ...changes }: Partial<DecisionFacts> & { decisionId: string; expected: number },
) {
  const before = await getDecisionRow(tx, decisionId)
  const item = await getItemInMeeting(tx, before.agendaItemId, { hold: true })
  refuseWriting(actor, item)
  refuseTexts(changes)
  refuseVotes(votesOf({ ...before, ...changes }), await countVoters(tx, item.meetingId))
  const [changed] = await tx
    .update(decisions)
    .set({ ...changes, version: sql`${decisions.version} + 1` })
    .where(and(eq(decisions.id, decisionId), eq(decisions.version, expected)))
    .returning({ id: decisions.id, version: decisions.version })
  if (!changed) throw stale(await getDecisionRow(tx, decisionId))
  await record(tx, actor, 'decisions.change', { type: 'decision', id: decisionId }, changes)
  return changed
}

/** Takes a decision out while its minutes are not approved. Refuses a stale version. */
export async function removeDecision(
  tx: Tx,
  actor: Actor,
  { decisionId, expected }: { decisionId: string; expected: number },
) {
  const before = await getDecisionRow(tx, decisionId)
  refuseWriting(actor, await getItemInMeeting(tx, before.agendaItemId, { hold: true }))
  const [removed] = await tx
    .delete(decisions)
    .where(and(eq(decisions.id, decisionId), eq(decisions.version, expected)))
    .returning({ id: decisions.id })
  if (!removed) throw stale(await getDecisionRow(tx, decisionId))
  const { number, text } = before
  await record(tx, actor, 'decisions.remove', { type: 'decision', id: decisionId }, { number, text })
}

/** Two decisions of one group entered at once take turns at its row, so that none of them fails on the other's number. */
async function nextNumber(tx: Tx, item: ItemInMeeting) {
  const year = Number(localDate(new Date(item.startsAt), item.zone).slice(0, 4))
  await tx.statement({
    name: 'take_turns_in_group',
    text: 'select g.id::text from groups g where g.id = $1::uuid for no key update of g',
    values: [item.groupId],
  })
  const [row] = await tx
    .select({
      serial: sql<number>`coalesce(max(${decisions.serial}) filter (where ${decisions.year} = ${year}), 0)::int + 1`,
      position: sql<number>`coalesce(max(${decisions.position}) filter (where ${decisions.agendaItemId} = ${item.id}), -1)::int + 1`,
    })
    .from(decisions)
    .where(eq(decisions.groupId, item.groupId))
  const { serial = 1, position = 0 } = row ?? {}
  return { year, serial, position, number: `${serial}/${String(year % 100).padStart(2, '0')}` }
}

function refuseTexts({ text, dissent }: Partial<DecisionFacts>) {
  if (text !== undefined) refuseMarkdown(text, 'text')
  if (dissent) refuseMarkdown(dissent, 'dissent')
}

const votesOf = (facts: Partial<DecisionFacts>): Votes => ({
  reached: facts.reached ?? 'consent',
  votesFor: facts.votesFor ?? null,
  votesAgainst: facts.votesAgainst ?? null,
  votesAbstained: facts.votesAbstained ?? null,
})
