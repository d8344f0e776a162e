import * as Y from 'yjs'
import {
  addStruck,
  isStruck,
  type Range,
  rangesOf,
  type Struck,
  struckIn,
} from '#src/platform/rich-text/noting-doc.ts'

/**
 * Puts back, in the texts of these names, the words that went though nobody struck them out: joining two paragraphs or indenting a bullet
 * deletes a whole node, and with it what another has typed there meanwhile, unseen. They stand again where they stood, those of
 * one line in a paragraph of their own, once: that they do is noted, as if they had been struck out there.
 *
 * It is told by the document alone, whoever brought which change when, so it is to be asked by one at a time, who has all that is kept:
 * two who put the same words back would put them there twice.
 */
export function putBackUnseen(doc: Y.Doc, names: Iterable<string>): void {
  const struck = struckIn(doc)
  const lost = [...names].flatMap((name) => lostIn(doc.getXmlFragment(name), struck))
  if (lost.length === 0) return
  doc.transact(() => {
    // From the end, so that what stood behind the same node comes in its order.
    for (const { fragment, after, words } of lost.reverse())
      if (words.trim() !== '') fragment.insert(indexAfter(fragment, after), [paragraphOf(words)])
    addStruck(
      doc,
      lost.flatMap(({ pieces }) => pieces),
    )
  })
}

/** Whether words go in a transaction that are not noted in it: then it is time to put them back. */
export function losesWords({ doc, deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  const gone: Y.Item[] = []
  for (const [client, stretches] of deleteSet.clients)
    for (const { clock, len } of stretches)
      for (const struct of structsIn(doc, client, { from: clock, to: clock + len }))
        if (struct.content instanceof Y.ContentString) gone.push(struct)
  if (gone.length === 0) return false
  const notes: unknown[] = []
  for (const [client, to] of afterState)
    for (const { content } of structsIn(doc, client, { from: beforeState.get(client) ?? 0, to }))
      if (content instanceof Y.ContentAny) notes.push(...content.arr)
  const struck = rangesOf(notes.filter(isStruck))
  return gone.some(
    ({ id, length }) => outside(struck.get(id.client) ?? [], id.clock, id.clock + length).length > 0,
  )
}

function* structsIn(doc: Y.Doc, client: number, { from, to }: Range): Iterable<Y.Item> {
  const structs = from < to ? (doc.store.clients.get(client) ?? []) : []
  if (structs.length === 0) return
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return
    if (struct instanceof Y.Item) yield struct
  }
}

/** The words of one line that went: `after` is the outermost node that it stood in, or the last before it that still stands. */
type Lost = { fragment: Y.XmlFragment; after: Y.Item | null; words: string; pieces: Struck[] }

type Ranges = Map<number, Range[]>

function lostIn(fragment: Y.XmlFragment, struck: Ranges): Lost[] {
  const lost: Lost[] = []
  let standing: Y.Item | null = null
  for (let node = fragment._start; node; node = node.right) {
    if (!node.deleted) standing = node
    for (const line of linesIn(node)) {
      const { words, pieces } = unseenIn(line, struck)
      if (pieces.length > 0) lost.push({ fragment, after: standing, words, pieces })
    }
  }
  return lost
}

/** The texts in a node, deleted ones too, each as its pieces in their order. */
function* linesIn(node: Y.Item): Iterable<Y.Item[]> {
  if (!(node.content instanceof Y.ContentType)) return
  const { type } = node.content
  const children: Y.Item[] = []
  for (let child = type._start; child; child = child.right) children.push(child)
  if (type instanceof Y.XmlText) yield children
  else for (const child of children) yield* linesIn(child)
}

/** What was typed at one place stays one word; between what was typed at two stands a space. */
function unseenIn(line: Y.Item[], struck: Ranges): { words: string; pieces: Struck[] } {
  const pieces: Struck[] = []
  let words = ''
  let isNextTo = false
  for (const { id, length, deleted, content } of line) {
    if (!(content instanceof Y.ContentString)) continue
    const unseen = deleted ? outside(struck.get(id.client) ?? [], id.clock, id.clock + length) : []
    for (const { from, to } of unseen) {
      const piece = content.str.slice(from - id.clock, to - id.clock)
      const isApart = words !== '' && !(isNextTo && from === id.clock) && !/\s$/.test(words)
      words += isApart && !/^\s/.test(piece) ? ` ${piece}` : piece
      pieces.push([id.client, from, to - from])
    }
    isNextTo = unseen.at(-1)?.to === id.clock + length
  }
  return { words, pieces }
}

/** The parts of a stretch that none of the ranges has. */
function outside(ranges: Range[], from: number, to: number) {
  const parts: Range[] = []
  let at = from
  for (let next = firstEndingAfter(ranges, from); at < to; next++) {
    const range = ranges[next]
    const end = Math.min(to, range?.from ?? to)
    if (end > at) parts.push({ from: at, to: end })
    at = Math.max(at, range?.to ?? to)
  }
  return parts
}

function firstEndingAfter(ranges: Range[], place: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.to ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

function paragraphOf(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  return paragraph
}

const indexAfter = (fragment: Y.XmlFragment, after: Y.Item | null): number =>
  after ? fragment.toArray().findIndex((node) => node._item === after) + 1 : 0
