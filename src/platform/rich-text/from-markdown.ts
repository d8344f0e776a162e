import { markdownToBlocks } from '#src/platform/paper/markdown.ts'
import type { Block, Inline } from '#src/platform/paper/tree.ts'
import type {
  BlockJson,
  DocJson,
  InlineJson,
  ListItemJson,
  MarkJson,
  ParagraphJson,
  TableJson,
} from '#src/platform/rich-text/doc.ts'
import { withMark } from '#src/platform/rich-text/marks.ts'

/**
 * Markdown as the text that is edited: the same meaning as it has on paper, for it is read by the same reader. What is more than
 * an editor's text can hold stands as the plain lines that were typed (see `markdownToBlocks`). Never throws.
 */
export function markdownToDoc(source: string): DocJson {
  const content = markdownToBlocks(source).flatMap(blockOf)
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
}

function blockOf(block: Block): BlockJson[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraphOf(block.children)]
    case 'heading':
      return [{ type: 'heading', attrs: { level: block.level }, ...contentOf(block.children) }]
    case 'list': {
      const content = block.items.map(itemOf)
      return block.ordered
        ? [{ type: 'orderedList', attrs: { start: block.start }, content }]
        : [{ type: 'bulletList', content }]
    }
    case 'quote': {
      const content = block.children.flatMap(blockOf)
      return content.length === 0 ? [] : [{ type: 'blockquote', content }]
    }
    case 'table':
      return [tableOf(block)]
    case 'rule':
      return [{ type: 'horizontalRule' }]
    default:
      // Documents are made of more kinds of block; no Markdown that somebody typed becomes one of those.
      return []
  }
}

function paragraphOf(inlines: Inline[]): ParagraphJson {
  return { type: 'paragraph', ...contentOf(inlines) }
}

/** An item begins with a paragraph, an empty one where something else was typed at its mark. */
function itemOf(blocks: Block[]): ListItemJson {
  const [first, ...rest] = blocks.flatMap(blockOf)
  if (first?.type === 'paragraph') return { type: 'listItem', content: [first, ...rest] }
  return { type: 'listItem', content: [{ type: 'paragraph' }, ...(first ? [first, ...rest] : [])] }
}

function tableOf(table: Extract<Block, { type: 'table' }>): TableJson {
  const titles = table.columns.map(
    ({ title, typed }): Inline[] => typed ?? (title === '' ? [] : [{ type: 'text', value: title }]),
  )
  return {
    type: 'table',
    content: [titles, ...table.rows].map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((cell) => ({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        content: [paragraphOf(cell)],
      })),
    })),
  }
}

function contentOf(inlines: Inline[]): { content?: InlineJson[] } {
  const content = inlines.flatMap((inline) => inlineOf(inline, []))
  return content.length === 0 ? {} : { content }
}

function inlineOf(inline: Inline, marks: MarkJson[]): InlineJson[] {
  switch (inline.type) {
    case 'text':
      return textOf(inline.value, marks)
    case 'code':
      return textOf(inline.value, withMark(marks, { type: 'code' }))
    case 'break':
      return [{ type: 'hardBreak' }]
    case 'link':
      return within(inline.children, withMark(marks, { type: 'link', attrs: { href: inline.href } }))
    case 'strong':
      return within(inline.children, withMark(marks, { type: 'bold' }))
    case 'emphasis':
      return within(inline.children, withMark(marks, { type: 'italic' }))
    case 'strike':
      return within(inline.children, withMark(marks, { type: 'strike' }))
  }
}

const within = (inlines: Inline[], marks: MarkJson[]) => inlines.flatMap((inline) => inlineOf(inline, marks))

const textOf = (text: string, marks: MarkJson[]): InlineJson[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks }) }]
