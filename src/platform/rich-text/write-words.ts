import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { BlockJson, InlineJson } from '#src/platform/rich-text/doc.ts'
import { pairsOf } from '#src/platform/rich-text/pairing.ts'
import { schema } from '#src/platform/rich-text/schema.ts'

/**
 * Makes one element of a shared text what `block` says. Running text changes word by word, so that what others type between two words
 * at the same time stays between them; all else, and every mark, is the editor's own way.
 */
export function writeBlock(element: Y.XmlElement, block: BlockJson | { type: 'listItem' }): void {
  if (!element.doc) return
  if ('content' in block && (block.type === 'paragraph' || block.type === 'heading' || block.type === 'card'))
    writeLines(element, block.content ?? [])
  updateYFragment(element.doc, element, schema.nodeFromJSON(block), {
    mapping: new Map(),
    isOMark: new Map(),
  })
}

/** Takes the words out of a paragraph, but not the paragraph: what others type in it at the same time stays. */
export function emptyParagraph(element: Y.XmlElement): void {
  for (const [index, child] of [...element.toArray().entries()].reverse()) {
    if (child instanceof Y.XmlText) child.delete(0, child.length)
    else element.delete(index)
  }
}

/** Only where there are as many lines as before, each with its text: otherwise lines would change places. */
function writeLines(element: Y.XmlElement, content: InlineJson[]): void {
  const lines = content
    .map((inline) => (inline.type === 'text' ? inline.text : '\n'))
    .join('')
    .split('\n')
  const children = element.toArray()
  const texts = children.filter((_, index) => index % 2 === 0)
  const inTurn = children.every((child, index) => child instanceof Y.XmlText === (index % 2 === 0))
  if (!inTurn || texts.length !== lines.length) return
  for (const [index, text] of texts.entries())
    if (text instanceof Y.XmlText) writeText(text, lines[index] ?? '')
}

function writeText(shared: Y.XmlText, text: string): void {
  const pieces: { insert?: unknown }[] = shared.toDelta()
  const before = wordsOf(pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''))
  const now = wordsOf(text)
  const kept = pairsOf(before, now, { key: (word) => word, likeness: () => null })
  let at = before.join('').length
  let [o, n] = [before.length, now.length]
  for (const pair of [...kept.reverse(), { old: -1, now: -1 }]) {
    const gone = before.slice(pair.old + 1, o).join('').length
    const typed = now.slice(pair.now + 1, n).join('')
    at -= gone
    // First the new words: those that go still say which marks stand here.
    if (typed !== '') shared.insert(at + gone, typed)
    if (gone > 0) shared.delete(at, gone)
    at -= before[pair.old]?.length ?? 0
    ;[o, n] = [pair.old, pair.now]
  }
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []
