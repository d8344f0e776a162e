import { Document, Packer } from 'docx'
import { cleanText } from '../clean-text.ts'
import type { DocumentTree } from '../tree.ts'
import { flowOf } from './flow.ts'
import { drawn } from './frames.ts'
import { sealed } from './package.ts'
import { draftMarkOf, footerOf, headersOf, letterheadOf, pageOf } from './page.ts'
import { stylesOf } from './styles.ts'
import { writingOf } from './writing.ts'

/**
 * The document as a Word file that looks as the PDF does, with styles, lists and tables that are Word's own. The same tree gives
 * the same bytes. Call it in a worker (see press.ts), never in the server's own thread.
 */
export async function toDocx(tree: DocumentTree): Promise<Uint8Array> {
  const date = new Date(tree.date).toISOString()
  const writing = writingOf(tree)
  const place = { left: 0, width: writing.column, frame: null, depth: 0 }
  const head = [...letterheadOf(writing), ...draftMarkOf(writing)]
  const document = new Document({
    title: lineOf(tree.title),
    creator: lineOf(tree.letterhead.name),
    lastModifiedBy: lineOf(tree.letterhead.name),
    description: '',
    styles: stylesOf(writing),
    defaultTabStop: 480,
    sections: [
      {
        properties: pageOf(writing),
        headers: headersOf(writing),
        footers: { default: footerOf(writing) },
        children: [...head, ...drawn(flowOf(tree.blocks, place, writing), writing)],
      },
    ],
  })
  const packed = await Packer.pack(document, 'uint8array')
  return sealed(packed, { date, language: writing.language, font: tree.layout.font })
}

function lineOf(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
