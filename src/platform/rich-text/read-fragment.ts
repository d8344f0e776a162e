import * as Y from 'yjs'
import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import type {
  BlockJson,
  CardJson,
  DocJson,
  InlineJson,
  ListItemJson,
  MarkJson,
  ParagraphJson,
  TableCellJson,
  TableRowJson,
} from '#src/platform/rich-text/doc.ts'
import { withMark } from '#src/platform/rich-text/marks.ts'
import { schema } from '#src/platform/rich-text/schema.ts'

const deepestNesting = 40
const mostCharacters = 100_000

/** The one fault that nothing is broken by. */
export const tooLong = 'too long'

/**
 * The text that a fragment of a shared document holds, as the schema allows it. What honest merges leave is mended: lists, items,
 * quotes and rows of nothing, an item without its paragraph, a cell with two, rows of different lengths, attributes of no meaning.
 * What no editor of ours writes is a fault: other nodes, other marks, other types, nodes where none may stand, nesting beyond 40,
 * more than 100,000 characters. A text with faults is what could be read beside them, and is not to be kept. Never throws.
 */
export function readFragment(fragment: Y.XmlFragment): { doc: DocJson; faults: string[] } {
  const reading = new Reading()
  const content = reading.blocks(fragment, 1)
  const doc: DocJson = { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
  return { doc, faults: reading.faults() }
}

/** One child of a fragment, of a quote or of a list item; null where it says nothing that can be read. */
export const readBlock = (child: SharedNode): BlockJson | null => new Reading().block(child, 1)

/** One child of a list, likewise. */
export const readItem = (child: SharedNode): ListItemJson | null => new Reading().item(child, 1)

export type SharedNode = ReturnType<Y.XmlFragment['toArray']>[number]

class Reading {
  readonly #faults = new Set<string>()
  #characters = 0

  faults(): string[] {
    return [...this.#faults]
  }

  blocks(parent: Y.XmlFragment, depth: number): BlockJson[] {
    if (depth > deepestNesting) return this.#fault('too deep') ?? []
    return parent.toArray().flatMap((child) => this.block(child, depth) ?? [])
  }

  block(child: SharedNode, depth: number): BlockJson | null {
    if (!(child instanceof Y.XmlElement)) return this.#fault('text outside a block')
    switch (child.nodeName) {
      case 'paragraph':
        return this.#paragraph(child)
      case 'heading':
        return { type: 'heading', attrs: { level: levelOf(child) }, ...this.#words(child) }
      case 'card':
        return this.#card(child)
      case 'bulletList': {
        const content = this.#items(child, depth)
        return content.length === 0 ? null : { type: 'bulletList', content }
      }
      case 'orderedList': {
        const content = this.#items(child, depth)
        return content.length === 0
          ? null
          : { type: 'orderedList', attrs: { start: startOf(child) }, content }
      }
      case 'blockquote': {
        const content = this.blocks(child, depth + 1)
        return content.length === 0 ? null : { type: 'blockquote', content }
      }
      case 'horizontalRule':
        return { type: 'horizontalRule' }
      case 'table':
        return this.#table(child, depth)
      default:
        return this.#fault(`${known.has(child.nodeName) ? 'misplaced' : 'unknown'} node ${child.nodeName}`)
    }
  }

  #items(list: Y.XmlElement, depth: number): ListItemJson[] {
    if (depth >= deepestNesting) return this.#fault('too deep') ?? []
    return list.toArray().flatMap((child) => this.item(child, depth) ?? [])
  }

  /** An item that lost its first paragraph gets an empty one; one of nothing at all stays, as it is seen. */
  item(child: SharedNode, depth: number): ListItemJson | null {
    if (!(child instanceof Y.XmlElement) || child.nodeName !== 'listItem')
      return this.#fault('no item in a list')
    const [first, ...rest] = this.blocks(child, depth + 1)
    if (first?.type === 'paragraph') return { type: 'listItem', content: [first, ...rest] }
    return { type: 'listItem', content: [{ type: 'paragraph' }, ...(first ? [first, ...rest] : [])] }
  }

  #paragraph(element: Y.XmlElement): ParagraphJson {
    return { type: 'paragraph', ...this.#words(element) }
  }

  /** A card that does not say what it stands for is its words. */
  #card(element: Y.XmlElement): CardJson | ParagraphJson {
    const { kind, id } = attributesOf(element)
    const words = this.#words(element, ['bold'])
    if (typeof kind !== 'string' || typeof id !== 'string' || kind === '' || id === '')
      return { type: 'paragraph', ...words }
    return { type: 'card', attrs: { kind, id }, ...words }
  }

  #table(table: Y.XmlElement, depth: number): BlockJson | null {
    const rows = table.toArray().flatMap((row) => this.#row(row, depth) ?? [])
    if (rows.length === 0) return null
    const cells = rows.flatMap((row) => row.content)
    const width = Math.max(...rows.map((row) => row.content.length))
    const merged = cells.some(({ attrs }) => attrs)
    return { type: 'table', content: merged ? rows : rows.map((row) => filledUp(row, width)) }
  }

  #row(row: SharedNode, depth: number): TableRowJson | null {
    if (!(row instanceof Y.XmlElement) || row.nodeName !== 'tableRow') return this.#fault('no row in a table')
    const content = row.toArray().flatMap((cell) => this.#cell(cell, depth) ?? [])
    return content.length === 0 ? null : { type: 'tableRow', content }
  }

  /** A cell holds one paragraph: those that several people began in an empty one are its lines. */
  #cell(cell: SharedNode, depth: number): TableCellJson | null {
    if (!(cell instanceof Y.XmlElement)) return this.#fault('text outside a block')
    if (cell.nodeName !== 'tableCell' && cell.nodeName !== 'tableHeader')
      return this.#fault('no cell in a row')
    const lines = this.blocks(cell, depth + 1).flatMap((block): InlineJson[][] => {
      if (block.type !== 'paragraph') return this.#fault(`misplaced node ${block.type}`) ?? []
      return block.content ? [block.content] : []
    })
    const content = lines.flatMap((line, index): InlineJson[] =>
      index === 0 ? line : [{ type: 'hardBreak' }, ...line],
    )
    const paragraph: ParagraphJson = { type: 'paragraph', ...(content.length === 0 ? {} : { content }) }
    return { type: cell.nodeName, ...spansOf(cell), content: [paragraph] }
  }

  #words(element: Y.XmlElement, allowed?: MarkJson['type'][]): { content?: InlineJson[] } {
    const content = element.toArray().flatMap((child): InlineJson[] => {
      if (child instanceof Y.XmlText) return this.#text(child, allowed)
      if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') return [{ type: 'hardBreak' }]
      const name = child instanceof Y.XmlElement ? child.nodeName : 'hook'
      return this.#fault(`${known.has(name) ? 'misplaced' : 'unknown'} node ${name}`) ?? []
    })
    return content.length === 0 ? {} : { content }
  }

  #text(shared: Y.XmlText, allowed?: MarkJson['type'][]): InlineJson[] {
    const pieces: { insert?: unknown; attributes?: Record<string, unknown> }[] = shared.toDelta()
    return pieces.flatMap(({ insert, attributes = {} }): InlineJson[] => {
      if (typeof insert !== 'string') return this.#fault('no letters in a text') ?? []
      this.#characters += insert.length
      if (this.#characters > mostCharacters) return this.#fault(tooLong) ?? []
      const marks = Object.entries(attributes)
        .flatMap(([name, value]) => this.#mark(name, value) ?? [])
        .filter(({ type }) => allowed?.includes(type) ?? true)
        .reduce(withMark, [])
      return insert === '' ? [] : [{ type: 'text', text: insert, ...(marks.length === 0 ? {} : { marks }) }]
    })
  }

  #mark(name: string, value: unknown): MarkJson | null {
    if (value === null) return null
    switch (name) {
      case 'bold':
      case 'italic':
      case 'strike':
      case 'code':
        return { type: name }
      case 'link': {
        const href = typeof value === 'object' && 'href' in value ? value.href : undefined
        if (typeof href !== 'string') return this.#fault('link to nowhere')
        return isSafeAddress(href) ? { type: 'link', attrs: { href } } : null
      }
      default:
        return this.#fault(`unknown mark ${name}`)
    }
  }

  #fault(what: string): null {
    if (this.#faults.size < mostFaults) this.#faults.add(what.slice(0, 100))
    return null
  }
}

/** What is broken is told, not everything that is. */
const mostFaults = 20

const known = new Set(Object.keys(schema.nodes))

/** Yjs says that attributes are texts; the editor keeps numbers in them. */
const attributesOf = (element: Y.XmlElement): Record<string, unknown> => element.getAttributes()

const whole = (
  value: unknown,
  { least, most }: { least: number; most: number },
  otherwise: number,
): number =>
  typeof value === 'number' && Number.isFinite(value)
    ? Math.min(most, Math.max(least, Math.trunc(value)))
    : otherwise

const levelOf = (element: Y.XmlElement) => whole(attributesOf(element).level, { least: 1, most: 6 }, 1)
const startOf = (element: Y.XmlElement) =>
  whole(attributesOf(element).start, { least: 0, most: 999_999_999 }, 1)

function spansOf(cell: Y.XmlElement): Pick<TableCellJson, 'attrs'> {
  const { colspan, rowspan } = attributesOf(cell)
  const spans = {
    colspan: whole(colspan, { least: 1, most: 100 }, 1),
    rowspan: whole(rowspan, { least: 1, most: 100 }, 1),
  }
  return spans.colspan === 1 && spans.rowspan === 1 ? {} : { attrs: spans }
}

function filledUp(row: TableRowJson, width: number): TableRowJson {
  const type = row.content[0]?.type ?? 'tableCell'
  const missing = Array.from(
    { length: width - row.content.length },
    (): TableCellJson => ({ type, content: [{ type: 'paragraph' }] }),
  )
  return { type: 'tableRow', content: [...row.content, ...missing] }
}
