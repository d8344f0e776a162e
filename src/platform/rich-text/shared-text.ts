import * as Y from 'yjs'
import type { BlockJson, DocJson, ListItemJson } from '#src/platform/rich-text/doc.ts'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import { pairsOf } from '#src/platform/rich-text/pairing.ts'
import { readBlock, readItem, type SharedNode } from '#src/platform/rich-text/read-fragment.ts'
import { same } from '#src/platform/rich-text/same.ts'
import { settle } from '#src/platform/rich-text/settle.ts'
import { emptyParagraph, writeBlock } from '#src/platform/rich-text/write-words.ts'

export { readFragment, tooLong } from '#src/platform/rich-text/read-fragment.ts'

/** Makes a fragment of a shared document equal to `doc`, cards included, by few changes and in one transaction. */
export function writeFragment(fragment: Y.XmlFragment, doc: DocJson): void {
  const write = () => writeChildren(fragment, doc.content, exactly)
  if (fragment.doc) fragment.doc.transact(write)
}

/**
 * The update that changes the fragment `name` of a document from what it is to the Markdown `to`; its cards stay behind the blocks that
 * they followed. `base` is the state of that document (`Y.encodeStateAsUpdate`) when its text was the Markdown `from`: applied to
 * what the document has become since, the update merges with what others have typed. A paragraph that goes leaves an empty one, which
 * is none in Markdown, so that words typed in it at the same time stay.
 */
export function mergeText(text: { base: Uint8Array; name: string; from: string; to: string }): Uint8Array {
  const doc = new NotingDoc()
  Y.applyUpdate(doc, text.base)
  const before = Y.encodeStateVector(doc)
  const target = markdownToDoc(text.to).content
  if (!same(settle(markdownToDoc(text.from).content), settle(target))) {
    const fragment = doc.getXmlFragment(text.name)
    doc.transact(() => writeChildren(fragment, target, asMarkdown))
  }
  const update = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return update
}

type Node = BlockJson | ListItemJson
type Child = { element: SharedNode; node: Node | null }

type Manner = {
  /** what two nodes have in common that need no change */
  key: (node: Node) => string
  /** whether a node says anything that the target could say; what does not stays where it is */
  speaks: (node: Node) => boolean
  /** whether a paragraph that goes leaves an empty one, and what cannot be read stays */
  careful: boolean
}

const exactly: Manner = { key: (node) => JSON.stringify(node), speaks: () => true, careful: false }

const asMarkdown: Manner = {
  key: (node) => JSON.stringify(settle(node.type === 'listItem' ? node.content : [node])),
  speaks: (node) => node.type === 'listItem' || settle([node]).length > 0,
  careful: true,
}

function writeChildren(parent: Y.XmlFragment, wanted: readonly Node[], manner: Manner): void {
  // An item's first paragraph must be there, though it may be empty.
  const inItem = parent instanceof Y.XmlElement && parent.nodeName === 'listItem'
  const speaks = (node: Node | null, index: number) =>
    node !== null && ((inItem && index === 0) || manner.speaks(node))
  const targets = wanted.filter(speaks)
  const children = parent.toArray().map((element): Child => ({ element, node: nodeOf(element, parent) }))
  const movable = children.flatMap(({ node }, at) => (node && speaks(node, at) ? { at, node } : []))
  const pairs = pairsOf(
    movable.map(({ node }) => node),
    targets,
    { key: manner.key, likeness: likenessOf },
  )
  const partners = new Map(pairs.map(({ old, now }) => [movable[old]?.at ?? -1, now]))
  const additions = additionsTo(children, targets, partners)
  const going = new Set(movable.map(({ at }) => at).filter((at) => !partners.has(at)))
  for (let at = children.length; at >= 0; at--) {
    insert(parent, at, additions.get(at) ?? [])
    const child = children[at - 1]
    const target = targets[partners.get(at - 1) ?? -1]
    if (child && target) change(child, target, manner)
    else if (going.has(at - 1) || (child?.node === null && !manner.careful)) remove(parent, at - 1, manner)
  }
}

const nodeOf = (element: SharedNode, parent: Y.XmlFragment): Node | null =>
  parent instanceof Y.XmlElement && parent.nodeName.endsWith('List') ? readItem(element) : readBlock(element)

/** What is new, by the place that it goes to: behind what it follows, and behind the cards there. */
function additionsTo(
  children: Child[],
  targets: readonly Node[],
  partners: Map<number, number>,
): Map<number, Node[]> {
  const places = new Map([...partners].map(([at, target]) => [target, at]))
  const additions = new Map<number, Node[]>()
  let place = 0
  for (const [index, target] of targets.entries()) {
    const at = places.get(index)
    if (at !== undefined) place = at + 1
    else {
      while (children[place]?.node?.type === 'card' && !partners.has(place)) place++
      additions.set(place, [...(additions.get(place) ?? []), target])
    }
  }
  return additions
}

function insert(parent: Y.XmlFragment, at: number, nodes: Node[]): void {
  for (const [index, node] of nodes.entries()) {
    const element = new Y.XmlElement(node.type)
    parent.insert(at + index, [element])
    writeBlock(element, node)
  }
}

function change({ element, node }: Child, target: Node, manner: Manner): void {
  if (!(element instanceof Y.XmlElement) || !node || manner.key(node) === manner.key(target)) return
  if (isContainer(target)) writeChildren(element, target.content, manner)
  else writeBlock(element, target)
  // Yjs says that attributes are texts; the editor keeps numbers in them.
  const attributes: { setAttribute(name: string, value: unknown): void } = element
  if (target.type === 'orderedList' && node.type === 'orderedList' && node.attrs.start !== target.attrs.start)
    attributes.setAttribute('start', target.attrs.start)
}

type Container = Extract<Node, { content: Node[] }>

const isContainer = (node: Node): node is Container =>
  ['bulletList', 'orderedList', 'listItem', 'blockquote'].includes(node.type)

function remove(parent: Y.XmlFragment, at: number, { careful }: Manner): void {
  const element = parent.get(at)
  if (careful && element instanceof Y.XmlElement && element.nodeName === 'paragraph') emptyParagraph(element)
  else parent.delete(at, 1)
}

/** By the words that two nodes share; only a node of the same kind, and of cards only the same card, can become the other. */
function likenessOf(old: Node, now: Node): number | null {
  if (old.type !== now.type || (old.type === 'card' && now.type === 'card' && old.attrs.id !== now.attrs.id))
    return null
  const [before, after] = [wordsIn(old), wordsIn(now)]
  const shared = [...before].filter((word) => after.has(word)).length
  return (2 * shared) / Math.max(1, before.size + after.size)
}

/** Whatever is typed in a node, however deep. */
function wordsIn(node: Node): Set<string> {
  const known = words.get(node)
  if (known) return known
  const texts = JSON.stringify(node).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)
  const found = new Set([...texts].flatMap(([, text]) => (JSON.parse(text ?? '""') as string).split(/\s+/)))
  words.set(node, found)
  return found
}

/** Of nodes that are being compared with many others. */
const words = new WeakMap<Node, Set<string>>()
