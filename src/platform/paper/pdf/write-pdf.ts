import type { DocumentTree } from '../tree.ts'
import { attachFiles } from './attachments.ts'
import { addBookmarks } from './bookmarks.ts'
import { designOf } from './design.ts'
import { openDocument } from './document.ts'
import { flowOf } from './flow.ts'
import { footOf } from './foot.ts'
import { letterheadStrips } from './letterhead.ts'
import { paginate } from './paginate.ts'
import { paintPages } from './paint.ts'
import { type Place, tagOf } from './strips.ts'
import { Structure } from './structure.ts'
import type { Outline } from './text-strips.ts'
import { watermarkOf } from './watermark.ts'

/**
 * The document as PDF: its layout's pages, fonts embedded, tagged, PDF/A-2a (PDF/A-3a with files attached)
 * and PDF/UA-1. The same tree gives the same bytes. Runs to the end in one go: call it in a worker (see press.ts), never in the server's own thread.
 */
export function writePdf(tree: DocumentTree): Uint8Array {
  const root = tagOf('Document', null)
  const design = designOf(tree)
  const { sheet } = design
  const place: Place = { x: sheet.column.x, width: sheet.column.width, tag: root, frames: [] }
  const outline: Outline = { design, level: 0, tagLevel: 0, headings: [] }
  const strips = [...letterheadStrips(tree.letterhead, place, design), ...flowOf(tree.blocks, place, outline)]
  const { doc, bytes } = openDocument(tree, sheet)
  const structure = new Structure(root)
  const watermark = tree.watermark ? watermarkOf(tree.watermark, design) : null
  const pages = paginate(strips, sheet.column.height)
  paintPages(pages, { doc, structure, sheet, foot: footOf(tree.footer, design), watermark })
  addBookmarks(doc, { headings: outline.headings, pages, sheet })
  structure.write(doc)
  attachFiles(doc, tree.attachments, tree.date)
  return bytes()
}
