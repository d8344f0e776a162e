import type { List, Nodes, Root, RootContent, Table } from 'mdast'
import type {} from 'remark-directive'
import { plainText } from './plain-text.ts'
import { isSafeAddress } from './safe-address.ts'
import type { Block, HeadingLevel, Inline } from './tree.ts'

/**
 * From the Markdown parser's tree to ours: only the kinds of node our renderers know, everything else as the
 * text that was typed. Nothing is dropped and nothing becomes markup that was not asked for: raw HTML is text,
 * an image is its alternative text, a link to anything but http, https or mailto is its text.
 */
export function blocksOf(root: Root, reading: Reading): Block[] {
  return root.children.flatMap((node) => blocksOfNode(node, reading, 0))
}

export type Reading = {
  source: string
  /** the level that `#` gets; deeper headings follow, at most 6 */
  baseLevel: HeadingLevel
  /** what a template's text and link addresses become; a user's text stays as it is */
  text?: (value: string) => string
  address?: (url: string) => string
  /** called for every directive of a template; a user's text is parsed without directives */
  directive?: (node: RootContent, children: () => Block[]) => Block[]
}

const listDepth = 6
/** Tables wider than this are unreadable on A4: they stand as the lines that were typed. */
const widestTable = 12
const deepestNesting = 40

function blocksOfNode(node: RootContent, reading: Reading, depth: number): Block[] {
  if (depth > deepestNesting) return literal(node, reading)
  switch (node.type) {
    case 'heading': {
      const level = Math.min(6, node.depth + reading.baseLevel - 1) as HeadingLevel
      return [{ type: 'heading', level, children: inlinesOf(node.children, reading) }]
    }
    case 'paragraph':
      return paragraphOf(inlinesOf(node.children, reading))
    case 'list':
      return listsOf(node, reading, depth + 1, 1)
    case 'blockquote':
      return [{ type: 'quote', children: node.children.flatMap((c) => blocksOfNode(c, reading, depth + 1)) }]
    case 'table':
      return node.children.every((row) => row.children.length <= widestTable)
        ? [tableOf(node, reading)]
        : literal(node, reading)
    case 'thematicBreak':
      return [{ type: 'rule' }]
    case 'code':
      return codeOf(filled(node.value, reading), node.lang, node.meta)
    case 'leafDirective':
    case 'containerDirective':
      if (!reading.directive) return literal(node, reading)
      return reading.directive(node, () =>
        (node.children as RootContent[]).flatMap((child) => blocksOfNode(child, reading, depth + 1)),
      )
    default:
      return literal(node, reading)
  }
}

/**
 * Lists nest to six levels; what lies deeper joins the sixth, so that no line is lost. A number that does not
 * follow on the one before begins a list of its own: minutes keep the numbers that were typed.
 */
function listsOf(node: List, reading: Reading, depth: number, level: number): ListBlock[] {
  const lists: ListBlock[] = []
  const start = node.start ?? 1
  for (const [index, item] of node.children.entries()) {
    const typed = node.ordered ? Number.parseInt(typedText(item, reading), 10) : start
    const last = lists.at(-1)
    const follows = last && (!node.ordered || typed === start || typed === last.start + last.items.length)
    const list: ListBlock = follows
      ? last
      : { type: 'list', ordered: node.ordered === true, start: index === 0 ? start : typed, items: [] }
    if (!follows) lists.push(list)
    const mark = item.checked == null ? '' : item.checked ? '☑ ' : '☐ '
    const blocks: Block[] = []
    list.items.push(blocks)
    for (const child of item.children) {
      if (child.type !== 'list') blocks.push(...blocksOfNode(child, reading, depth + 1))
      else if (level < listDepth) blocks.push(...listsOf(child, reading, depth + 1, level + 1))
      else list.items.push(...flatItems(child, reading, depth + 1))
    }
    if (mark !== '') markFirst(blocks, mark)
  }
  return lists
}

type ListBlock = Extract<Block, { type: 'list' }>

function flatItems(node: List, reading: Reading, depth: number): Block[][] {
  if (depth > deepestNesting) return [literal(node, reading)]
  return listsOf(node, reading, depth, listDepth).flatMap((list) => list.items)
}

function markFirst(blocks: Block[], mark: string) {
  const first = blocks[0]
  const text: Inline = { type: 'text', value: mark }
  if (first?.type === 'paragraph') first.children.unshift(text)
  else blocks.unshift({ type: 'paragraph', children: [text] })
}

function tableOf(node: Table, reading: Reading): Block {
  const cells = node.children.map((row) => row.children.map((cell) => inlinesOf(cell.children, reading)))
  const width = Math.max(...cells.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, column) => {
    const lengths = cells.map((row) => plainText(row[column] ?? []).length)
    const share = Math.min(40, Math.max(4, ...lengths))
    const title = cells[0]?.[column] ?? []
    const typed = title.every((inline) => inline.type === 'text') ? {} : { typed: title }
    return { title: plainText(title), share, ...typed }
  })
  const rows = cells.slice(1).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? []))
  return { type: 'table', columns, rows }
}

/** Fenced and indented code keeps its lines; a secretary who indents a line means no program. */
function codeOf(value: string, language?: string | null, meta?: string | null): Block[] {
  const head = [language, meta].filter(Boolean).join(' ')
  const lines = head === '' ? value : `${head}\n${value}`
  return [{ type: 'paragraph', children: linesOf(lines) }]
}

function literal(node: Nodes, reading: Reading): Block[] {
  return paragraphOf(linesOf(filled(typedText(node, reading), reading)))
}

/** A paragraph of nothing, such as a placeholder without a value, is no paragraph. */
function paragraphOf(children: Inline[]): Block[] {
  return plainText(children).trim() === '' ? [] : [{ type: 'paragraph', children }]
}

function filled(value: string, reading: Reading): string {
  return reading.text ? reading.text(value) : value
}

function inlinesOf(nodes: readonly Nodes[], reading: Reading, depth = 0): Inline[] {
  const inlines = nodes.flatMap((node): Inline[] => {
    if (depth > deepestNesting) return linesOf(filled(typedText(node, reading), reading))
    switch (node.type) {
      case 'text':
        return linesOf(filled(node.value, reading))
      case 'strong':
        return [{ type: 'strong', children: inlinesOf(node.children, reading, depth + 1) }]
      case 'emphasis':
        return [{ type: 'emphasis', children: inlinesOf(node.children, reading, depth + 1) }]
      case 'delete':
        return [{ type: 'strike', children: inlinesOf(node.children, reading, depth + 1) }]
      case 'inlineCode':
        return [{ type: 'code', value: filled(node.value, reading) }]
      case 'break':
        return [{ type: 'break' }]
      case 'image':
        return linesOf(filled(node.alt ?? '', reading))
      case 'link': {
        const href = reading.address ? reading.address(node.url) : node.url
        // A bare address that was only found among the words has no place in the source: its words are what was typed.
        if (!isSafeAddress(href) && !node.position) return inlinesOf(node.children, reading, depth + 1)
        if (!isSafeAddress(href)) return linesOf(filled(typedText(node, reading), reading))
        const title = node.title ? linesOf(filled(` (${node.title})`, reading)) : []
        return [{ type: 'link', href, children: inlinesOf(node.children, reading, depth + 1) }, ...title]
      }
      default:
        return linesOf(filled(typedText(node, reading), reading))
    }
  })
  return joined(inlines)
}

/** Neighbouring texts as one: where the parser saw a mark that meant nothing, the text was cut. */
function joined(inlines: Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const inline of inlines) {
    const last = whole.at(-1)
    if (inline.type === 'text' && last?.type === 'text') last.value += inline.value
    else whole.push(inline)
  }
  return whole
}

/** Typed line ends stay line ends: minutes are often written one thought to a line. */
export function linesOf(value: string): Inline[] {
  const lines = value.split(/\r\n?|\n/)
  return lines.flatMap((line, index): Inline[] => {
    const text: Inline[] = line === '' ? [] : [{ type: 'text', value: line }]
    return index === 0 ? text : [{ type: 'break' }, ...text]
  })
}

function typedText(node: Nodes, reading: Reading): string {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? '' : reading.source.slice(start, end)
}
