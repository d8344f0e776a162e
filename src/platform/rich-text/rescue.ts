import * as Y from 'yjs'

/**
 * Words that nobody deleted. Whoever joins two paragraphs, indents a bullet or deletes one makes the shared text's library delete a
 * whole element; what another has typed in it meanwhile, unseen, goes with it. `after` is the element of the text that it stood in or
 * behind, as far as one is left.
 */
export type Lost = { root: string; after: Y.Item | null; text: string }

/** What an update says it deletes: all that whoever made it had seen there. */
export type Declared = ReturnType<typeof Y.decodeUpdate>['ds']

/**
 * The words that went in a transaction though the update that it came of did not say so; `isOwn` narrows to some of them. To
 * be asked after the transaction, of a text that keeps what is deleted (`gc: false`): else the words are gone already.
 */
export function findLost(
  transaction: Y.Transaction,
  declared: Declared,
  isOwn: (id: Y.ID) => boolean = () => true,
): Lost[] {
  const lost: Lost[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return
    if (!isOwn(struct.id) || Y.isDeleted(declared, struct.id)) return
    const place = placeOf(transaction.doc, struct)
    if (place) lost.push({ ...place, text: struct.content.str })
  })
  return joined(lost)
}

/**
 * Applies an update, and puts back what went with it unseen: in a transaction of its own, which everybody is told of. What the update
 * itself puts back, because whoever it comes from has done so, is not put back twice.
 */
export function applyKeepingWords(
  doc: Y.Doc,
  update: Uint8Array,
  { origin, isOwn, putBackAs }: { origin?: unknown; isOwn?: (id: Y.ID) => boolean; putBackAs?: unknown } = {},
): void {
  const { ds } = Y.decodeUpdate(update)
  let lost: Lost[] = []
  doc.once('afterTransaction', (transaction: Y.Transaction) => {
    lost = findLost(transaction, ds, isOwn)
  })
  Y.applyUpdate(doc, update, origin)
  putBack(
    doc,
    lost.filter((one) => !isBack(doc, one)),
    putBackAs,
  )
}

/** Whether a paragraph says just these words, as one does that they were put back in. */
const isBack = (doc: Y.Doc, { root, text }: Lost): boolean =>
  doc
    .getXmlFragment(root)
    .toArray()
    .some((node) => node instanceof Y.XmlElement && node.toArray().map(String).join('') === text)

/** Puts lost words back, each place's in a paragraph of its own where they stood. */
export function putBack(doc: Y.Doc, lost: Lost[], origin?: unknown): void {
  if (lost.length === 0) return
  doc.transact(() => {
    for (const { root, after, text } of lost) {
      if (text.trim() === '') continue
      const fragment = doc.getXmlFragment(root)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      fragment.insert(indexAfter(fragment, after), [paragraph])
    }
  }, origin)
}

function placeOf(doc: Y.Doc, item: Y.Item): Pick<Lost, 'root' | 'after'> | null {
  let top = item
  for (;;) {
    const parent = top.parent as Y.AbstractType<unknown>
    if (parent._item === null) {
      const root = [...doc.share].find(([, type]) => type === parent)?.[0]
      return root === undefined ? null : { root, after: standing(top) }
    }
    top = parent._item
  }
}

/** It, or the nearest before it that still stands. */
function standing(item: Y.Item): Y.Item | null {
  let found: Y.Item | null = item
  while (found?.deleted) found = found.left
  return found
}

function indexAfter(fragment: Y.XmlFragment, after: Y.Item | null): number {
  const still = after && standing(after)
  if (!still) return 0
  return fragment.toArray().findIndex((node) => node._item === still) + 1
}

/** Letters typed one after another are one text. */
function joined(lost: Lost[]): Lost[] {
  const whole: Lost[] = []
  for (const one of lost) {
    const last = whole.at(-1)
    if (last && last.root === one.root && last.after === one.after) last.text += one.text
    else whole.push({ ...one })
  }
  return whole
}
