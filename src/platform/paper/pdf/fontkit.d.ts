/** The part of fontkit that the PDF maker uses; the package brings no types. */
declare module 'fontkit' {
  export type Glyph = {
    id: number
    advanceWidth: number
    codePoints: number[]
    path: { commands: { command: string; args: number[] }[] }
  }

  export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }

  export type Font = {
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    getGlyph(id: number): Glyph
    layout(text: string, features?: Record<string, boolean>): { glyphs: Glyph[]; positions: GlyphPosition[] }
  }

  export function create(bytes: Uint8Array): Font
}
