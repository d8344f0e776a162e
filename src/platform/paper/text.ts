import { cleanText } from './clean-text.ts'
import { markdownToBlocks } from './markdown.ts'
import type { Block, DocumentTree, HeadingLevel, Inline } from './tree.ts'

/**
 * Blocks or a tree as plain text for a mail: lines of at most `width` characters where words allow it, lists
 * indented, tables in columns where they fit and as lines where they do not, links with their address.
 */
export function toText(
  content: readonly Block[] | DocumentTree,
  { width = 74 }: { width?: number } = {},
): string {
  if (!isTree(content)) return cleanText(`${new TextWriter(true).blocks(content, width).join('\n')}\n`)
  const writer = new TextWriter(content.layout.numbering !== 'none')
  const head = [content.letterhead.name, ...content.letterhead.lines].filter((line) => line !== '')
  const draft = content.watermark ? [content.watermark, ''] : []
  const lines = [...head, '', ...draft, ...writer.blocks(content.blocks, width)]
  return cleanText(`${lines.join('\n').replace(/^\n+/, '')}\n`)
}

function isTree(content: readonly Block[] | DocumentTree): content is DocumentTree {
  return !Array.isArray(content)
}

class TextWriter {
  readonly #numbered: boolean
  #level = 0

  constructor(numbered: boolean) {
    this.#numbered = numbered
  }

  /** Blocks with an empty line between them. */
  blocks(blocks: readonly Block[], width: number): string[] {
    const parts = blocks.map((block) => this.#block(block, width)).filter((lines) => lines.length > 0)
    return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
  }

  #block(block: Block, width: number): string[] {
    switch (block.type) {
      case 'heading': {
        this.#level = block.level
        const words = [this.#numbered && block.number, inlineText(block.children)].filter(Boolean).join(' ')
        if (words.trim() === '') return []
        const lines = wrap(words, width)
        const longest = Math.max(...lines.map((line) => line.length))
        return block.level > 2
          ? lines
          : [...lines, (block.level === 1 ? '=' : '-').repeat(Math.min(width, longest))]
      }
      case 'paragraph':
        return inlineText(block.children).trim() === '' ? [] : wrap(inlineText(block.children), width)
      case 'list':
        return this.#list(block, width)
      case 'quote':
        return this.blocks(block.children, width - 2).map((line) => (line === '' ? '>' : `> ${line}`))
      case 'table':
        return tableLines(
          block.columns.map((column) => column.title),
          block.rows.map((row) => row.map((cell) => inlineText(cell).replaceAll('\n', ' '))),
          width,
        )
      case 'rule':
        return ['-'.repeat(Math.min(width, 40))]
      case 'facts':
        return factLines(block, width)
      case 'box':
        return [...wrap(`[${block.title}]`, width), ...indent(this.blocks(block.children, width - 4), '    ')]
      case 'signatures':
        return block.rows.flatMap((row) => wrap([row.name, row.detail].filter(Boolean).join(', '), width))
      case 'image':
        return block.alt.trim() === '' ? [] : wrap(`[${block.alt}]`, width)
      case 'markdown': {
        const below = Math.min(6, this.#level + 1) as HeadingLevel
        return this.blocks(markdownToBlocks(block.source, { baseLevel: block.baseLevel ?? below }), width)
      }
    }
  }

  #list(block: Extract<Block, { type: 'list' }>, width: number): string[] {
    const marks = block.items.map((_, index) => (block.ordered ? `${block.start + index}. ` : '- '))
    const space = Math.max(...marks.map((mark) => mark.length))
    return block.items.flatMap((item, index) => {
      const parts = item.map((one) => this.#block(one, Math.max(20, width - space)))
      const lines = parts.flat()
      const mark = (marks[index] as string).padStart(space)
      if (lines.length === 0) return [mark.trimEnd()]
      return lines.map((line, at) =>
        at === 0 ? `${mark}${line}` : line === '' ? '' : `${' '.repeat(space)}${line}`,
      )
    })
  }
}

function factLines(block: Extract<Block, { type: 'facts' }>, width: number): string[] {
  const space = Math.min(24, Math.max(0, ...block.rows.map((row) => row.label.length + 2)))
  return block.rows.flatMap((row) => {
    const lines = wrap(inlineText(row.value), Math.max(20, width - space))
    const label = `${row.label}:`.padEnd(space)
    const short = label.length <= space
    const [first = '', ...rest] = lines
    const head = short ? [`${label}${first}`.trimEnd()] : [label, ...indent([first], ' '.repeat(space))]
    return [...head, ...indent(rest, ' '.repeat(space))]
  })
}

/** In columns when that fits the width, else every cell on a line with its title. */
function tableLines(titles: string[], rows: string[][], width: number): string[] {
  const all = [titles, ...rows]
  const widths = titles.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const total = widths.reduce((sum, one) => sum + one + 2, -2)
  const line = (row: string[]) =>
    widths
      .map((size, column) => (row[column] ?? '').padEnd(size))
      .join('  ')
      .trimEnd()
  const titled = titles.some((title) => title !== '')
  if (total <= width) return [...(titled ? [line(titles), '-'.repeat(total)] : []), ...rows.map(line)]
  return rows.flatMap((row, index) => {
    const cells = row.map((cell, column) => [titles[column], cell].filter(Boolean).join(': '))
    return [
      ...(index > 0 ? [''] : []),
      ...cells.filter((_, at) => row[at] !== '').flatMap((cell) => wrap(cell, width)),
    ]
  })
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      switch (inline.type) {
        case 'text':
        case 'code':
          return inline.value
        case 'break':
          return '\n'
        case 'link': {
          const text = inlineText(inline.children)
          const bare = inline.href.replace(/^mailto:/, '')
          return text === inline.href || text === bare || text === '' ? bare : `${text} <${inline.href}>`
        }
        default:
          return inlineText(inline.children)
      }
    })
    .join('')
}

/** Lines of at most this many characters; a longer word, such as an address, stays whole. */
function wrap(text: string, width: number): string[] {
  return text.split(/[\n\r]/).flatMap((line) => {
    const lines: string[] = []
    let current = ''
    for (const word of line.split(/[ \t]+/)) {
      if (current === '') current = word
      else if (current.length + 1 + word.length <= width) current += ` ${word}`
      else {
        lines.push(current)
        current = word
      }
    }
    return [...lines, current]
  })
}

function indent(lines: readonly string[], by: string): string[] {
  return lines.map((line) => (line === '' ? '' : `${by}${line}`))
}
