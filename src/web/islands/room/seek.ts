import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'

/** Words found in an item's text, with some of what stands around them. `at` counts letters from the text's beginning. */
export type Found = { itemId: string; at: number; before: string; words: string; after: string }

const around = 40

/** Every place where the words stand, small letters and capitals alike. */
export function seek(doc: Y.Doc, itemIds: string[], words: string): Found[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  return itemIds.flatMap((itemId) => {
    const text = linesOf(doc.getXmlFragment(itemId)).join('\n')
    const small = text.toLowerCase()
    const found: Found[] = []
    for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + wanted.length))
      found.push({
        itemId,
        at,
        before: text.slice(Math.max(0, at - around), at),
        words: text.slice(at, at + wanted.length),
        after: text.slice(at + wanted.length, at + wanted.length + around),
      })
    return found
  })
}

/** Whether something is written: a word, or a card that waits for its words. */
export function hasText(fragment: Y.XmlFragment): boolean {
  return fragment
    .toArray()
    .some((part) =>
      part instanceof Y.XmlText
        ? part.length > 0
        : part instanceof Y.XmlElement && (part.nodeName === 'card' || hasText(part)),
    )
}

/** The text of each block that holds words, as one line each; a break in it is one letter. */
function linesOf(fragment: Y.XmlFragment): string[] {
  const inline: string[] = []
  const lines: string[] = []
  for (const part of fragment.toArray()) {
    if (part instanceof Y.XmlText)
      inline.push(
        part
          .toDelta()
          .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
          .join(''),
      )
    else if (part instanceof Y.XmlElement && part.nodeName === 'hardBreak') inline.push('\n')
    else if (part instanceof Y.XmlElement) lines.push(...linesOf(part))
  }
  const line = inline.join('')
  return line === '' ? lines : [line]
}

/** The same letters in the editor's own count. */
export function placeOf(
  doc: Node,
  { at, words }: Pick<Found, 'at' | 'words'>,
): { from: number; to: number } | null {
  let [passed, from, to] = [0, -1, -1]
  doc.descendants((node, start) => {
    if (!node.isTextblock) return from < 0
    // A block without words is no line above either.
    if (node.content.size === 0) return false
    const end = passed + node.content.size
    if (from < 0 && at <= end) {
      from = start + 1 + at - passed
      to = Math.min(from + words.length, start + 1 + node.content.size)
    }
    passed = end + 1
    return false
  })
  return from < 0 ? null : { from, to }
}
