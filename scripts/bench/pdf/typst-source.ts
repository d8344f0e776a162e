import { markdownToBlocks } from '#src/platform/paper/markdown.ts'
import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import type { Block, DocumentTree, HeadingLevel, Inline } from '#src/platform/paper/tree.ts'

/**
 * The document as source for typst: the same words in the same order with the same measures, written as one would write it
 * for typst by hand. Texts stand as strings, so that nothing in them is markup.
 */
export function typstSource(tree: DocumentTree): string {
  const { letterhead } = tree
  const head = [
    `#text(size: 11pt, fill: accent)[#strong[${text(letterhead.name)}]]`,
    ...letterhead.lines.map((line) => `#text(size: 8.5pt, fill: quiet)[${text(line)}]`),
  ]
  return [
    `#let accent = rgb("${letterhead.colour}")`,
    look,
    documentLook(tree),
    head.join(' \\\n'),
    '#line(length: 100%, stroke: 1.5pt + accent)',
    ...new BlockWriter().blocks(tree.blocks),
  ].join('\n\n')
}

/** What the theme of our own pages says, as far as it makes the pages alike. */
const look = `#let quiet = rgb("#535d66")
#let hairline = rgb("#ced4d9")
#set text(font: "Source Sans 3", size: 10.5pt, fill: rgb("#1d2329"), fallback: false)
#set strong(delta: 200)
#set par(leading: 8.2pt, spacing: 14pt)
#set list(marker: ([•], [–], [◦], [–], [▪], [–]), indent: 0pt, body-indent: 8pt)
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.9pt } else { 0.5pt + hairline }), inset: (x: 0pt, y: 6pt))
#set table(column-gutter: 12pt)
#show table: set text(size: 9.5pt)
#show heading: set text(weight: 600)
#show heading.where(level: 1): set text(size: 23pt, fill: accent)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading: set block(above: 26pt, below: 12pt)
#show link: set text(fill: accent)
#show link: underline
#let bar(colour) = (left: 3.5pt + colour)
#let tones = (
  decision: (fill: accent.lighten(93%), stroke: bar(accent)),
  follow-up: (stroke: (left: 3.5pt + gray, rest: 0.75pt + gray)),
  note: (fill: luma(245), stroke: 0.5pt + hairline),
  stamp: (stroke: 1.25pt + accent),
)
#let boxed(tone, body) = block(..tones.at(tone), inset: (x: 14pt, y: 9pt), width: 100%, body)`

function documentLook({ title, language, letterhead, footer, date, watermark }: DocumentTree): string {
  const day = new Date(date)
  const made = `datetime(year: ${day.getUTCFullYear()}, month: ${day.getUTCMonth() + 1}, day: ${day.getUTCDate()})`
  const mark = watermark
    ? `rotate(-54.7deg, text(size: 150pt, weight: 600, fill: rgb("#ebedef"), ${quoted(watermark)}))`
    : 'none'
  const right = quoted(footer.right)
    .replaceAll('{page}', '" + str(here().page()) + "')
    .replaceAll('{pages}', '" + str(counter(page).final().first()) + "')
  return `#set document(title: ${quoted(title)}, author: ${quoted(letterhead.name)}, date: ${made})
#set text(lang: "${language}")
#set page(
  paper: "a4",
  margin: (top: 64pt, bottom: 84pt, left: 100pt, right: 68pt),
  background: ${mark},
  footer: context {
    set text(size: 8.5pt, fill: quiet)
    line(length: 100%, stroke: 0.5pt + hairline)
    ${quoted(footer.left)}
    h(1fr)
    ${right}
  },
)`
}

class BlockWriter {
  /** level of the last heading, for Markdown below it */
  #level = 0

  blocks(blocks: readonly Block[]): string[] {
    return blocks.flatMap((block) => this.#block(block))
  }

  #block(block: Block): string[] {
    switch (block.type) {
      case 'heading': {
        this.#level = block.level
        const number = block.number ? `#text(fill: accent, ${quoted(block.number)}) ` : ''
        return [`#heading(level: ${block.level})[${number}${inlines(block.children)}]`]
      }
      case 'paragraph':
        return [inlines(block.children)]
      case 'list': {
        const items = block.items.map((item) => this.#body(item)).join(', ')
        return [block.ordered ? `#enum(start: ${block.start}, ${items})` : `#list(${items})`]
      }
      case 'quote':
        return [`#quote(block: true)${this.#body(block.children)}`]
      case 'table':
        return [table(block.columns, block.rows)]
      case 'rule':
        return ['#line(length: 100%, stroke: 0.75pt + hairline)']
      case 'facts': {
        const rows = block.rows.map(({ label, value }) => `[${text(label)}], [${inlines(value)}]`)
        const items = rows.map((row) => `terms.item(${row})`).join(', ')
        return [`#terms(separator: h(12pt), hanging-indent: 90pt, ${items})`]
      }
      case 'box':
        return [
          `#boxed("${block.tone}")[#strong[${text(block.title)}]\n\n${this.#body(block.children).slice(1)}`,
        ]
      case 'signatures': {
        const titles = Object.values(block.labels).map((title) => ({ title, share: 1 }))
        const rows = block.rows.map(({ name, detail }) => [plain(name), plain(detail), []])
        return [table(titles, rows)]
      }
      case 'image':
        return [text(block.alt)]
      case 'markdown': {
        const below = Math.min(6, this.#level + 1) as HeadingLevel
        return this.blocks(markdownToBlocks(block.source, { baseLevel: block.baseLevel ?? below }))
      }
    }
  }

  #body(blocks: readonly Block[]): string {
    return `[${this.blocks(blocks).join('\n\n')}]`
  }
}

function table(columns: { title: string; share: number }[], rows: Inline[][][]): string {
  const shares = columns.map(({ share }) => `${share}fr`).join(', ')
  const head = columns.map(({ title }) => `[#strong[${text(title)}]]`).join(', ')
  const cells = rows.flatMap((row) => columns.map((_, column) => `[${inlines(row[column] ?? [])}]`))
  return `#table(columns: (${shares},), table.header(${head}), ${cells.join(', ')})`
}

function inlines(all: readonly Inline[]): string {
  return all.map(inlineOf).join('')
}

function inlineOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return text(inline.value)
    case 'strong':
      return `#strong[${inlines(inline.children)}];`
    case 'emphasis':
      return `#emph[${inlines(inline.children)}];`
    case 'strike':
      return `#strike[${inlines(inline.children)}];`
    case 'break':
      return ' \\\n'
    case 'link':
      if (!isSafeAddress(inline.href)) return inlines(inline.children)
      return `#link(${quoted(inline.href)})[${inlines(inline.children)}];`
  }
}

const plain = (value: string): Inline[] => [{ type: 'text', value }]

/** A string as content; the semicolon ends the expression, whatever follows. */
const text = (value: string): string => `#${quoted(value)};`

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
