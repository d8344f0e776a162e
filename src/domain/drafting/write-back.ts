import { and, eq, lt, lte } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { draftItems, drafts, draftUpdates } from '#src/platform/database/schema/drafting.ts'
import type { Desk } from '#src/platform/desk.ts'
import { Refusal } from '#src/platform/errors.ts'
import { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import { putBackUnseen } from '#src/platform/rich-text/rescue.ts'
import { mergeText, readFragment, tooLong } from '#src/platform/rich-text/shared-text.ts'
import { mergedText } from '../minutes/merged-text.ts'
import { saveText } from '../minutes/save-text.ts'
import { getDraftHead, refuseDrafting } from './head.ts'
import type { ItemFault } from './item-fault.ts'
import { insertUpdate } from './keep-update.ts'
import { findDraft } from './read.ts'
import { type ItemOfDraft, listItems } from './read-items.ts'
import { markdownOf, wordsOfCards } from './typed-words.ts'
import { type SharedCard, writeCards } from './write-cards.ts'

export type WrittenBack = {
  /** items whose text or cards were written */
  itemIds: string[]
  faults: ItemFault[]
}

/** Updates older than this are told to nobody one by one: whoever comes later reads the whole draft. */
const toldForMs = 60 * 60 * 1000

/**
 * Makes of what is typed what the minutes say: takes into the draft what others have saved to its items' texts by other ways, writes
 * the text of each item that has changed by the command that everybody saves with, and makes of the cards in it their
 * decisions, follow-ups and working groups. The first time it fills the draft from the items.
 *
 * `writers` says who wrote which item last, where that is not the actor. Refuses as writing does.
 */
export async function writeBack(
  tx: Tx,
  actor: Actor,
  { meetingId, writers = new Map() }: { meetingId: string; writers?: ReadonlyMap<string, Actor> },
  desk: Desk,
): Promise<WrittenBack> {
  refuseDrafting(actor, await getDraftHead(tx, meetingId))
  await openDraftRow(tx, meetingId)
  const draft = await findDraft(tx, meetingId, { hold: true })
  if (!draft) throw new Error('a draft that was just opened')
  const items = await listItems(tx, meetingId)
  const shared = new NotingDoc()
  Y.applyUpdate(shared, draft.state)
  for (const update of draft.updates) Y.applyUpdate(shared, update)
  const taken: Uint8Array[] = []
  shared.on('update', (update: Uint8Array) => taken.push(update))
  const work = {
    tx,
    meetingId,
    shared,
    base: draft.state,
    desk,
    actorFor: (id: string) => writers.get(id) ?? actor,
  }
  const written: WrittenBack = { itemIds: [], faults: [] }
  const cards: SharedCard[] = []
  const unread = new Set<string>()
  putBackUnseen(
    shared,
    items.map(({ id }) => id),
  )
  for (const item of items) {
    const read = await writeItem(work, item, written)
    if (read) cards.push(...read)
    else unread.add(item.id)
  }
  const touched = await writeCards(work, { cards, unread })
  await close(tx, { meetingId, shared, taken, lastSerial: draft.lastSerial, personId: actor.personId })
  return { ...written, itemIds: [...new Set([...written.itemIds, ...touched])] }
}

type Work = {
  tx: Tx
  meetingId: string
  shared: NotingDoc
  base: Uint8Array
  desk: Desk
  actorFor(itemId: string): Actor
}

/** Writes an item's words, and answers the cards among them; null where the text cannot be read. */
async function writeItem(work: Work, item: ItemOfDraft, written: WrittenBack): Promise<SharedCard[] | null> {
  const fragment = work.shared.getXmlFragment(item.id)
  const known = item.known ?? { version: 0, markdown: '' }
  const typed = readFragment(fragment)
  if (typed.faults.length > 0) {
    // What is only too long is whole, and its writer shortens it.
    const fault = typed.faults.every((one) => one === tooLong) ? 'too-long' : 'damaged'
    written.faults.push({ itemId: item.id, fault })
    return null
  }
  const words = markdownOf(typed.doc)
  if (item.version !== known.version) takeIn(work, { item, markdown: known.markdown, words })
  const { doc } = item.version === known.version ? typed : readFragment(fragment)
  const markdown = markdownOf(doc)
  // What only reads otherwise as Markdown was written by nobody.
  const isTyped = words !== known.markdown && markdown !== item.text
  const version = isTyped ? await save(work, { item, markdown, written }) : item.version
  if (version !== known.version || markdown !== known.markdown)
    await keepItem(work, { itemId: item.id, version, markdown })
  return wordsOfCards(doc).map((card) => ({ ...card, itemId: item.id }))
}

/**
 * Takes in a text that was saved by other ways, as if its writer had changed the draft as it was when they last agreed: what others have
 * typed since stays. Where that draft said something that could not be saved, the two are merged by their words.
 */
function takeIn(
  { shared, base }: Work,
  { item, markdown, words }: { item: ItemOfDraft; markdown: string; words: string },
) {
  const agreed = new NotingDoc()
  Y.applyUpdate(agreed, base)
  const said = markdownOf(readFragment(agreed.getXmlFragment(item.id)).doc)
  if (said === markdown) {
    Y.applyUpdate(shared, mergeText({ base, name: item.id, from: markdown, to: item.text }))
    putBackUnseen(shared, [item.id])
    return
  }
  const to = mergedText({ base: markdown, stands: words, given: item.text })
  const state = Y.encodeStateAsUpdate(shared)
  Y.applyUpdate(shared, mergeText({ base: state, name: item.id, from: words, to }))
}

/** The item's version after it: the same where the text cannot be kept as minutes; it stays in the draft, to be shortened. */
async function save(
  { tx, actorFor }: Work,
  { item, markdown, written }: { item: ItemOfDraft; markdown: string; written: WrittenBack },
): Promise<number> {
  try {
    const saved = await saveText(tx, actorFor(item.id), {
      itemId: item.id,
      text: markdown,
      expected: item.version,
    })
    written.itemIds.push(item.id)
    return saved.version
  } catch (error) {
    if (!(error instanceof Refusal && error.code.startsWith('text.'))) throw error
    written.faults.push({ itemId: item.id, fault: 'too-long' })
    return item.version
  }
}

async function keepItem(
  { tx, meetingId }: Work,
  { itemId, version, markdown }: { itemId: string; version: number; markdown: string },
) {
  await tx
    .insert(draftItems)
    .values({ meetingId, agendaItemId: itemId, version, markdown })
    .onConflictDoUpdate({
      target: [draftItems.collaborationId, draftItems.meetingId, draftItems.agendaItemId],
      set: { version, markdown },
    })
}

async function openDraftRow(tx: Tx, meetingId: string) {
  const state = Y.encodeStateAsUpdate(new NotingDoc())
  await tx.insert(drafts).values({ meetingId, state, writtenAt: tx.now }).onConflictDoNothing()
}

type Closing = {
  meetingId: string
  shared: NotingDoc
  taken: Uint8Array[]
  lastSerial: number
  personId: string
}

/** What was taken in is told to the rooms that are open, as one more update; the state is now what the items say. */
async function close(tx: Tx, { meetingId, shared, taken, lastSerial, personId }: Closing) {
  const serial =
    taken.length > 0
      ? await insertUpdate(tx, { meetingId, update: Y.mergeUpdates(taken), personId })
      : lastSerial
  const of = eq(drafts.meetingId, meetingId)
  await tx
    .update(drafts)
    .set({ state: Y.encodeStateAsUpdate(shared), serial, writtenAt: tx.now })
    .where(of)
  const old = new Date(tx.now.getTime() - toldForMs)
  await tx
    .delete(draftUpdates)
    .where(
      and(
        eq(draftUpdates.meetingId, meetingId),
        lt(draftUpdates.writtenAt, old),
        lte(draftUpdates.serial, serial),
      ),
    )
}
