import type { BlockJson, CardJson, DocJson } from '#src/platform/rich-text/doc.ts'
import { linesOf } from '#src/platform/rich-text/runs.ts'

/**
 * The cards of a text in their order, also those within lists and quotes. `source` is a card's words as they would be typed: lines,
 * bold as `**…**` (closed on each line), nothing escaped. A card that was copied has the same id twice: whose it is, the caller says.
 */
export function cardsOf(doc: DocJson): { id: string; kind: string; source: string }[] {
  return doc.content.flatMap(cardsIn).map(({ attrs, content }) => ({
    id: attrs.id,
    kind: attrs.kind,
    source: linesOf(content)
      .map((line) => line.map(({ text, look }) => (look.includes('bold') ? `**${text}**` : text)).join(''))
      .join('\n'),
  }))
}

function cardsIn(block: BlockJson): CardJson[] {
  switch (block.type) {
    case 'card':
      return [block]
    case 'blockquote':
      return block.content.flatMap(cardsIn)
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(cardsIn))
    default:
      return []
  }
}
