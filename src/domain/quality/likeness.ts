/**
 * RULE: how many letters are wrong, missing, too many or exchanged with their neighbour between two words (optimal string
 * alignment); `beyond` where it is more than that.
 */
export function distance(one: string, other: string, beyond: number): number {
  if (Math.abs(one.length - other.length) > beyond) return beyond + 1
  let [before, row] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (exchanged) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return Math.min(row[other.length] ?? 0, beyond + 1)
}

/** RULE: a name by its letters as the neighbouring languages and old spellings write them: Ö and Ø, Aa and Å are one. */
export const folded = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'æ')
    .replaceAll('ö', 'ø')
    .replaceAll('aa', 'å')
    .replaceAll(/[éèê]/g, 'e')
    .replaceAll(/[-‐‑–]/g, ' ')
    .replaceAll(/[’'.]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/**
 * RULE: whether two names of people are almost one: no more than two letters differ and each word begins alike, or first and
 * last name are the same and only what stands between them is left out.
 */
export function almostSamePerson(one: string, other: string): boolean {
  const [a, b] = [folded(one).split(' '), folded(other).split(' ')]
  if (one === other || a.length < 2 || b.length < 2) return false
  if (a.join(' ') === b.join(' ')) return true
  return a.length === b.length ? misspelt(a, b) : leavesOut(a, b)
}

function misspelt(one: string[], other: string[]): boolean {
  let sum = 0
  for (const [index, word] of one.entries()) {
    const twin = other[index] ?? ''
    const shorter = Math.min(word.length, twin.length)
    const allowed = shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0
    const differing = distance(word, twin, allowed)
    if (word[0] !== twin[0] || differing > allowed) return false
    sum += differing
  }
  return sum >= 1 && sum <= 2
}

function leavesOut(one: string[], other: string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  let at = 0
  for (const word of long) if (word === short[at]) at += 1
  return at === short.length && short[0] === long[0] && short.at(-1) === long.at(-1)
}
