import { capsOf } from './caps.ts'
import { withListIndents } from './list-indents.ts'
import { parseMarkdown } from './markdown-parser.ts'
import { blocksOf, linesOf } from './mdast-blocks.ts'
import type { Block, HeadingLevel } from './tree.ts'

export { capsOf, type TextFault } from './caps.ts'

/**
 * Markdown as a user typed it, as blocks. Headings begin at `baseLevel`. No raw HTML, no directives, no images, only links
 * to http, https and mailto: everything else stands as typed. A text beyond the caps (see `capsOf`) is not
 * parsed at all; it stands as its lines, so that nothing is lost and nothing stalls.
 */
export function markdownToBlocks(
  source: string,
  { baseLevel = 1 }: { baseLevel?: HeadingLevel } = {},
): Block[] {
  if (capsOf(source) !== null) return plainBlocks(source)
  const text = withListIndents(source)
  return blocksOf(parseMarkdown(text), { source: text, baseLevel })
}

function plainBlocks(source: string): Block[] {
  return source
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ type: 'paragraph', children: linesOf(paragraph) }))
}
