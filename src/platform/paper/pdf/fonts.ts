import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { keepGlyphs } from './kept-glyphs.ts'

/**
 * Source Sans 3 and Source Serif 4 in four cuts each, parsed once a process, and the shapes of words in them. A
 * shape never depends on what was set before, so the same text gives the same bytes in every process.
 */
export type FontName = `${FontFamily}-${Cut}`
export type FontFamily = 'sans' | 'serif'
export type Cut = 'regular' | 'italic' | 'bold' | 'boldItalic'

export const fontNames: Record<FontFamily, Record<Cut, FontName>> = {
  sans: { regular: 'sans-regular', italic: 'sans-italic', bold: 'sans-bold', boldItalic: 'sans-boldItalic' },
  serif: {
    regular: 'serif-regular',
    italic: 'serif-italic',
    bold: 'serif-bold',
    boldItalic: 'serif-boldItalic',
  },
}

/** A word, or a part of one, set in one font: glyphs with their advances in thousandths of the font size, kerning included. */
export type Shape = {
  font: FontName
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

/**
 * The word in this font: one shape, or several where it lacks a letter that the same cut of the other family has.
 */
export function shapesOf(name: FontName, word: string): readonly Shape[] {
  const face = faceOf(name)
  const known = face.shapes.get(word)
  if (known) return known
  const shapes = shapeWord(face, word)
  if (face.shapes.size >= shapesKept) face.shapes.clear()
  face.shapes.set(word, shapes)
  return shapes
}

export function spaceOf(name: FontName): Shape {
  return shapesOf(name, ' ')[0] as Shape
}

export function fontOf(name: FontName): Font {
  return faceOf(name).font
}

/** Words longer than this are set in parts: shaping is not linear in the length of a word. */
export const longestWord = 64
const shapesKept = 20_000
/** Drawn for what the font lacks; the text behind it stays what was typed. */
const missingGlyph = 0x25a1

/** Drawn alike: hyphens that may not or must break. */
const lookalikes: Record<number, number> = { 8208: 0x2d, 8209: 0x2d }

const packages: Record<FontFamily, { name: string; prefix: string; other: FontFamily }> = {
  sans: { name: 'source-sans-3', prefix: 'SourceSans3_', other: 'serif' },
  serif: { name: 'source-serif-4', prefix: 'SourceSerif4_', other: 'sans' },
}
const cuts: Record<Cut, string> = {
  regular: '400Regular',
  italic: '400Regular_Italic',
  bold: '600SemiBold',
  boldItalic: '600SemiBold_Italic',
}

type Face = {
  name: FontName
  font: Font
  scale: number
  shapes: Map<string, readonly Shape[]>
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
  const [family, cut] = name.split('-') as [FontFamily, Cut]
  const { name: source, prefix } = packages[family]
  const file = `@expo-google-fonts/${source}/${cuts[cut]}/${prefix}${cuts[cut]}.ttf`
  const font = keepGlyphs(create(readFileSync(resolve(file))))
  const face: Face = {
    name,
    font,
    scale: 1000 / font.unitsPerEm,
    shapes: new Map(),
    glyphs: new Map(),
    kerning: new Map(),
  }
  faces.set(name, face)
  return face
}

function shapeWord(face: Face, word: string): Shape[] {
  if (hasAll(face, word)) return [shapeRun(face, word)]
  const runs: { face: Face; text: string }[] = []
  for (const [letter] of word.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const set = setLetter(face, letter)
    const last = runs.at(-1)
    if (last && last.face === set.face) last.text += set.text
    else runs.push(set)
  }
  return runs.map((run) => shapeRun(run.face, run.text))
}

/**
 * A letter with its marks in this font, else set from its parts where the font has those (ǩ as k with a caron), else in
 * the other family; what both lack is drawn as the sign for it, which only one of them has.
 */
function setLetter(face: Face, letter: string): { face: Face; text: string } {
  const other = otherFace(face)
  for (const one of [face, other]) {
    if (hasAll(one, letter)) return { face: one, text: letter }
    const parts = letter.normalize('NFD')
    if (hasAll(one, parts)) return { face: one, text: parts }
  }
  return { face: glyphFor(face, missingGlyph) ? face : other, text: letter }
}

function otherFace({ name }: Face): Face {
  const [family, cut] = name.split('-') as [FontFamily, Cut]
  return faceOf(fontNames[packages[family].other][cut])
}

function hasAll(face: Face, text: string): boolean {
  for (const letter of text) if (!glyphFor(face, letter.codePointAt(0) as number)) return false
  return true
}

function shapeRun(face: Face, text: string): Shape {
  const glyphs = /\p{M}/u.test(text) ? marked(face, text) : plain(face, text)
  return { font: face.name, glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) }
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
  const drawn = face.font.hasGlyphForCodePoint(codePoint) ? codePoint : lookalikes[codePoint]
  const glyph = drawn === undefined ? null : face.font.glyphForCodePoint(drawn)
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
