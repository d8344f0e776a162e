import type { Node } from '@tiptap/pm/model'
import type { CardRead } from '#src/domain/drafting/markers/card.ts'
import type { CardKind } from '#src/domain/drafting/markers/known.ts'
import { markerAt } from '#src/domain/drafting/markers/markers.ts'
import { readCard } from '#src/domain/drafting/markers/read-card.ts'
import type { RoomFacts } from '../../writing/room-facts.ts'

/** The words of a card as they are read: bold in asterisks, lines by line ends. */
export function sourceOf(card: Node): string {
  return card.children
    .map((part) => {
      if (part.type.name === 'hardBreak') return '\n'
      const text = part.text ?? ''
      return part.marks.some(({ type }) => type.name === 'bold') && text.trim() !== '' ? `**${text}**` : text
    })
    .join('')
}

const reads = new WeakMap<RoomFacts['known'], WeakMap<Node, CardRead>>()

/** What is understood of a card. Worked out once for its words: a card that did not change is not read again, unless others are known. */
export function readOf(card: Node, { known }: RoomFacts): CardRead {
  const ofKnown = reads.get(known) ?? new WeakMap<Node, CardRead>()
  reads.set(known, ofKnown)
  const read =
    ofKnown.get(card) ?? readCard({ kind: card.attrs.kind as CardKind, source: sourceOf(card) }, known)
  ofKnown.set(card, read)
  return read
}

/** The marker that a block begins with, and how many letters it takes with its space; null for all other blocks. */
export function markerOfBlock(block: Node): { kind: CardKind; letters: number } | null {
  if (block.type.name === 'card' || !block.isTextblock) return null
  let line = ''
  for (const part of block.children) {
    if (!part.isText) break
    line += part.text
    // A marker is short: what stands further on is not looked at.
    if (line.length > 80) break
  }
  if (!line.slice(0, 80).includes(':')) return null
  const found = markerAt(line)
  if (!found) return null
  // What follows may have lost the spaces at its end, or its beginning.
  const rest = found.rest.trim()
  const letters = rest === '' ? line.length : line.trimEnd().length - rest.length
  return { kind: found.kind, letters }
}
