import type { Inline } from '../tree.ts'
import { type FontName, longestWord, type Shape, type ShapedGlyph, shapeOf } from './fonts.ts'
import { type Piece, type Tag, type TextRun, tagOf } from './strips.ts'
import type { TextStyle } from './theme.ts'

/** One set line: its pieces with y = 0 at the baseline, and how wide it came out. */
export type Line = { pieces: Extract<Piece, { kind: 'text' }>[]; width: number }

/**
 * Breaks running text into lines at spaces; a word wider than the line is broken inside. Always gives at least
 * one line, an empty one for empty text. The time is linear in the text's length.
 */
export function linesOf(inlines: readonly Inline[], setting: Setting): Line[] {
  const atoms: Atom[] = []
  collect(inlines, { font: setting.font ?? 'regular', tag: setting.tag, strike: false }, atoms, setting)
  return breakLines(atoms, setting)
}

export type Setting = {
  x: number
  width: number
  style: TextStyle
  tag: Tag
  font?: FontName
  /** colour of links */
  accent: string
}

/** A word or a part of one, in one style. */
type Atom = {
  shape: Shape
  look: Look
  /** a space stands before it: the line may break here */
  spaced: boolean
  /** the line ends before it, as typed */
  broken: boolean
}

type Look = { font: FontName; tag: Tag; strike: boolean }

const empty: Shape = { glyphs: [], width: 0 }

function collect(inlines: readonly Inline[], look: Look, atoms: Atom[], setting: Setting) {
  for (const inline of inlines) {
    switch (inline.type) {
      case 'text':
      case 'code':
        addWords(inline.value, look, atoms)
        break
      case 'break':
        atoms.push({ shape: empty, look, spaced: false, broken: true })
        break
      case 'strong':
        collect(inline.children, { ...look, font: bolder[look.font] }, atoms, setting)
        break
      case 'emphasis':
        collect(inline.children, { ...look, font: slanted[look.font] }, atoms, setting)
        break
      case 'strike':
        collect(inline.children, { ...look, strike: true }, atoms, setting)
        break
      case 'link': {
        const tag = tagOf('Link', setting.tag)
        tag.link = { href: inline.href, title: plainText(inline.children) || inline.href }
        collect(inline.children, { ...look, tag: look.tag.role === 'Link' ? look.tag : tag }, atoms, setting)
      }
    }
  }
}

const bolder: Record<FontName, FontName> = {
  regular: 'bold',
  italic: 'boldItalic',
  bold: 'bold',
  boldItalic: 'boldItalic',
}
const slanted: Record<FontName, FontName> = {
  regular: 'italic',
  italic: 'italic',
  bold: 'boldItalic',
  boldItalic: 'boldItalic',
}

export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'break') return ' '
      return 'children' in inline ? plainText(inline.children) : inline.value
    })
    .join('')
}

function addWords(text: string, look: Look, atoms: Atom[]) {
  let spaced = false
  for (const token of printable(text).split(/([ \t\r\n\u2028\u2029]+)/)) {
    if (token === '') continue
    if (/^[ \t\r\n\u2028\u2029]/.test(token)) {
      spaced = true
      continue
    }
    for (const part of parts(token)) {
      atoms.push({ shape: shapeOf(look.font, part), look, spaced, broken: false })
      spaced = false
    }
  }
  if (spaced) atoms.push({ shape: empty, look, spaced: true, broken: false })
}

/** Composed letters, no control or invisible direction characters, no half surrogates, no private ones. */
function printable(text: string): string {
  if (/^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02af\u2010-\u2026]*$/.test(text)) return text
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[^\P{Cc}\t\r\n]|\p{Cf}|\p{Variation_Selector}/gu, '')
    .replace(/[\p{Co}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
}

function parts(word: string): string[] {
  if (word.length <= longestWord) return [word]
  const found: string[] = []
  let part = ''
  for (const character of word) {
    if (part.length >= longestWord && !/\p{M}/u.test(character)) {
      found.push(part)
      part = ''
    }
    part += character
  }
  return [...found, part]
}

function breakLines(atoms: readonly Atom[], setting: Setting): Line[] {
  const setter = new LineSetter(setting)
  let index = 0
  while (index < atoms.length) {
    const first = atoms[index] as Atom
    if (first.broken) {
      setter.endLine()
      index++
      continue
    }
    const word = [first]
    index++
    while (index < atoms.length && !(atoms[index] as Atom).spaced && !(atoms[index] as Atom).broken) {
      word.push(atoms[index++] as Atom)
    }
    if (word.some((atom) => atom.shape.glyphs.length > 0)) setter.add(word)
  }
  return setter.finish()
}

/** Fills one line after the other. */
class LineSetter {
  readonly #setting: Setting
  readonly #scale: number
  readonly #lines: Line[] = []
  #line: Line = { pieces: [], width: 0 }

  constructor(setting: Setting) {
    this.#setting = setting
    this.#scale = setting.style.size / 1000
  }

  /** Adds what must not be separated; on a new line when it does not fit. */
  add(word: readonly Atom[]) {
    const first = word[0] as Atom
    const space = first.spaced && this.#line.width > 0 ? shapeOf(first.look.font, ' ') : null
    const width = word.reduce((sum, atom) => sum + atom.shape.width, 0) * this.#scale
    const room = this.#setting.width - this.#line.width - (space ? space.width * this.#scale : 0)
    if (width <= room) {
      if (space)
        this.#append(
          space,
          this.#line.pieces.at(-1)?.tag === first.look.tag ? first.look : this.#lastLook(first),
        )
      for (const atom of word) this.#append(atom.shape, atom.look)
      return
    }
    if (this.#line.width > 0) {
      // The space stays at the end of the line, unseen: without it two words are read as one.
      if (space) this.#append(space, this.#lastLook(first))
      this.endLine()
    }
    if (width <= this.#setting.width) for (const atom of word) this.#append(atom.shape, atom.look)
    else for (const atom of word) this.#tear(atom)
  }

  endLine() {
    this.#lines.push(this.#line)
    this.#line = { pieces: [], width: 0 }
  }

  finish(): Line[] {
    this.endLine()
    return this.#lines
  }

  #lastLook(atom: Atom): Look {
    const last = this.#line.pieces.at(-1)
    if (!last) return atom.look
    return { font: last.run.font, tag: last.tag, strike: last.run.strike }
  }

  #append(shape: Shape, look: Look) {
    if (shape.glyphs.length === 0) return
    const width = shape.width * this.#scale
    const last = this.#line.pieces.at(-1)
    if (last && last.tag === look.tag && last.run.font === look.font && last.run.strike === look.strike) {
      last.run.shapes.push(shape)
      last.run.width += width
    } else {
      const link = look.tag.role === 'Link'
      const { size, colour } = this.#setting.style
      const run: TextRun = {
        font: look.font,
        size,
        colour: link ? this.#setting.accent : colour,
        shapes: [shape],
        width,
        strike: look.strike,
        underline: link,
      }
      this.#line.pieces.push({
        kind: 'text',
        x: this.#setting.x + this.#line.width,
        y: 0,
        run,
        tag: look.tag,
      })
    }
    this.#line.width += width
  }

  /** Sets a word that is wider than the line: breaks after a mark such as / or -, else after any letter. */
  #tear(atom: Atom) {
    let glyphs = atom.shape.glyphs
    while (glyphs.length > 0) {
      const count = this.#fitting(glyphs)
      const part = glyphs.slice(0, count)
      this.#append({ glyphs: part, width: part.reduce((sum, glyph) => sum + glyph.advance, 0) }, atom.look)
      glyphs = glyphs.slice(count)
      if (glyphs.length > 0) this.endLine()
    }
  }

  #fitting(glyphs: readonly ShapedGlyph[]): number {
    let room = (this.#setting.width - this.#line.width) / this.#scale
    let count = 0
    while (count < glyphs.length && (glyphs[count] as ShapedGlyph).advance <= room) {
      room -= (glyphs[count++] as ShapedGlyph).advance
    }
    if (count === glyphs.length) return count
    for (let at = count; at > count * 0.6; at--) {
      if (breakMarks.has(glyphs[at - 1]?.codePoints[0] ?? 0)) return at
    }
    // An empty line takes at least one glyph, however narrow the column: else nothing would ever be set.
    return count === 0 && this.#line.width === 0 ? 1 : count
  }
}

const breakMarks = new Set([...'/-?&=_.,;:'].map((character) => character.charCodeAt(0)))
