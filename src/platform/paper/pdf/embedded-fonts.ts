import type { PdfDocument, PdfFont, PdfPage } from './document.ts'
import { type FontName, fontOf, type Shape, type ShapedGlyph } from './fonts.ts'

/**
 * The fonts as embedded in one document: only the glyphs it uses. A glyph that stands for two characters
 * (µ and μ, hyphen and hard hyphen, the sign for what is missing) is embedded once for each, so that copying
 * and searching give back what was typed.
 */
export class EmbeddedFonts {
  readonly #doc: PdfDocument
  readonly #fonts = new Map<FontName, EmbeddedFont>()

  constructor(doc: PdfDocument) {
    this.#doc = doc
  }

  /** The font's name on the page. */
  use(name: FontName, page: PdfPage): string {
    const { font } = this.#embedded(name)
    page.fonts[font.id] ??= font.ref()
    return font.id
  }

  /** The operands of TJ for these shapes: glyph numbers in hex with corrections between them. */
  encode(name: FontName, shapes: readonly Shape[]): string {
    const font = this.#embedded(name)
    let operands = ''
    for (const shape of shapes) operands += font.encode(shape)
    return operands
  }

  #embedded(name: FontName): EmbeddedFont {
    const known = this.#fonts.get(name)
    if (known) return known
    this.#doc.font(fontOf(name) as unknown as string)
    const embedded = new EmbeddedFont(this.#doc._font)
    this.#fonts.set(name, embedded)
    return embedded
  }
}

class EmbeddedFont {
  readonly font: PdfFont
  readonly #numbers = new Map<string | number, number>()
  readonly #taken = new Set<number>()
  readonly #encoded = new Map<Shape, string>()

  constructor(font: PdfFont) {
    this.font = font
    // pdfkit reads the glyph for what is missing as U+0000, which PDF/A forbids, though it is never shown.
    font.unicode[0] = [0xfffd]
  }

  encode(shape: Shape): string {
    const known = this.#encoded.get(shape)
    if (known !== undefined) return known
    let operands = ''
    let hex = ''
    for (const glyph of shape.glyphs) {
      const shift = -glyph.dx
      if (shift !== 0) {
        operands += `${hex === '' ? '' : `<${hex}>`}${fixed(shift)} `
        hex = ''
      }
      hex += this.#numberOf(glyph).toString(16).padStart(4, '0')
      const rest = glyph.natural - glyph.advance + glyph.dx
      if (rest !== 0) {
        operands += `<${hex}>${fixed(rest)} `
        hex = ''
      }
    }
    if (hex !== '') operands += `<${hex}>`
    this.#encoded.set(shape, operands)
    return operands
  }

  #numberOf(glyph: ShapedGlyph): number {
    const key =
      glyph.codePoints.length === 1
        ? glyph.id * 0x200000 + (glyph.codePoints[0] as number)
        : `${glyph.id} ${glyph.codePoints}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const { subset, widths, unicode } = this.font
    const number = this.#taken.has(glyph.id)
      ? subset.glyphs.push(glyph.id) - 1
      : subset.includeGlyph(glyph.id)
    this.#taken.add(glyph.id)
    widths[number] = glyph.natural
    unicode[number] = glyph.codePoints
    this.#numbers.set(key, number)
    return number
  }
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100
}
