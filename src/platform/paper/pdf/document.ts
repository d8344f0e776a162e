import PDFDocument from 'pdfkit'
import type { DocumentTree } from '../tree.ts'
import { xmpOf } from './metadata.ts'
import { oneLine } from './one-line.ts'
import type { Sheet } from './sheet.ts'

/**
 * pdfkit's document, opened for us to write pages and structure by ourselves: it holds the objects, fonts,
 * metadata and cross-references; what it does not do or does wrongly for PDF/A with PDF/UA is set here.
 */
export type PdfDocument = Pick<PDFKit.PDFDocument, 'addPage' | 'font'> & {
  outline: PdfOutline
  _root: { data: Record<string, unknown> }
  _font: PdfFont
  _addInfo: () => void
  appendXML: (xml: string, newline?: boolean) => void
  ref: (data: Record<string, unknown>) => PdfReference
  page: PdfPage
  getStructTreeRoot: () => PdfReference
  /** writes a whole object whose text is known: pdfkit would find out key by key what each value is */
  writeObject: (reference: PdfReference, text: string) => void
}

export type PdfOutline = {
  addItem: (title: string, options: { pageNumber: number; expanded: boolean }) => PdfOutline
  outlineData: Record<string, unknown>
}

export type PdfPage = {
  content: PdfReference
  dictionary: PdfReference
  fonts: Record<string, PdfReference>
  xobjects: Record<string, PdfReference>
}

/** pdfkit's embedded font: glyph numbers of the subset, their widths and what they are read as. */
export type PdfFont = {
  id: string
  ref: () => PdfReference
  subset: { glyphs: number[]; includeGlyph: (id: number) => number }
  widths: number[]
  unicode: (readonly number[])[]
}

export type PdfReference = {
  data: Record<string, unknown>
  write: (chunk: string | Uint8Array) => void
  end: (chunk?: string | Uint8Array) => void
}

/** A document without pages, and the way to its bytes. */
export function openDocument(
  tree: DocumentTree,
  sheet: Sheet,
): { doc: PdfDocument; bytes: () => Uint8Array } {
  const created = new Date(tree.date)
  const title = oneLine(tree.title) || oneLine(tree.letterhead.name) || '–'
  const author = oneLine(tree.letterhead.name)
  const info = {
    Title: title,
    ...(author === '' ? {} : { Author: author }),
    Creator: 'Referat',
    Producer: 'Referat',
    CreationDate: created,
    ModDate: created,
  }
  const doc = new CollectingDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: (tree.attachments.length > 0 ? 'PDF/A-3a' : 'PDF/A-2a') as 'PDF/A-2',
    tagged: true,
    bufferPages: true,
    lang: tree.language,
    displayTitle: true,
    font: null as unknown as string,
    info,
  }) as unknown as PdfDocument & CollectingDocument
  // pdfkit would write title and author into the XML as they are; ours is escaped and tells PDF/UA as well.
  doc._addInfo = () => doc.appendXML(xmpOf({ title, author, created, language: tree.language }))
  doc._root.data.PageMode = 'UseNone'
  return { doc, bytes: () => doc.collected() }
}

/**
 * Takes the file as it is made: lines as one text until bytes come between them, since pdfkit would make an array of each.
 * A document is small, and a stream would only make it slower.
 */
class CollectingDocument extends PDFDocument {
  declare private chunks?: Uint8Array[]
  declare private lines?: string
  declare private finished?: boolean
  declare _offset: number
  declare _refEnd: (reference: PdfReference) => void

  _write(data: string | Uint8Array) {
    this._offset += data.length
    if (typeof data !== 'string') this.push(data)
    else {
      this.lines = `${this.lines ?? ''}${data}\n`
      this._offset += 1
    }
  }

  override push(chunk: Uint8Array | null): boolean {
    this.chunks ??= []
    if (this.lines) this.chunks.push(Buffer.from(this.lines, 'latin1'))
    this.lines = ''
    if (chunk) this.chunks.push(chunk)
    else this.finished = true
    return true
  }

  writeObject(reference: PdfReference, text: string) {
    const written = reference as PdfReference & { id: number; offset: number }
    written.offset = this._offset
    this._write(`${written.id} 0 obj\n${text}\nendobj`)
    this._refEnd(written)
  }

  collected(): Uint8Array {
    this.end()
    if (!this.finished) throw new Error('The document was not finished: an object in it was left open')
    const chunks = this.chunks ?? []
    const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
    let at = 0
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }
}
