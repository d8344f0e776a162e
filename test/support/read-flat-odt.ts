import { count, type Structure } from './read-docx.ts'
import { elementsOf, parseXml, type XmlElement } from './xml.ts'

/** What a word processor made of a document, in OpenDocument's flat form: the same counts as a Word file's, and its words. */
export function readFlatOdt(xml: string): { structure: Structure; text: string } {
  const body = elementsOf(parseXml(xml), 'office:text')[0]
  if (!body) throw new Error('There is no text in the document')
  const structure: Structure = { headings: {}, items: {}, tables: 0, rows: 0 }
  for (const heading of elementsOf(body, 'text:h'))
    count(structure.headings, Number(heading.attributes['text:outline-level']))
  countItems(body, 0, structure.items)
  structure.tables = elementsOf(body, 'table:table').length
  structure.rows = elementsOf(body, 'table:table-row').length
  return { structure, text: wordsOf(body) }
}

/** An item is a paragraph in a list: a list item that holds nothing but a deeper list is only how its depth is written. */
function countItems(element: XmlElement, depth: number, counts: Record<number, number>) {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (element.name === 'text:list-item' && ['text:p', 'text:h'].includes(child.name)) count(counts, depth)
    countItems(child, child.name === 'text:list' ? depth + 1 : depth, counts)
  }
}

function wordsOf(element: XmlElement): string {
  const words = element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')
  if (silent.has(element.name)) return ''
  if (element.name === 'text:p' || element.name === 'text:h') return `${words}\n`
  return spaces.has(element.name) ? ' ' : words
}

const spaces = new Set(['text:s', 'text:tab', 'text:line-break'])
/** What is said of a picture, and what the form holds beside the text. */
const silent = new Set([
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'text:sequence-decls',
  'office:annotation',
])
