import { plainText } from '../plain-text.ts'
import { isSafeAddress } from '../safe-address.ts'
import type { Inline } from '../tree.ts'
import { type FontName, fontNames, longestWord, type Shape, shapesOf } from './fonts.ts'
import { type Atom, hyphens, type Line, LineSetter, type Look, type Setting } from './line-setter.ts'
import { oneLine } from './one-line.ts'
import { tagOf } from './strips.ts'

export type { Line } from './line-setter.ts'

/**
 * Breaks running text into lines at spaces; a word wider than the line is broken inside. Always gives at least
 * one line, an empty one for empty text. The time is linear in the text's length.
 */
export function linesOf(inlines: readonly Inline[], setting: Setting): Line[] {
  const atoms: Atom[] = []
  collect(
    inlines,
    { font: fontNames[setting.design.family][setting.cut ?? 'regular'], tag: setting.tag, strike: false },
    atoms,
    setting,
  )
  return breakLines(atoms, setting)
}

const empty: Shape = { font: 'sans-regular', glyphs: [], width: 0 }

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
        if (look.tag.role === 'Link' || !isSafeAddress(inline.href)) {
          collect(inline.children, look, atoms, setting)
          break
        }
        const tag = tagOf('Link', setting.tag)
        tag.link = { href: inline.href, title: oneLine(plainText(inline.children)) || inline.href }
        collect(inline.children, { ...look, tag }, atoms, setting)
      }
    }
  }
}

/** The names are made once: every word looks its font up. */
const bolder: Record<FontName, FontName> = {
  'sans-regular': 'sans-bold',
  'sans-italic': 'sans-boldItalic',
  'sans-bold': 'sans-bold',
  'sans-boldItalic': 'sans-boldItalic',
  'serif-regular': 'serif-bold',
  'serif-italic': 'serif-boldItalic',
  'serif-bold': 'serif-bold',
  'serif-boldItalic': 'serif-boldItalic',
}
const slanted: Record<FontName, FontName> = {
  'sans-regular': 'sans-italic',
  'sans-italic': 'sans-italic',
  'sans-bold': 'sans-boldItalic',
  'sans-boldItalic': 'sans-boldItalic',
  'serif-regular': 'serif-italic',
  'serif-italic': 'serif-italic',
  'serif-bold': 'serif-boldItalic',
  'serif-boldItalic': 'serif-boldItalic',
}

function addWords(text: string, look: Look, atoms: Atom[]) {
  const words = printable(text).split(/[ \t\r\n\u2028\u2029]+/)
  let spaced = false
  for (const word of words) {
    if (word !== '') {
      for (const part of parts(word)) {
        for (const shape of shapesOf(look.font, part)) {
          atoms.push({ shape, look, spaced, broken: false })
          spaced = false
        }
      }
    }
    spaced = true
  }
  const endsInSpace = words.length > 1 && words.at(-1) === ''
  if (endsInSpace) atoms.push({ shape: empty, look, spaced: true, broken: false })
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
      setter.breakLine()
      index++
      continue
    }
    const word = [first]
    index++
    while (index < atoms.length && isBound(word.at(-1) as Atom, atoms[index] as Atom)) {
      word.push(atoms[index++] as Atom)
    }
    if (word.some((atom) => atom.shape.glyphs.length > 0)) setter.add(word)
  }
  return setter.finish()
}

/**
 * Whether the line may not end between the two: inside a word, after a number's point (18. november), and
 * after a hyphen, which readers that join lines would take for a divided word.
 */
function isBound(before: Atom, next: Atom): boolean {
  if (next.broken) return false
  if (!next.spaced) return true
  const { glyphs } = before.shape
  const character = (fromEnd: number) => glyphs.at(-fromEnd)?.codePoints[0] ?? 0
  if (hyphens.has(character(1))) return true
  const short = before.spaced ? glyphs.length <= 3 : glyphs.length <= 2
  return short && character(1) === point && isDigit(character(2))
}

const point = 0x2e

function isDigit(codePoint: number): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39
}
