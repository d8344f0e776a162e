import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

/**
 * The four cuts of Source Sans 3, parsed once a process, and the shapes of words in them. A shape never
 * depends on what was set before, so the same text gives the same bytes in every process.
 */
export type FontName = 'regular' | 'italic' | 'bold' | 'boldItalic'

/** One word set in one font: glyphs with their advances in thousandths of the font size, kerning included. */
export type Shape = {
  glyphs: readonly ShapedGlyph[]
  /** the sum of the advances */
  width: number
}

export type ShapedGlyph = {
  id: number
  /** what the glyph is read as when text is copied, searched or spoken */
  codePoints: readonly number[]
  /** the font's own advance, without kerning */
  natural: number
  advance: number
  /** moved sideways from its place (combining marks), else 0; marks keep the height they are drawn at */
  dx: number
}

export function shapeOf(name: FontName, word: string): Shape {
  const face = faceOf(name)
  const known = face.shapes.get(word)
  if (known) return known
  const shape = shapeWord(face, word)
  if (face.shapes.size >= shapesKept) face.shapes.clear()
  face.shapes.set(word, shape)
  return shape
}

export function fontOf(name: FontName): Font {
  return faceOf(name).font
}

/** Words longer than this are set in parts: shaping is not linear in the length of a word. */
export const longestWord = 64
const shapesKept = 20_000
/** Drawn for what the font lacks; the text behind it stays what was typed. */
const missingGlyph = 0x25a1

const files: Record<FontName, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  bold: '600SemiBold/SourceSans3_600SemiBold.ttf',
  boldItalic: '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf',
}

type Face = {
  font: Font
  scale: number
  shapes: Map<string, Shape>
  /** glyph by code point; null for what the font lacks */
  glyphs: Map<number, { id: number; natural: number } | null>
  /** kerning by pair of code points */
  kerning: Map<number, number>
}

const faces = new Map<FontName, Face>()
const resolve = createRequire(import.meta.url).resolve

function faceOf(name: FontName): Face {
  const known = faces.get(name)
  if (known) return known
  const font = create(readFileSync(resolve(`@expo-google-fonts/source-sans-3/${files[name]}`)))
  const face: Face = {
    font,
    scale: 1000 / font.unitsPerEm,
    shapes: new Map(),
    glyphs: new Map(),
    kerning: new Map(),
  }
  faces.set(name, face)
  return face
}

function shapeWord(face: Face, typed: string): Shape {
  const word = inParts(face, typed)
  const glyphs = /\p{M}/u.test(word) ? marked(face, word) : plain(face, word)
  return { glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) }
}

/** A letter that the font lacks is set from its parts where it has those: ǩ as k with a caron. */
function inParts(face: Face, word: string): string {
  return [...word]
    .map((letter) => {
      if (glyphFor(face, letter.codePointAt(0) as number)) return letter
      const parts = letter.normalize('NFD')
      return [...parts].every((part) => glyphFor(face, part.codePointAt(0) as number)) ? parts : letter
    })
    .join('')
}

/** Letters one by one with pair kerning: no ligatures, so every letter is read back as itself. */
function plain(face: Face, word: string): ShapedGlyph[] {
  const glyphs: ShapedGlyph[] = []
  let before = 0
  for (const character of word) {
    const codePoint = character.codePointAt(0) as number
    const glyph = glyphFor(face, codePoint)
    const last = glyphs.at(-1)
    if (last && before !== 0 && glyph) last.advance += kerningOf(face, before, codePoint)
    const { id, natural } = glyph ?? (glyphFor(face, missingGlyph) as { id: number; natural: number })
    glyphs.push({ id, codePoints: [codePoint], natural, advance: natural, dx: 0 })
    before = glyph ? codePoint : 0
  }
  return glyphs
}

/** Words with combining marks need the font's own placement of them. */
function marked(face: Face, word: string): ShapedGlyph[] {
  const runs = word.split(/(\p{M}+|\P{M}\p{M}+)/u).filter((run) => run !== '')
  return runs.flatMap((run) => {
    const points = [...run].map((character) => character.codePointAt(0) as number)
    if (!/\p{M}/u.test(run) || points.some((point) => !glyphFor(face, point))) return plain(face, run)
    const { glyphs, positions } = face.font.layout(run, { liga: false, dlig: false })
    if (glyphs.length !== points.length && glyphs.length !== 1) return plain(face, run)
    return glyphs.map((glyph, index) => ({
      id: glyph.id,
      codePoints: glyphs.length === 1 ? points : [points[index] as number],
      natural: glyph.advanceWidth * face.scale,
      advance: (positions[index]?.xAdvance ?? 0) * face.scale,
      dx: (positions[index]?.xOffset ?? 0) * face.scale,
    }))
  })
}

function glyphFor(face: Face, codePoint: number) {
  const known = face.glyphs.get(codePoint)
  if (known !== undefined) return known
  const glyph = face.font.hasGlyphForCodePoint(codePoint) ? face.font.glyphForCodePoint(codePoint) : null
  const found = glyph && glyph.id !== 0 ? { id: glyph.id, natural: glyph.advanceWidth * face.scale } : null
  face.glyphs.set(codePoint, found)
  return found
}

function kerningOf(face: Face, left: number, right: number): number {
  const pair = left * 0x200000 + right
  const known = face.kerning.get(pair)
  if (known !== undefined) return known
  const { glyphs, positions } = face.font.layout(String.fromCodePoint(left, right), {
    liga: false,
    dlig: false,
  })
  const first = glyphs[0]
  const kerning =
    glyphs.length === 2 && first ? ((positions[0]?.xAdvance ?? 0) - first.advanceWidth) * face.scale : 0
  face.kerning.set(pair, kerning)
  return kerning
}
