import { invalid } from '#src/platform/errors.ts'
import { cardsOf } from '#src/platform/rich-text/cards.ts'
import type { DocJson } from '#src/platform/rich-text/doc.ts'
import { docToMarkdown } from '#src/platform/rich-text/to-markdown.ts'

/** An item's shared text as the Markdown that is saved of it: the same as a door would let in. Cards are no part of it. */
export const markdownOf = (doc: DocJson): string => storable(docToMarkdown(doc))

/** The cards of a text, each with its words as a door would let them in. */
export const wordsOfCards = (doc: DocJson): { id: string; kind: string; source: string }[] =>
  cardsOf(doc).map((card) => ({ ...card, source: storable(card.source) }))

/**
 * RULE: what was typed as every door takes text in: NFC, and without what no door takes. A key never makes such a thing; what was
 * pasted may hold it, where nobody could see it.
 */
const storable = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu, '')

/** One line of a card, such as a name. Refuses one that is empty or longer than may be. */
export function lineOf(words: string, longest: number): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(line)) throw invalid('text.empty')
  if (line.length > longest) throw invalid('text.too-long')
  return line
}
