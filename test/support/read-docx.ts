import { strFromU8, unzipSync } from 'fflate'
import { childOf, elementsOf, parseXml, type XmlElement } from './xml.ts'

/** What a document is made of, whoever wrote it: counted alike in a Word file and in what a word processor made of it. */
export type Structure = {
  /** how many headings of each level, as `1: 3` */
  headings: Record<number, number>
  /** how many list items at each depth */
  items: Record<number, number>
  tables: number
  rows: number
}

export type WordFile = {
  parts: Record<string, string>
  document: XmlElement
  structure: Structure
  /** the words of the paragraphs in order, one paragraph a line */
  text: string
  /** the same without the heads of tables */
  running: string
}

/** A Word file as its parts say it is; refuses what is no XML. */
export function readDocx(bytes: Uint8Array): WordFile {
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) })
  const parts = Object.fromEntries(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]))
  for (const part of Object.values(parts)) parseXml(part)
  const document = parseXml(parts['word/document.xml'] ?? '')
  return {
    parts,
    document,
    structure: structureOf(document, parseXml(parts['word/styles.xml'] ?? '')),
    text: elementsOf(document, 'w:p').map(wordsOf).join('\n'),
    running: elementsOf(withoutHeads(document), 'w:p').map(wordsOf).join('\n'),
  }
}

function structureOf(document: XmlElement, styles: XmlElement): Structure {
  const levels = new Map<string, number>()
  for (const style of elementsOf(styles, 'w:style')) {
    const level = valOf(childOf(childOf(style, 'w:pPr'), 'w:outlineLvl'))
    if (level !== undefined) levels.set(style.attributes['w:styleId'] ?? '', Number(level) + 1)
  }
  const structure: Structure = { headings: {}, items: {}, tables: 0, rows: 0 }
  for (const paragraph of elementsOf(document, 'w:p')) {
    const look = childOf(paragraph, 'w:pPr')
    const level = levels.get(valOf(childOf(look, 'w:pStyle')) ?? '')
    const depth = valOf(childOf(childOf(look, 'w:numPr'), 'w:ilvl'))
    if (level) count(structure.headings, level)
    if (depth !== undefined) count(structure.items, Number(depth) + 1)
  }
  structure.tables = elementsOf(document, 'w:tbl').length
  structure.rows = elementsOf(document, 'w:tr').length
  return structure
}

export function count(counts: Record<number, number>, key: number) {
  counts[key] = (counts[key] ?? 0) + 1
}

function withoutHeads(element: XmlElement): XmlElement {
  const children = element.children
    .filter((child) => typeof child === 'string' || !childOf(childOf(child, 'w:trPr'), 'w:tblHeader'))
    .map((child) => (typeof child === 'string' ? child : withoutHeads(child)))
  return { ...element, children }
}

function valOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes['w:val']
}

function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return element.name === 'w:t' ? child : ''
      return ['w:tab', 'w:br'].includes(child.name) ? ' ' : wordsOf(child)
    })
    .join('')
}
