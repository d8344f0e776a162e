import { and, eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { draftCards } from '#src/platform/database/schema/drafting.ts'
import type { Desk } from '#src/platform/desk.ts'
import { Refusal } from '#src/platform/errors.ts'
import type { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import { type CardKind, cardKinds, type Known } from './markers/known.ts'
import { readCard } from './markers/read-card.ts'
import { type KeptCard, listCards } from './read-items.ts'
import { readKnown } from './read-known.ts'
import { dropCard, rewordCard, tellOfCard } from './shared-cards.ts'
import { takeOutRow, writeRow } from './write-row.ts'

/** A card as it stands in the shared text. */
export type SharedCard = { id: string; kind: string; source: string; itemId: string }

type Cards = {
  tx: Tx
  meetingId: string
  shared: NotingDoc
  desk: Desk
  actorFor(itemId: string): Actor
}

/**
 * Makes of the cards in the text their decisions, follow-ups and working groups: new ones are added, changed ones changed, and what
 * became of a card that is gone is taken out. A row that was changed or taken out by other ways since tells its card. Answers the
 * items that something was done under. A card that the rules refuse keeps its reason, and is tried again.
 */
export async function writeCards(
  work: Cards,
  { cards, unread }: { cards: SharedCard[]; unread: ReadonlySet<string> },
): Promise<string[]> {
  const { tx, meetingId } = work
  const kept = new Map((await listCards(tx, meetingId)).map((card) => [card.cardId, card]))
  if (cards.length === 0 && kept.size === 0) return []
  const known = await readKnown(tx, meetingId)
  const touched: string[] = []
  const seen = new Set<string>()
  for (const card of cards) {
    if (!isCard(card) || seen.has(card.id)) continue
    seen.add(card.id)
    if (await writeCard(work, { card, before: kept.get(card.id), known })) touched.push(card.itemId)
  }
  const gone = [...kept.values()].filter(({ cardId, itemId }) => !seen.has(cardId) && !unread.has(itemId))
  // A working group that is still given something to do stays: what it was given goes first.
  gone.sort((one, other) => takenOut.indexOf(one.kind) - takenOut.indexOf(other.kind))
  for (const card of gone) if (await takeOut(work, card)) touched.push(card.itemId)
  return touched
}

const takenOut: CardKind[] = ['follow-up', 'decision', 'working-group']

type ReadableCard = SharedCard & { kind: CardKind }

const isCard = (card: SharedCard): card is ReadableCard =>
  (cardKinds as readonly string[]).includes(card.kind) &&
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(card.id)

/** Whether anything was done for it. */
async function writeCard(
  work: Cards,
  { card, before, known }: { card: ReadableCard; before: KeptCard | undefined; known: Known },
): Promise<boolean> {
  const { shared } = work
  const unchanged =
    before?.source === card.source && before.itemId === card.itemId && before.kind === card.kind
  if (before?.rowId && !before.standing && unchanged) {
    dropCard(shared, card)
    await forget(work, card.id)
    return true
  }
  if (before?.decision && unchanged && before.fault === null) {
    const read = readCard({ kind: 'decision', source: before.source }, known)
    if (read.kind !== 'decision' || read.text === before.decision.text) return false
    rewordCard(shared, card, before.decision.text)
    await keep(work, { ...card, source: before.decision.text, rowId: before.rowId, fault: null })
    return true
  }
  if (unchanged && before.fault === null) return false
  const sameRow = before && before.itemId === card.itemId && before.kind === card.kind && before.standing
  if (before?.standing && !sameRow) await takeOut(work, before)
  return makeRow(work, { card, before: sameRow ? before : undefined, known })
}

async function makeRow(
  work: Cards,
  { card, before, known }: { card: ReadableCard; before: KeptCard | undefined; known: Known },
): Promise<boolean> {
  const { tx, shared, desk, actorFor } = work
  const rowId = before?.rowId ?? null
  const read = readCard(card, known)
  const made = await attempt(tx, () =>
    writeRow(tx, actorFor(card.itemId), { itemId: card.itemId, rowId, read }, desk),
  )
  const after =
    'fault' in made ? { rowId, fault: made.fault } : { rowId: made.done?.id ?? rowId, fault: null }
  const number =
    'fault' in made
      ? (before?.decision?.number ?? null)
      : (made.done?.number ?? before?.decision?.number ?? null)
  tellOfCard(shared, card.id, { number, fault: after.fault })
  await keep(work, { ...card, ...after })
  return !('fault' in made) && made.done !== null
}

/** Takes out what a card became. What has gone on since without it – a follow-up that is done – stays, by itself. */
async function takeOut(work: Cards, card: KeptCard): Promise<boolean> {
  const { tx, actorFor, shared } = work
  const { rowId, standing } = card
  if (rowId && standing)
    await attempt(tx, () =>
      takeOutRow(tx, actorFor(card.itemId), { kind: card.kind, rowId, version: card.decision?.version ?? 0 }),
    )
  tellOfCard(shared, card.cardId, null)
  await forget(work, card.cardId)
  return standing
}

/** Does it wholly or not at all: what a refused command had written is taken back, and the rest of the work goes on. */
async function attempt<Done>(tx: Tx, work: () => Promise<Done>): Promise<{ done: Done } | { fault: string }> {
  await point(tx, 'savepoint card')
  try {
    const done = await work()
    await point(tx, 'release savepoint card')
    return { done }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await point(tx, 'rollback to savepoint card')
    return { fault: error.code }
  }
}

const point = (tx: Tx, text: string) => tx.statement({ name: '', text, values: [] })

type ToKeep = SharedCard & { kind: CardKind; rowId: string | null; fault: string | null }

async function keep({ tx, meetingId }: Cards, { id, kind, source, itemId, rowId, fault }: ToKeep) {
  const set = { agendaItemId: itemId, kind, source, rowId, fault }
  await tx
    .insert(draftCards)
    .values({ meetingId, cardId: id, ...set })
    .onConflictDoUpdate({
      target: [draftCards.collaborationId, draftCards.meetingId, draftCards.cardId],
      set,
    })
}

const forget = ({ tx, meetingId }: Cards, cardId: string) =>
  tx.delete(draftCards).where(and(eq(draftCards.meetingId, meetingId), eq(draftCards.cardId, cardId)))
