import * as Y from 'yjs'

/** Where in a shared document stands what its writers struck out: the client and clock of the first letter, and how many. */
const notedIn = 'struck'

/** Letters as the library counts them: who made them, which of theirs is the first, and how many. */
export type Struck = [client: number, clock: number, length: number]

type Meant = (transaction: Y.Transaction) => boolean

/**
 * A shared document that keeps what is deleted in it, and notes which words its own writer struck out, in the very change that strikes
 * them out. Deleting a node deletes all that is in it by the time that others learn of it; only the note tells what whoever
 * deleted it had seen there (`rescue.ts` puts back the rest). `isMeant` says of a change made here whether it was the writer's.
 */
export class NotingDoc extends Y.Doc {
  readonly #isMeant: Meant

  constructor({ isMeant = () => true }: { isMeant?: Meant } = {}) {
    super({ gc: false })
    this.#isMeant = isMeant
  }

  /** Only what is changed within one is noted: a change outside of it deletes what nobody struck out. */
  override transact<Result>(work: (transaction: Y.Transaction) => Result, origin?: unknown): Result {
    const isWithin = this._transaction !== null
    return super.transact((transaction) => {
      const result = work(transaction)
      if (!isWithin && this.#isMeant(transaction)) noteStruck(transaction)
      return result
    }, origin)
  }
}

/** Notes that all words were meant to go which the transaction has deleted so far. */
export function noteStruck(transaction: Y.Transaction): void {
  const struck: Struck[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return
    const { client, clock } = struct.id
    const last = struck.at(-1)
    if (last?.[0] === client && last[1] + last[2] === clock) last[2] += struct.length
    else struck.push([client, clock, struct.length])
  })
  addStruck(transaction.doc, struck)
}

/** The same of one piece that is about to be deleted, where it is words. */
export function noteStruckItem({ id, length, content, parent }: Y.Item): void {
  if (!(content instanceof Y.ContentString) || !(parent instanceof Y.AbstractType) || !parent.doc) return
  addStruck(parent.doc, [[id.client, id.clock, length]])
}

/** Adds notes, within the change that they are about. */
export function addStruck(doc: Y.Doc, struck: Struck[]): void {
  if (struck.length > 0) doc.getArray<Struck>(notedIn).push(struck)
}

/** All that is noted. What is no note is passed over. */
export const struckIn = (doc: Y.Doc): Map<number, Range[]> =>
  rangesOf(doc.getArray<unknown>(notedIn).toArray().filter(isStruck))

/** Of one client's letters, from and with the one up to but not with the other. */
export type Range = { from: number; to: number }

/** Notes by client, in order and without overlap. */
export function rangesOf(struck: Struck[]): Map<number, Range[]> {
  const byClient = new Map<number, Range[]>()
  const inOrder = struck.toSorted(([, one], [, other]) => one - other)
  for (const [client, from, length] of inOrder) {
    const ranges = byClient.get(client) ?? []
    byClient.set(client, ranges)
    const last = ranges.at(-1)
    const to = from + length
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else ranges.push({ from, to })
  }
  return byClient
}

/** Whether the notes stand under a root of that name. */
export const isNoted = (root: string): boolean => root === notedIn

export const isStruck = (value: unknown): value is Struck =>
  Array.isArray(value) && value.length === 3 && value.every((one) => Number.isSafeInteger(one) && one >= 0)
