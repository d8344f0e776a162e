import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { addDecision, changeDecision, removeDecision } from '../decisions/keep.ts'
import { getDecisionRow } from '../decisions/read.ts'
import { addFollowUp } from '../follow-ups/add.ts'
import { rewriteFollowUp, takeOutFollowUp } from '../follow-ups/rewrite.ts'
import { rewriteProposed, takeOutProposed } from '../working-groups/rewrite.ts'
import { startInMeeting } from '../working-groups/start.ts'
import type { CardRead } from './markers/card.ts'
import type { CardKind } from './markers/known.ts'
import { lineOf } from './typed-words.ts'

/** As the doors have it, where the same is filled in. */
const [longestDecision, longestPromise, longestName] = [10_000, 1_000, 200]

type Row = { id: string; number?: string | null }
type Asked<Read> = { itemId: string; rowId: string | null; read: Read }

/** Adds what a card says, or changes what it became before to what it says now, by the commands that everybody uses. Null where nothing differs. */
export function writeRow(
  tx: Tx,
  actor: Actor,
  { itemId, rowId, read }: Asked<CardRead>,
  desk: Desk,
): Promise<Row | null> {
  switch (read.kind) {
    case 'decision':
      return writeDecision(tx, actor, { itemId, rowId, read })
    case 'follow-up':
      return writeFollowUp(tx, actor, { itemId, rowId, read }, desk)
    case 'working-group':
      return writeWorkingGroup(tx, actor, { itemId, rowId, read }, desk)
  }
}

async function writeDecision(
  tx: Tx,
  actor: Actor,
  { itemId, rowId, read }: Asked<Extract<CardRead, { kind: 'decision' }>>,
): Promise<Row | null> {
  const { text, reached, votesFor, votesAgainst, votesAbstained } = read
  lineOf(text, longestDecision)
  const facts = { text, reached, votesFor, votesAgainst, votesAbstained }
  if (rowId === null) return addDecision(tx, actor, { itemId, ...facts })
  const stands = await getDecisionRow(tx, rowId)
  const same = Object.entries(facts).every(([name, value]) => stands[name as keyof typeof facts] === value)
  if (same) return null
  await changeDecision(tx, actor, { decisionId: rowId, expected: stands.version, ...facts })
  return { id: rowId, number: stands.number }
}

async function writeFollowUp(
  tx: Tx,
  actor: Actor,
  { itemId, rowId, read }: Asked<Extract<CardRead, { kind: 'follow-up' }>>,
  desk: Desk,
): Promise<Row> {
  const { assignee, helpers, dueOn } = read
  const facts = { text: lineOf(read.text, longestPromise), assignee, helpers, dueOn }
  if (rowId === null) return addFollowUp(tx, actor, { agendaItemId: itemId, ...facts, quietly: true }, desk)
  await rewriteFollowUp(tx, actor, { followUpId: rowId, ...facts, quietly: true }, desk)
  return { id: rowId }
}

async function writeWorkingGroup(
  tx: Tx,
  actor: Actor,
  { itemId, rowId, read }: Asked<Extract<CardRead, { kind: 'working-group' }>>,
  desk: Desk,
): Promise<Row> {
  const { mandate, term, convenerPersonId, seats } = read
  const facts = {
    name: lineOf(read.name, longestName),
    mandate,
    term: term ?? undefined,
    convenerPersonId: convenerPersonId ?? undefined,
    seats: seats.map(({ label, ...seat }) => ({
      ...seat,
      ...(label && { label: lineOf(label, longestName) }),
    })),
  }
  if (rowId === null) return startInMeeting(tx, actor, { itemId, ...facts }, desk)
  await rewriteProposed(tx, actor, { workingGroupId: rowId, ...facts }, desk)
  return { id: rowId }
}

/** Takes out what a card became. Refuses what has gone on without it: a follow-up that is done, a working group at work. */
export async function takeOutRow(
  tx: Tx,
  actor: Actor,
  { kind, rowId, version }: { kind: CardKind; rowId: string; version: number },
): Promise<void> {
  if (kind === 'decision') await removeDecision(tx, actor, { decisionId: rowId, expected: version })
  else if (kind === 'follow-up') await takeOutFollowUp(tx, actor, { followUpId: rowId })
  else await takeOutProposed(tx, actor, { workingGroupId: rowId })
}
