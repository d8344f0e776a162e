/** A stretch of a passage: plain text, and whether it is what was searched for. */
export type Piece = { text: string; hit: boolean }

/** About three lines on a telephone. */
const passageLetters = 240
/** What is read before the first hit, to see what it is about. */
const lettersBefore = 60

/**
 * RULE: the text as it is read, on one line, without the marks of Markdown: a passage begins and ends anywhere, so it cannot be
 * parsed. Marks that nobody sees go too, as they do where letters are compared. No expression here looks at a letter often:
 * a text of brackets alone takes no longer than another.
 */
export function plainOf(markdown: string): string {
  return markdown
    .slice(0, lettersRead)
    .toWellFormed()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/!?\[([^\][\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/^[ \t]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)?/gm, '')
    .replace(/^[ \t|:-]+$/gm, '')
    .replace(/\*{1,3}|_{2,3}|(?<!\p{L})_|_(?!\p{L})|`+|~~/gu, '')
    .replace(/[|\s]+/g, ' ')
    .trim()
}

/** Beyond this a hit is not shown in its place; it is found all the same. */
const lettersRead = 20_000

/**
 * RULE: some words around the first hit, in pieces. `marked` is the text with its letters folded one for one and each hit
 * between braces, which a folded text has none of.
 */
export function passageOf(text: string, marked: string): Piece[] {
  const letters = Array.from(text)
  const hits = hitsIn(marked, letters.length)
  const { from, to } = stretchOf(letters, hits.indexOf(true))
  const pieces: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : []
  for (let at = from; at < to; at++) {
    const hit = hits[at] === true
    const last = pieces.at(-1)
    if (last && last.hit === hit) last.text += letters[at]
    else pieces.push({ text: letters[at] ?? '', hit })
  }
  if (to < letters.length) pieces.push({ text: ' …', hit: false })
  return joined(pieces)
}

/** Which letters are part of a hit; none where the marked text is not this one after all. */
function hitsIn(marked: string, length: number): boolean[] {
  const hits: boolean[] = []
  let inside = false
  for (const letter of marked) {
    if (letter === '{' || letter === '}') inside = letter === '{'
    else hits.push(inside)
  }
  return hits.length === length ? hits : []
}

/** From the beginning of a word to the end of one, where words are of any ordinary length. */
function stretchOf(letters: string[], firstHit: number): { from: number; to: number } {
  if (letters.length <= passageLetters) return { from: 0, to: letters.length }
  let from = Math.max(0, Math.min(firstHit - lettersBefore, letters.length - passageLetters))
  const word = letters.indexOf(' ', from)
  if (from > 0 && word >= 0 && word < Math.max(firstHit, from + lettersBefore)) from = word + 1
  let to = Math.min(letters.length, from + passageLetters)
  const end = letters.lastIndexOf(' ', to)
  if (to < letters.length && end > from + passageLetters / 2) to = end
  return { from, to }
}

/** Neighbours of one kind are one piece. */
function joined(pieces: Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last && last.hit === piece.hit) last.text += piece.text
    else whole.push({ ...piece })
  }
  return whole
}
