import { markdownToBlocks } from '../markdown.ts'
import { body, gaps, headings, listIndent, small, type TextStyle } from '../pdf/theme.ts'
import { plainText } from '../plain-text.ts'
import type { Block, Inline } from '../tree.ts'
import { pictureSize } from './picture.ts'
import type { Writing } from './writing.ts'

/**
 * About as high as Word will set these blocks, in points: enough to tell what fits on a page from what does not. Lists and facts
 * count by their lines, however few letters stand in each.
 */
export function heightOf(blocks: readonly Block[], width: number, writing: Writing): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, width, writing), 0)
}

function blockHeight(block: Block, width: number, writing: Writing): number {
  switch (block.type) {
    case 'heading': {
      const look = headings[block.level] ?? { ...body, before: gaps.block }
      return look.before + linesHigh(block.children, width, look)
    }
    case 'paragraph':
      return gaps.paragraph + linesHigh(block.children, width)
    case 'list':
      return block.items.reduce(
        (sum, item) => sum + closer + Math.max(body.leading, heightOf(item, width - listIndent, writing)),
        0,
      )
    case 'quote':
      return gaps.paragraph + heightOf(block.children, width - 28, writing)
    case 'table':
      return tableHeight(block, width)
    case 'rule':
      return gaps.block
    case 'facts':
      return block.rows.reduce((sum, row) => sum + 2 + linesHigh(row.value, width * 0.65), gaps.block)
    case 'box':
      return 2 * gaps.block + body.leading + heightOf(block.children, width - 24, writing)
    case 'signatures':
      return (block.rows.length + 1) * 32
    case 'image':
      return gaps.block + (pictureSize(block, { width, height: tall }, writing)?.height ?? body.leading)
    case 'markdown':
      if (block.source.length > tall * 10) return tall
      return heightOf(markdownToBlocks(block.source, { baseLevel: 6 }), width, writing)
  }
}

function tableHeight(table: Extract<Block, { type: 'table' }>, width: number): number {
  const column = width / Math.max(1, table.columns.length)
  const padding = 8
  const rows = table.rows.map((row) => Math.max(0, ...row.map((cell) => linesHigh(cell, column, small))))
  return rows.reduce((sum, row) => sum + row + padding, small.leading + padding)
}

function linesHigh(inlines: readonly Inline[], width: number, { size, leading }: TextStyle = body): number {
  const long = plainText(inlines).length * size * widthOfLetter
  return Math.max(1, Math.ceil(long / Math.max(size, width))) * leading
}

/** The first paragraph of an item stands closer to what is above it than others do. */
const closer = gaps.item - gaps.paragraph
/** A letter of running text is about so wide, in sizes of the font. */
const widthOfLetter = 0.46
/** Higher than any box that is kept whole: nobody needs to know how much. */
const tall = 1000
