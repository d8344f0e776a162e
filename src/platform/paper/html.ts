import { mailStyles } from './mail-styles.ts'
import { markdownToBlocks } from './markdown.ts'
import { isSafeAddress } from './safe-address.ts'
import type { Block, DocumentTree, HeadingLevel, Inline } from './tree.ts'

/**
 * Blocks as an HTML fragment, a tree as a complete document. Semantic and escaped: no scripts, no raw HTML, no
 * style attributes; classes begin with `paper-`. With `mail` it is made for mail clients: the same elements
 * with plain inline styles. `firstLevel` is the level of the document's first heading where it is put into a
 * page that has headings of its own.
 */
export function toHtml(content: readonly Block[] | DocumentTree, options: HtmlOptions = {}): string {
  const writer = new HtmlWriter(options)
  return isTree(content) ? writer.document(content) : writer.blocks(content)
}

export type HtmlOptions = { mail?: boolean; firstLevel?: HeadingLevel }

function isTree(content: readonly Block[] | DocumentTree): content is DocumentTree {
  return !Array.isArray(content)
}

class HtmlWriter {
  readonly #mail: boolean
  readonly #shift: number
  /** level of the last heading as written in the document, and as it came out: none may be left out */
  #level = 0
  #shown = 0

  constructor({ mail = false, firstLevel = 1 }: HtmlOptions) {
    this.#mail = mail
    this.#shift = firstLevel - 1
  }

  document(tree: DocumentTree): string {
    const lines = tree.letterhead.lines.map((line) =>
      this.#tag('div', { class: 'paper-line' }, escapeHtml(line)),
    )
    const name = this.#tag('strong', { class: 'paper-name' }, escapeHtml(tree.letterhead.name))
    const head = this.#tag('header', { class: 'paper-letterhead' }, [name, ...lines].join(''))
    const draft = tree.watermark ? this.#tag('p', { class: 'paper-draft' }, escapeHtml(tree.watermark)) : ''
    const main = this.#tag('main', { class: 'paper' }, `${draft}${this.blocks(tree.blocks)}`)
    return `<!doctype html>
<html lang="${escapeHtml(tree.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(tree.title)}</title></head>
${this.#tag('body', {}, `${head}${main}`)}
</html>
`
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('')
  }

  #block(block: Block): string {
    switch (block.type) {
      case 'heading':
        return this.#heading(block)
      case 'paragraph':
        return this.#tag('p', {}, this.#inlines(block.children))
      case 'list':
        return this.#list(block)
      case 'quote':
        return this.#tag('blockquote', {}, this.blocks(block.children))
      case 'table':
        return this.#table(
          block.columns.map((column) => column.title),
          block.rows.map((row) => row.map((cell) => this.#inlines(cell))),
        )
      case 'rule':
        return this.#tag('hr', {}, null)
      case 'facts':
        return this.#facts(block)
      case 'box':
        return this.#box(block)
      case 'signatures':
        return this.#table(
          [block.labels.name, block.labels.detail, block.labels.signature],
          block.rows.map((row) => [escapeHtml(row.name), escapeHtml(row.detail), '']),
        )
      case 'image':
        return this.#tag('p', {}, escapeHtml(block.alt))
      case 'markdown': {
        const below = Math.min(6, this.#level + 1) as HeadingLevel
        return this.blocks(markdownToBlocks(block.source, { baseLevel: block.baseLevel ?? below }))
      }
    }
  }

  #heading(block: Extract<Block, { type: 'heading' }>): string {
    this.#level = block.level
    this.#shown = Math.min(block.level, this.#shown + 1)
    const level = Math.min(6, this.#shown + this.#shift)
    const number = block.number
      ? `${this.#tag('span', { class: 'paper-number' }, escapeHtml(block.number))} `
      : ''
    return this.#tag(`h${level}`, {}, `${number}${this.#inlines(block.children)}`)
  }

  #list(block: Extract<Block, { type: 'list' }>): string {
    const items = block.items.map((item) => this.#tag('li', {}, this.#item(item))).join('')
    if (!block.ordered) return this.#tag('ul', {}, items)
    return this.#tag('ol', block.start === 1 ? {} : { start: `${block.start}` }, items)
  }

  /** The first paragraph of an item needs no element of its own. */
  #item(item: readonly Block[]): string {
    const [first, ...rest] = item
    if (first?.type !== 'paragraph') return this.blocks(item)
    return `${this.#inlines(first.children)}${this.blocks(rest)}`
  }

  #table(titles: string[], rows: string[][]): string {
    const head = titles.map((title) => this.#tag('th', { scope: 'col' }, escapeHtml(title))).join('')
    const body = rows.map((row) => {
      const cells = titles.map((_, column) => this.#tag('td', {}, row[column] ?? '')).join('')
      return this.#tag('tr', {}, cells)
    })
    const thead = titles.some((title) => title !== '') ? `<thead>${this.#tag('tr', {}, head)}</thead>` : ''
    return this.#tag('table', {}, `${thead}<tbody>${body.join('')}</tbody>`)
  }

  #facts(block: Extract<Block, { type: 'facts' }>): string {
    const rows = block.rows.map(
      (row) =>
        `${this.#tag('dt', {}, escapeHtml(row.label))}${this.#tag('dd', {}, this.#inlines(row.value))}`,
    )
    return this.#tag('dl', { class: 'paper-facts' }, rows.join(''))
  }

  #box(block: Extract<Block, { type: 'box' }>): string {
    const title =
      block.title === '' ? '' : this.#tag('p', { class: 'paper-box-title' }, escapeHtml(block.title))
    return this.#tag(
      'div',
      { class: `paper-box paper-${block.tone}` },
      `${title}${this.blocks(block.children)}`,
    )
  }

  #inlines(inlines: readonly Inline[]): string {
    return inlines.map((inline) => this.#inline(inline)).join('')
  }

  #inline(inline: Inline): string {
    switch (inline.type) {
      case 'text':
        return escapeHtml(inline.value)
      case 'break':
        return '<br>'
      case 'strong':
        return `<strong>${this.#inlines(inline.children)}</strong>`
      case 'emphasis':
        return `<em>${this.#inlines(inline.children)}</em>`
      case 'strike':
        return `<s>${this.#inlines(inline.children)}</s>`
      case 'code':
        return `<code>${escapeHtml(inline.value)}</code>`
      case 'link':
        if (!isSafeAddress(inline.href)) return this.#inlines(inline.children)
        return this.#tag('a', { href: inline.href }, this.#inlines(inline.children))
    }
  }

  #tag(name: string, attributes: Record<string, string>, content: string | null): string {
    const style = this.#mail ? mailStyles(name, attributes.class) : ''
    const all = style === '' ? attributes : { ...attributes, style }
    const written = Object.entries(all).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    return content === null
      ? `<${name}${written.join('')}>`
      : `<${name}${written.join('')}>${content}</${name}>`
  }
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] as string)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
