import { findName } from './find-person.ts'
import type { Known } from './known.ts'

/**
 * RULE: the pieces of a line that name one member each. Brackets hold together, and so does a name with "og" in it. Where
 * semicolons part the members, what stands behind a comma is where they are from.
 */
export function splitMembers(line: string, known: Known): string[] {
  const plain = line.replace(bullet, '').replace(/[.,;]?\s*$/u, '')
  if (outside(plain, ';').length > 1)
    return outside(plain, ';').flatMap((piece) => withHomeInBrackets(piece, known))
  return outside(plain, ',').flatMap((piece) =>
    atConjunctions(piece.replace(/^(?:og|och|and|samt) /iu, ''), known),
  )
}

/** "- ", "• ", "i. ", "1) " */
export const bullet = /^(?:(?:[-–•*]|\d{1,2}[.)]|[ivx]{1,4}[.)]|[a-h][.)]) +){1,3}/iu

/** The parts of a text between a sign that stands in no bracket. */
function outside(text: string, sign: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (letter === ')') depth = Math.max(0, depth - 1)
    if (letter === sign && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => /[\p{L}\d]/u.test(part))
}

function withHomeInBrackets(piece: string, known: Known): string[] {
  const parts = outside(piece, ',')
  const [name = '', home = ''] = parts
  const found = findName(home, known)
  const isHome = parts.length === 2 && found.fit === 'one' && found.who.kind === 'organisation'
  return isHome ? [`${name} (${home})`] : parts
}

function atConjunctions(piece: string, known: Known): string[] {
  // Every other part is a conjunction as it was typed.
  const parts = piece.split(/( (?:og|och|and|samt|&) )(?![^()]{0,120}\))/iu)
  const members: string[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const joined = [6, 4, 2]
      .map((more) => parts.slice(at, at + more + 1))
      .find((some) => isOneName(some, known))
    members.push((joined ?? parts.slice(at, at + 1)).join('').trim())
    at += (joined?.length ?? 1) - 1
  }
  return members.filter((part) => /[\p{L}\d]/u.test(part))
}

/** "Møre og Romsdal fylkeskommune" */
const isOneName = (parts: string[], known: Known): boolean =>
  parts.length > 1 &&
  findName(parts.join('').replace(/\*\*|__| ?\([^()]{0,120}\)/gu, ''), known).fit === 'one'
