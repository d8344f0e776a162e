/**
 * RULES of how like two names are. They know how Nordic names are spelt in several ways, and nothing of who is who: a name alone
 * only ever suggests.
 */

export type NameLikeness = 'same-name' | 'shorter-name' | 'almost-same-name'

/** A name's words without case, accents and hyphens; å and aa, æ and ae, ø and oe are one letter each. */
export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’´`]/g, '')
    .replace(/[æøœđðþŧłŋıß]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/aa|ae/g, 'a')
    .replace(/oe/g, 'o')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const plainLetters: Record<string, string> = {
  ...{ æ: 'a', ø: 'o', œ: 'o', đ: 'd', ð: 'd', þ: 't', ŧ: 't', ł: 'l', ŋ: 'n', ı: 'i', ß: 'ss' },
}

/** The word as it sounds: Kristian for Christian, Sofie for Sophie, Gunild for Gunnhild. */
export const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/ch|ck|q|c(?![eiy])/g, 'k')
    .replace(/[cz]/g, 's')
    .replace(/w/g, 'v')
    .replace(/(?<=.)h/g, '')
    .replace(/dt/g, 't')
    .replace(/(.)\1+/gu, '$1')

/**
 * How like two names are, given their words in whatever order; null when they are not. The shorter name's words must all be found
 * in the longer one: as they are, as an initial, or spelt a little otherwise.
 */
export function likenessOf(one: string[], other: string[]): NameLikeness | null {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const left = [...long]
  /** The words that are not found among those that are left; what is found is used up. */
  const without = (words: string[], fits: (word: string, candidate: string) => boolean) =>
    words.filter((word) => {
      const at = left.findIndex((candidate) => fits(word, candidate))
      if (at !== -1) left.splice(at, 1)
      return at === -1
    })
  const notSame = without(short, (word, candidate) => word === candidate)
  const notShort = without(notSame, isInitialOf)
  if (without(notShort, isSpeltLike).length > 0) return null
  // Initials alone, or one word of a longer name, fit too many.
  const spelt = short.length - (notSame.length - notShort.length)
  if (spelt === 0 || (short.length === 1 && long.length > 1)) return null
  if (notShort.length > 0) return 'almost-same-name'
  return notSame.length > 0 || left.length > 0 ? 'shorter-name' : 'same-name'
}

const isInitialOf = (word: string, candidate: string): boolean => {
  const [short, long] = word.length <= candidate.length ? [word, candidate] : [candidate, word]
  return short.length === 1 && /\p{L}/u.test(short) && long.startsWith(short)
}

/** Sounds the same, or has a letter or two otherwise where the word is long enough to be known again. Numbers are no misspellings. */
function isSpeltLike(word: string, candidate: string): boolean {
  if (/\p{N}/u.test(word + candidate)) return false
  const [one, other] = [soundOf(word), soundOf(candidate)]
  const shorter = Math.min(one.length, other.length)
  if (one === other) return shorter >= 2
  const allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0
  return one[0] === other[0] && distanceOf(one, other, allowed) <= allowed
}

/** How many letters must be put in, taken out, changed or swapped with the next (optimal string alignment); more than `most` may be told as any larger number. */
function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const swapped =
        one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (before[j - 2] ?? 0) + 1 : changed
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}
