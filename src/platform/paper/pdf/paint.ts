import type { PdfDocument, PdfPage, PdfReference } from './document.ts'
import { EmbeddedFonts } from './embedded-fonts.ts'
import { EmbeddedPictures } from './embedded-pictures.ts'
import { framesOf, groundOf, outlineOf } from './frames.ts'
import { fillOf, fixed, strokeOf } from './operators.ts'
import type { Placed } from './paginate.ts'
import type { Sheet } from './sheet.ts'
import type { Piece, Tag, TextRun } from './strips.ts'
import type { Structure } from './structure.ts'

/** The foot of a page: outside the reading order, the same on every page but for the number. */
export type Foot = (page: { number: number; count: number }) => Piece[]

/**
 * Paints pages: first what is only seen (grounds, outlines, rules, watermark), marked as artifact, then the
 * text with its place in the structure tree, then repeated heads and the foot, as artifacts again.
 */
export function paintPages(pages: readonly Placed[][], { doc, structure, sheet, foot, watermark }: Paper) {
  const fonts = new EmbeddedFonts(doc)
  const pictures = new EmbeddedPictures(doc)
  const mark = watermark ? watermarkObject(doc, watermark, sheet) : null
  pages.forEach((placed, index) => {
    doc.addPage()
    const { page } = doc
    page.dictionary.data.StructParents = index
    const painter = new PagePainter({ page, index, fonts, pictures, structure, sheet })
    painter.ground(placed, mark)
    painter.text(placed)
    painter.artifacts(placed, foot({ number: index + 1, count: pages.length }))
    page.content.write(Buffer.from(`${painter.operators.join('\n')}\n`, 'latin1'))
  })
}

type Paper = {
  doc: PdfDocument
  structure: Structure
  sheet: Sheet
  foot: Foot
  /** operators that draw it */
  watermark: string | null
}

function watermarkObject(doc: PdfDocument, operators: string, sheet: Sheet): PdfReference {
  const object = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, sheet.width, sheet.height],
    Resources: {},
  })
  object.end(operators)
  return object
}

type PageTools = {
  page: PdfPage
  index: number
  fonts: EmbeddedFonts
  pictures: EmbeddedPictures
  structure: Structure
  sheet: Sheet
}

class PagePainter {
  readonly operators: string[] = []
  readonly #page: PdfPage
  readonly #index: number
  readonly #fonts: EmbeddedFonts
  readonly #pictures: EmbeddedPictures
  readonly #structure: Structure
  readonly #sheet: Sheet
  #font = ''
  #colour = ''

  constructor({ page, index, fonts, pictures, structure, sheet }: PageTools) {
    this.#page = page
    this.#index = index
    this.#fonts = fonts
    this.#pictures = pictures
    this.#structure = structure
    this.#sheet = sheet
  }

  ground(placed: readonly Placed[], watermark: PdfReference | null) {
    const frames = framesOf(placed, this.#sheet.top)
    const strokes = placed.flatMap(({ strip, y }) =>
      strip.pieces.flatMap((piece) => strokesOf(piece, this.#sheet.top + y)),
    )
    if (frames.length > 0 || strokes.length > 0) {
      this.operators.push('/Artifact <</Type /Layout>> BDC q')
      for (const frame of frames) this.operators.push(...groundOf(frame))
      this.operators.push('Q EMC')
    }
    if (watermark) {
      this.#page.xobjects.Watermark = watermark
      this.operators.push('/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q /Watermark Do Q EMC')
    }
    this.#adornments(placed)
    if (frames.length === 0 && strokes.length === 0) return
    this.operators.push('/Artifact <</Type /Layout>> BDC q')
    for (const frame of frames) this.operators.push(...outlineOf(frame))
    this.operators.push(...strokes, 'Q EMC')
  }

  /** Pictures that say nothing. */
  #adornments(placed: readonly Placed[]) {
    for (const { strip, y } of placed) {
      for (const piece of strip.pieces) {
        if (piece.kind !== 'picture' || piece.tag) continue
        this.operators.push('/Artifact <</Type /Layout>> BDC')
        this.#pictureAt(piece, this.#sheet.top + y)
        this.operators.push('EMC')
      }
    }
  }

  text(placed: readonly Placed[]) {
    let open: Tag | null = null
    const page = { index: this.#index, reference: this.#page.dictionary }
    for (const { strip, y, echo } of placed) {
      if (echo) continue
      for (const piece of strip.pieces) {
        if (piece.kind === 'line') continue
        if (piece.kind === 'empty') {
          this.#structure.attach(piece.tag)
          continue
        }
        if (piece.kind === 'picture' && !piece.tag) continue
        if (piece.tag !== open) {
          if (open) this.operators.push('EMC')
          open = piece.tag as Tag
          this.operators.push(`/${open.role} <</MCID ${this.#structure.mark(open, page)}>> BDC`)
        }
        if (piece.kind === 'picture') {
          this.#pictureAt(piece, this.#sheet.top + y)
          continue
        }
        this.#textAt(piece.run, piece.x, this.#sheet.top + y + piece.y)
        if (piece.tag.link) this.#annotate(piece, this.#sheet.top + y + piece.y)
      }
    }
    if (open) this.operators.push('EMC')
  }

  artifacts(placed: readonly Placed[], foot: readonly Piece[]) {
    for (const { strip, y } of placed.filter((one) => one.echo)) {
      this.#artifact(strip.pieces, this.#sheet.top + y, '<</Type /Pagination>>')
    }
    this.#artifact(foot, 0, '<</Type /Pagination /Subtype /Footer>>')
  }

  #artifact(pieces: readonly Piece[], top: number, properties: string) {
    this.operators.push(`/Artifact ${properties} BDC`)
    for (const piece of pieces) {
      if (piece.kind === 'line' && properties.includes('Footer'))
        this.operators.push(...strokesOf(piece, top))
      if (piece.kind === 'text') this.#textAt(piece.run, piece.x, top + piece.y)
    }
    this.operators.push('EMC')
  }

  /** The structure tells where the picture stands, for readers that show only it. */
  #pictureAt({ x, y, width, height, picture, tag }: PicturePiece, top: number) {
    const name = this.#pictures.use(picture, this.#page)
    const bottom = top + y + height
    this.operators.push(`q ${[width, 0, 0, -height, x, bottom].map(fixed).join(' ')} cm /${name} Do Q`)
    if (!tag) return
    const box = [x, this.#sheet.height - bottom, x + width, this.#sheet.height - top - y].map(fixed)
    tag.attributes = { O: 'Layout', Placement: 'Block', BBox: box }
  }

  #textAt(run: TextRun, x: number, y: number) {
    const font = `/${this.#fonts.use(run.font, this.#page)} ${run.size} Tf`
    this.operators.push('BT')
    if (font !== this.#font) this.operators.push(font)
    if (run.colour !== this.#colour) this.operators.push(fillOf(run.colour))
    this.#font = font
    this.#colour = run.colour
    this.operators.push(
      `1 0 0 -1 ${fixed(x)} ${fixed(y)} Tm`,
      `[${this.#fonts.encode(run.font, run.shapes)}]TJ`,
      'ET',
    )
  }

  #annotate({ x, run, tag }: Extract<Piece, { kind: 'text' }>, baseline: number) {
    if (!tag.link) return
    const top = this.#sheet.height - baseline + run.size * 0.85
    const bottom = this.#sheet.height - baseline - run.size * 0.3
    this.#structure.annotate(tag, this.#page.dictionary, {
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [x, bottom, x + run.width, top].map(fixed),
      Border: [0, 0, 0],
      F: 4,
      Contents: new String(tag.link.title),
      A: { S: 'URI', URI: new String(new URL(tag.link.href).href) },
    })
  }
}

type PicturePiece = Extract<Piece, { kind: 'picture' }>

function strokesOf(piece: Piece, top: number): string[] {
  if (piece.kind === 'line') {
    const { x1, x2, y1, y2, width, colour } = piece
    return [
      strokeOf(colour),
      `${width} w ${fixed(x1)} ${fixed(top + y1)} m ${fixed(x2)} ${fixed(top + y2)} l S`,
    ]
  }
  if (piece.kind !== 'text' || !(piece.run.strike || piece.run.underline)) return []
  const { run } = piece
  const ys = [...(run.strike ? [-run.size * 0.24] : []), ...(run.underline ? [run.size * 0.16] : [])]
  return ys.map((y) => {
    const height = fixed(top + piece.y + y)
    return `${strokeOf(run.colour)} 0.5 w ${fixed(piece.x)} ${height} m ${fixed(piece.x + inkWidth(run))} ${height} l S`
  })
}

/** The width without a space at the end of the line. */
function inkWidth(run: TextRun): number {
  const last = run.shapes.at(-1)
  const space = last?.glyphs.length === 1 && last.glyphs[0]?.codePoints[0] === 0x20
  return space ? run.width - (last.width * run.size) / 1000 : run.width
}
