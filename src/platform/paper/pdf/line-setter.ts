import type { Design } from './design.ts'
import { type Cut, type FontName, type Shape, type ShapedGlyph, spaceOf } from './fonts.ts'
import type { Piece, Tag, TextRun } from './strips.ts'
import type { TextStyle } from './theme.ts'

/** One set line: its pieces with y = 0 at the baseline, and how wide it came out. */
export type Line = { pieces: Extract<Piece, { kind: 'text' }>[]; width: number }

export type Setting = {
  x: number
  width: number
  style: TextStyle
  tag: Tag
  cut?: Cut
  design: Design
}

/** A word or a part of one, in one style. */
export type Atom = {
  shape: Shape
  look: Look
  /** a space stands before it: the line may break here */
  spaced: boolean
  /** the line ends before it, as typed */
  broken: boolean
}

export type Look = { font: FontName; tag: Tag; strike: boolean }

/** Fills one line after the other. */
export class LineSetter {
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
    const space = first.spaced && this.#line.width > 0
    const width = this.#widthOf(word)
    if (width + (space ? this.#spaceWidth(first) : 0) <= this.#setting.width - this.#line.width) {
      this.#appendAll(word, space)
      return
    }
    if (this.#line.width > 0) {
      // The space stays at the end of the line, unseen: without it two words are read as one.
      if (space) this.#appendSpace(this.#lastLook(first))
      this.endLine()
    }
    if (width <= this.#setting.width) this.#appendAll(word, false)
    else this.#tearAll(word)
  }

  #widthOf(word: readonly Atom[]): number {
    return word.reduce((sum, atom, index) => {
      return sum + atom.shape.width * this.#scale + (index > 0 && atom.spaced ? this.#spaceWidth(atom) : 0)
    }, 0)
  }

  #spaceWidth(atom: Atom): number {
    return spaceOf(atom.look.font).width * this.#scale
  }

  #appendAll(word: readonly Atom[], space: boolean) {
    for (const [index, atom] of word.entries()) {
      if (index === 0 ? space : atom.spaced) this.#appendSpace(this.#spaceLook(atom))
      this.#append(atom.shape, atom.look)
    }
  }

  /** Sets what is wider than a line: at its spaces if it has some, else inside the word. */
  #tearAll(word: readonly Atom[]) {
    for (const [index, atom] of word.entries()) {
      if (index > 0 && atom.spaced) {
        this.#appendSpace(this.#lastLook(atom))
        if (this.#line.width + atom.shape.width * this.#scale > this.#setting.width) this.endLine()
      }
      this.#tear(atom)
    }
  }

  /** A space between a link and other text belongs to the text, so that nothing is drawn under it. */
  #spaceLook(atom: Atom): Look {
    return atom.look.tag.role === 'Link' ? this.#lastLook(atom) : atom.look
  }

  /** Ends the line as typed, with a space that is read and not seen: else two words are read as one. */
  breakLine() {
    const last = this.#line.pieces.at(-1)
    if (last) this.#appendSpace({ font: last.run.font, tag: last.tag, strike: last.run.strike })
    this.endLine()
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

  #appendSpace(look: Look) {
    this.#append(spaceOf(look.font), look)
  }

  #append(shape: Shape, look: Look) {
    if (shape.glyphs.length === 0) return
    const width = shape.width * this.#scale
    const last = this.#line.pieces.at(-1)
    if (last && last.tag === look.tag && last.run.font === shape.font && last.run.strike === look.strike) {
      last.run.shapes.push(shape)
      last.run.width += width
    } else {
      const link = look.tag.role === 'Link'
      const { size, colour } = this.#setting.style
      const run: TextRun = {
        font: shape.font,
        size,
        colour: link ? this.#setting.design.accent : colour,
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

  /** Sets a word that is wider than the line: breaks after a mark such as /, else after any letter. */
  #tear(atom: Atom) {
    let glyphs = atom.shape.glyphs
    while (glyphs.length > 0) {
      const count = this.#fitting(glyphs)
      const part = glyphs.slice(0, count)
      this.#append(
        { font: atom.shape.font, glyphs: part, width: part.reduce((sum, glyph) => sum + glyph.advance, 0) },
        atom.look,
      )
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
    const ends = (at: number, marks: Set<number>) => marks.has(glyphs[at - 1]?.codePoints[0] ?? 0)
    for (let at = count; at > count * 0.6; at--) if (ends(at, breakMarks)) return at
    while (count > 1 && ends(count, hyphens)) count--
    // An empty line takes at least one glyph, however narrow the column: else nothing would ever be set.
    return count === 0 && this.#line.width === 0 ? 1 : count
  }
}

const breakMarks = new Set([...'/?&=_.,;:'].map((character) => character.charCodeAt(0)))

export const hyphens = new Set([0x2d, 0x2010, 0x2011])
