import { documentStyles } from './document-styles.ts'
import { escapeHtml } from './escape-html.ts'
import { pictureAttributes } from './html-picture.ts'
import type { Layout } from './layout.ts'
import { mailStyles } from './mail-styles.ts'
import { markdownToBlocks } from './markdown.ts'
import { plainText } from './plain-text.ts'
import { isSafeAddress, writtenAddress } from './safe-address.ts'
import type { Block, DocumentTree, HeadingLevel, Inline, StoredImage } from './tree.ts'

/**
 * Blocks as an HTML fragment, a tree as a complete document. Semantic and escaped: no scripts, no raw HTML, no
 * style attributes; classes begin with `paper-`. The same content gives the same HTML.
 */
export function toHtml(content: readonly Block[] | DocumentTree, options: HtmlOptions = {}): string {
  if (!isTree(content)) return new HtmlWriter(options, {}).blocks(content)
  return new HtmlWriter({ numbering: content.layout.numbering, ...options }, content.images).document(content)
}

/** Plain data, so that the press can send it to its worker. */
export type HtmlOptions = {
  /** made for mail clients: the same elements with plain inline styles, pictures as their words */
  mail?: boolean
  /** the level of the first heading where it is put into a page that has headings of its own */
  firstLevel?: HeadingLevel
  /** a complete document brings its style sheet with it: for a preview, or a file that stands alone */
  styled?: boolean
  /**
   * where pictures are fetched, with `{name}` in place of the picture's name. Without it a complete document holds its
   * pictures itself; a fragment, whose page may not show such, and a mail have their words instead
   */
  imageAddress?: string
  numbering?: Layout['numbering']
}

function isTree(content: readonly Block[] | DocumentTree): content is DocumentTree {
  return !Array.isArray(content)
}

class HtmlWriter {
  readonly #options: HtmlOptions
  readonly #images: Record<string, StoredImage>
  readonly #shift: number
  /** level of the last heading as written in the document, and as it came out: none may be left out */
  #level = 0
  #shown = 0
  #inLink = false

  constructor(options: HtmlOptions, images: Record<string, StoredImage>) {
    this.#options = options
    this.#images = images
    this.#shift = (options.firstLevel ?? 1) - 1
  }

  document(tree: DocumentTree): string {
    const draft = tree.watermark ? this.#tag('p', { class: 'paper-draft' }, escapeHtml(tree.watermark)) : ''
    const hanging = this.#options.styled && tree.layout.numbering === 'margin' ? ' paper-hanging' : ''
    const main = this.#tag('main', { class: `paper${hanging}` }, `${draft}${this.blocks(tree.blocks)}`)
    const title = escapeHtml(tree.title.trim() || tree.letterhead.name.trim() || '–')
    const style = this.#options.styled ? `<style>\n${documentStyles(tree)}\n</style>` : ''
    return `<!doctype html>
<html lang="${escapeHtml(tree.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${style}</head>
${this.#tag('body', {}, `${this.#letterhead(tree.letterhead)}${main}`)}
</html>
`
  }

  #letterhead({ name, lines, logo }: DocumentTree['letterhead']): string {
    const picture = logo ? this.#picture(logo, { class: 'paper-logo' }, 240) : null
    const words = [
      ...(name === '' ? [] : [this.#tag('strong', { class: 'paper-name' }, escapeHtml(name))]),
      ...lines.map((line) => this.#tag('div', { class: 'paper-line' }, escapeHtml(line))),
    ]
    if (!picture && words.length === 0) return ''
    return this.#tag('header', { class: 'paper-letterhead' }, [picture ?? '', ...words].join(''))
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('')
  }

  #block(block: Block): string {
    switch (block.type) {
      case 'heading':
        return this.#heading(block)
      case 'paragraph':
        return this.#paragraph(block.children)
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
          this.#options.styled ? { class: 'paper-signatures' } : {},
        )
      case 'image':
        return this.#image(block)
      case 'markdown': {
        const below = Math.min(6, this.#level + 1) as HeadingLevel
        return this.blocks(markdownToBlocks(block.source, { baseLevel: block.baseLevel ?? below }))
      }
    }
  }

  #heading(block: Extract<Block, { type: 'heading' }>): string {
    this.#level = block.level
    const shown = this.#options.numbering === 'none' ? '' : (block.number ?? '')
    if (shown === '' && plainText(block.children).trim() === '') return ''
    this.#shown = Math.min(block.level, this.#shown + 1)
    const level = Math.min(6, this.#shown + this.#shift)
    const number = shown && `${this.#tag('span', { class: 'paper-number' }, escapeHtml(shown))} `
    return this.#tag(`h${level}`, {}, `${number}${this.#inlines(block.children)}`)
  }

  #paragraph(children: readonly Inline[]): string {
    return plainText(children).trim() === '' ? '' : this.#tag('p', {}, this.#inlines(children))
  }

  #image({ image, alt, share }: Extract<Block, { type: 'image' }>): string {
    const picture = this.#picture(
      { image, alt },
      {},
      Math.round(columnPixels * (share > 0 && share <= 1 ? share : 1)),
    )
    if (picture) return this.#tag('figure', { class: 'paper-picture' }, picture)
    return this.#paragraph([{ type: 'text', value: alt }])
  }

  #picture(named: { image: string; alt: string }, attributes: Record<string, string>, widest: number) {
    const stored = Object.hasOwn(this.#images, named.image) ? this.#images[named.image] : undefined
    const own = pictureAttributes(named, { stored, options: this.#options, widest })
    return own && this.#tag('img', { ...attributes, ...own }, null)
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

  #table(titles: string[], rows: string[][], attributes: Record<string, string> = {}): string {
    if (titles.length === 0) return ''
    const head = titles
      .map((title) =>
        title === '' ? this.#tag('td', {}, '') : this.#tag('th', { scope: 'col' }, escapeHtml(title)),
      )
      .join('')
    const body = rows.map((row) => {
      const cells = titles.map((_, column) => this.#tag('td', {}, row[column] ?? '')).join('')
      return this.#tag('tr', {}, cells)
    })
    const thead = titles.some((title) => title !== '') ? `<thead>${this.#tag('tr', {}, head)}</thead>` : ''
    return this.#tag('table', attributes, `${thead}<tbody>${body.join('')}</tbody>`)
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
        return this.#link(inline)
    }
  }

  #link({ href, children }: Extract<Inline, { type: 'link' }>): string {
    if (this.#inLink || !isSafeAddress(href)) return this.#inlines(children)
    this.#inLink = true
    const words = plainText(children).trim() === '' ? escapeHtml(href) : this.#inlines(children)
    this.#inLink = false
    return this.#tag('a', { href: writtenAddress(href) }, words)
  }

  #tag(name: string, attributes: Record<string, string>, content: string | null): string {
    const style = this.#options.mail ? mailStyles(name, attributes.class) : ''
    const all = style === '' ? attributes : { ...attributes, style }
    const written = Object.entries(all).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    return content === null
      ? `<${name}${written.join('')}>`
      : `<${name}${written.join('')}>${content}</${name}>`
  }
}

/** The width that a column has on a wide screen: a picture's share is reckoned from it. */
const columnPixels = 700
