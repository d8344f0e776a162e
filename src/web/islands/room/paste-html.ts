import { isSafe } from './address.ts'
import { deepestList } from './lists.ts'
import { nestedLists } from './paste-lists.ts'
import { depthWithin, unwrap } from './unwrap.ts'

/**
 * What was copied, before the browser makes elements of it: without what is never text, and with its styles and handlers under
 * another name, for a page that allows none of others would complain of each. Linear in its length.
 */
export function withoutForeign(html: string): string {
  const small = html.toLowerCase()
  const after = (words: string, from: number) => {
    const found = small.indexOf(words, from)
    return found < 0 ? html.length : found + words.length
  }
  let [kept, at] = ['', 0]
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) return kept + html.slice(at)
    kept += html.slice(at, open)
    const end = after('>', open)
    const name = foreign.find(
      (one) => small.startsWith(one, open + 1) && !/\w/.test(small[open + 1 + one.length] ?? ''),
    )
    if (small.startsWith('<!--', open)) at = after('-->', open + 4)
    else if (name) at = after('>', after(`</${name}`, end) - 1)
    else {
      at = end
      if (html[open + 1] !== '!') kept += html.slice(open, end).replace(/\s(style|on\w+)\s*=/gi, ' data-$1=')
    }
  }
  return kept
}

const foreign = ['style', 'script', 'xml', 'title']

/** Makes what Word, Outlook, Teams, Google Docs and browsers put on the clipboard plain: lists, tables, headings, quotations, bold, italic, links. */
export function cleanPasted(body: HTMLElement): { pictures: number } {
  const pictures = body.querySelectorAll('img, picture, svg, canvas, video').length
  for (const foreign of body.querySelectorAll(
    'script, style, meta, link, title, xml, img, picture, svg, canvas, video, audio, object, iframe, button, select, input, textarea',
  ))
    foreign.remove()
  for (const one of body.querySelectorAll<HTMLElement>('*'))
    if (isHidden(one) || isEmptyOffice(one)) one.remove()
  nestedLists(body)
  for (const one of body.querySelectorAll<HTMLElement>('b, i, span, font, p, div, td, th')) styled(one)
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a'))
    if (!isSafe(link.getAttribute('href') ?? '')) unwrap(link)
  flattened(body)
  // Innermost first: a table within a cell becomes lines of that cell.
  for (const table of [...body.querySelectorAll<HTMLTableElement>('table')].reverse()) plainTable(table)
  plainSpaces(body)
  return { pictures }
}

const styleOf = (element: Element) => (element.getAttribute('data-style') ?? '').toLowerCase()

/** Whether a style says so of a property of just that name: "mso-bidi-font-weight" is another. */
const says = (element: Element, property: string, value: string) =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*(?:${value})`).test(styleOf(element))

const isHidden = (element: Element) => says(element, 'display', 'none') || says(element, 'mso-hide', 'all')

const isEmptyOffice = (element: Element) => /^O:/i.test(element.tagName) && element.textContent?.trim() === ''

/** Bold and italic that only a style says, and those that a style takes back. */
function styled(element: HTMLElement) {
  const isBold = says(element, 'font-weight', 'bold|[6-9]00')
  const isItalic = says(element, 'font-style', 'italic')
  if (element.tagName === 'B' && says(element, 'font-weight', 'normal|400')) return unwrap(element)
  if (element.tagName === 'I' && says(element, 'font-style', 'normal')) return unwrap(element)
  // Headings are bold by what they are.
  if (element.closest('h1, h2, h3, h4, h5, h6')) return element.tagName === 'B' ? unwrap(element) : undefined
  if (isBold && element.tagName !== 'B') wrapContent(element, 'strong')
  if (isItalic && element.tagName !== 'I') wrapContent(element, 'em')
}

function wrapContent(element: HTMLElement, name: 'strong' | 'em') {
  if (element.textContent?.trim() === '') return
  const wrapped = element.ownerDocument.createElement(name)
  // Around words only: bold around a paragraph's blocks would be read as a block of its own.
  if (element.querySelector('p, div, ul, ol, table')) return
  wrapped.append(...element.childNodes)
  element.append(wrapped)
}

/** Quotations as deep as lists at most: deeper nesting says nothing to a reader. */
function flattened(body: HTMLElement) {
  for (const quote of body.querySelectorAll('blockquote'))
    if (depthWithin(quote, 'blockquote') > deepestList) unwrap(quote)
}

const widestTable = 12

/** A table as the text has them: no cell spans others, every row as long as the longest, each cell one paragraph. One that is too wide becomes lines. */
function plainTable(table: HTMLTableElement) {
  const { ownerDocument } = table
  const emptyLike = ({ tagName }: HTMLTableCellElement) => ownerDocument.createElement(tagName)
  const rows = [...table.rows].filter((row) => row.cells.length > 0)
  for (const cell of rows.flatMap((row) => [...row.cells])) {
    linesIn(cell)
    for (let more = 1; more < Math.min(cell.colSpan, widestTable); more++) cell.after(emptyLike(cell))
  }
  for (const [at, row] of rows.entries())
    for (const [column, cell] of [...row.cells].entries())
      for (const below of rows.slice(at + 1, at + cell.rowSpan))
        below.insertBefore(emptyLike(cell), below.cells[column] ?? null)
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (table.parentElement?.closest('table') || width > widestTable || width === 0) {
    table.replaceWith(
      ...rows.map((row) => {
        const line = ownerDocument.createElement('p')
        line.textContent = [...row.cells].map(({ textContent }) => textContent?.trim()).join(' | ')
        return line
      }),
    )
    return
  }
  for (const row of rows)
    while (row.cells.length < width) row.append(ownerDocument.createElement(row.cells[0]?.tagName ?? 'td'))
  const body = ownerDocument.createElement('tbody')
  body.append(...rows)
  table.replaceChildren(body)
}

/** The blocks in a cell are lines of its one paragraph; an item of a list keeps a bullet. */
function linesIn(cell: HTMLTableCellElement) {
  const document = cell.ownerDocument
  for (const block of cell.querySelectorAll('p, div, li, h1, h2, h3, h4, h5, h6, blockquote')) {
    if (block.tagName === 'LI') block.prepend('• ')
    block.after(document.createElement('br'))
  }
  for (const block of cell.querySelectorAll('p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, blockquote'))
    unwrap(block)
  const isBlank = (node: ChildNode | null) =>
    node !== null && (node.nodeName === 'BR' || (node.nodeType === 3 && node.textContent?.trim() === ''))
  while (isBlank(cell.lastChild)) cell.lastChild?.remove()
  while (isBlank(cell.firstChild)) cell.firstChild?.remove()
  const line = document.createElement('p')
  line.append(...cell.childNodes)
  cell.append(line)
}

/** Spaces that programs put in so that they do not collapse; one between a number and its unit is kept. */
function plainSpaces(body: HTMLElement) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode } = walker
    const text = currentNode.nodeValue ?? ''
    if (text.includes('\u00a0'))
      currentNode.nodeValue = text.replace(/\u00a0/g, (space, at: number) =>
        /\d/.test(text[at - 1] ?? '') && /[\p{L}\d]/u.test(text[at + 1] ?? '') ? space : ' ',
      )
  }
}
