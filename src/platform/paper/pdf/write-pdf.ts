import type { DocumentTree } from '../tree.ts'
import { openDocument, type PdfDocument } from './document.ts'
import { flowOf } from './flow.ts'
import type { FontName } from './fonts.ts'
import { linesOf } from './lines.ts'
import { paginate } from './paginate.ts'
import { type Foot, paintPages } from './paint.ts'
import { type Piece, type Place, type Strip, strip, tagOf } from './strips.ts'
import { Structure } from './structure.ts'
import { lineStrips, type Outline } from './text-strips.ts'
import { caption, column, hairline, quiet, readable, sheet, type TextStyle } from './theme.ts'
import { watermarkOf } from './watermark.ts'

/**
 * The document as PDF: A4, fonts embedded, tagged, PDF/A-2a and PDF/UA-1. The same tree gives the same bytes.
 * Runs to the end in one go: call it in a worker (see press.ts), never in the server's own thread.
 */
export function writePdf(tree: DocumentTree): Uint8Array {
  const root = tagOf('Document', null)
  const accent = readable(tree.letterhead.colour)
  const place: Place = { x: column.x, width: column.width, tag: root, frames: [] }
  const outline: Outline = { accent, level: 0, tagLevel: 0, headings: [] }
  const strips = [...letterheadStrips(tree, place, accent), ...flowOf(tree.blocks, place, outline)]
  const { doc, bytes } = openDocument(tree)
  const structure = new Structure(root)
  const watermark = tree.watermark ? watermarkOf(tree.watermark) : null
  const pages = paginate(strips)
  paintPages(pages, { doc, structure, foot: footOf(tree, accent), watermark })
  addBookmarks(doc, outline, pages)
  structure.write(doc)
  return bytes()
}

/** On the first page only: who makes the document, over a rule in their colour. */
function letterheadStrips(tree: DocumentTree, place: Place, accent: string): Strip[] {
  const { name, lines } = tree.letterhead
  if (name === '' && lines.length === 0) return []
  const bold: TextStyle = { size: 11, leading: 14, colour: accent }
  const set = (value: string, style: TextStyle, font: FontName) => {
    const setting = { x: place.x, width: place.width, tag: tagOf('P', place.tag), accent, style, font }
    return lineStrips(linesOf([{ type: 'text', value }], setting), style, place)
  }
  const strips = [...set(name, bold, 'bold'), ...lines.flatMap((line) => set(line, caption, 'regular'))]
  for (const one of strips) one.keep = true
  const x1 = sheet.left - sheet.gutter
  const rule: Piece = {
    kind: 'line',
    x1,
    x2: place.x + place.width,
    y1: 0,
    y2: 0,
    width: 1.5,
    colour: accent,
  }
  return [...strips, strip(8, [rule], place, { before: 8 })]
}

function footOf(tree: DocumentTree, accent: string): Foot {
  const tag = tagOf('Artifact', null)
  return ({ number, count }) => {
    const fill = (text: string) => text.replaceAll('{page}', `${number}`).replaceAll('{pages}', `${count}`)
    const y = sheet.height - sheet.footerBaseline
    const setting = { style: { ...caption, colour: quiet }, tag, accent }
    const one = (text: string, width: number) =>
      linesOf([{ type: 'text', value: fill(text) }], { ...setting, x: column.x, width })[0] ?? {
        pieces: [],
        width: 0,
      }
    const right = one(tree.footer.right, column.width / 2)
    const left = one(tree.footer.left, column.width - right.width - 20)
    for (const piece of right.pieces) piece.x += column.width - right.width
    const pieces = [...left.pieces, ...right.pieces]
    for (const piece of pieces) piece.y = y
    const rule = {
      x1: column.x,
      x2: column.x + column.width,
      y1: y - 16,
      y2: y - 16,
      width: 0.5,
      colour: hairline,
    }
    return [...pieces, { kind: 'line', ...rule }]
  }
}

/** The headings of the first two levels as bookmarks. */
function addBookmarks(doc: PdfDocument, outline: Outline, pages: ReturnType<typeof paginate>) {
  const places = new Map<unknown, { page: number; top: number }>()
  pages.forEach((placed, page) => {
    for (const { strip: one, y } of placed) {
      for (const piece of one.pieces) {
        if (piece.kind === 'text' && !places.has(piece.tag))
          places.set(piece.tag, { page, top: sheet.top + y })
      }
    }
  })
  for (const heading of outline.headings) {
    const at = places.get(heading.tag)
    if (!at || heading.level > 2 || heading.title.trim() === '') continue
    doc.outline.addItem(heading.title, { pageNumber: at.page })
  }
}
