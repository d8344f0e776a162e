import { diff3Merge } from 'node-diff3'

/**
 * RULE: two texts that both came of a third, as one: what either changed is changed, and where both changed the same words, those of
 * `stands` come first and those of `given` after them: nothing that somebody wrote goes. Line by line, and where both changed the
 * same lines word by word, so that two may change the same line.
 */
export function mergedText(texts: Three<string>): string {
  const { base, stands, given } = texts
  if (base === stands || stands === given) return given
  if (base === given) return stands
  return merged(texts, lines, (region) => merged(region, words, both))
}

type Three<Part> = { base: Part; stands: Part; given: Part }

/** `whereBoth` makes one text of a region that both have changed. */
function merged(
  texts: Three<string>,
  partsOf: (text: string) => string[],
  whereBoth: (region: Three<string>) => string,
): string {
  const { head, tail, ...middle } = withoutEnds({
    base: partsOf(texts.base),
    stands: partsOf(texts.stands),
    given: partsOf(texts.given),
  })
  return head + mergedParts(middle, whereBoth) + tail
}

function mergedParts(
  { base, stands, given }: Three<string[]>,
  whereBoth: (region: Three<string>) => string,
): string {
  if (pairsOf(base, stands) > mostPairs || pairsOf(base, given) > mostPairs)
    return both({ stands: stands.join(''), given: given.join('') })
  return diff3Merge(stands, base, given, { excludeFalseConflicts: true })
    .map(({ ok, conflict }) => {
      if (!conflict) return ok?.join('') ?? ''
      return whereBoth({
        base: conflict.o.join(''),
        stands: conflict.a.join(''),
        given: conflict.b.join(''),
      })
    })
    .join('')
}

/** What all three begin and end with is theirs without any looking. */
function withoutEnds({
  base,
  stands,
  given,
}: Three<string[]>): Three<string[]> & { head: string; tail: string } {
  const least = Math.min(base.length, stands.length, given.length)
  let head = 0
  while (head < least && base[head] === stands[head] && base[head] === given[head]) head++
  let tail = 0
  while (
    tail < least - head &&
    base.at(-1 - tail) === stands.at(-1 - tail) &&
    base.at(-1 - tail) === given.at(-1 - tail)
  )
    tail++
  const inside = (parts: string[]) => parts.slice(head, parts.length - tail)
  return {
    head: base.slice(0, head).join(''),
    tail: base.slice(base.length - tail).join(''),
    base: inside(base),
    stands: inside(stands),
    given: inside(given),
  }
}

/** What one wrote, and behind it what the other wrote in the same place where it says more, not run together with it. */
function both({ stands, given }: Pick<Three<string>, 'stands' | 'given'>): string {
  if (given === '' || stands.includes(given)) return stands
  return /\s$/.test(stands) || /^\s/.test(given) || stands === '' ? stands + given : `${stands} ${given}`
}

const lines = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+/g) ?? []

/** Each with the space behind it: spaces by themselves would all be alike, and looking for what is alike would take for ever. */
const words = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

/**
 * How many pairs of alike parts two texts have: the looking grows with more than that. Beyond what prose has, as in one word typed ten
 * thousand times, both texts stand instead.
 */
function pairsOf(one: string[], other: string[]): number {
  const counts = new Map<string, number>()
  for (const part of one) counts.set(part, (counts.get(part) ?? 0) + 1)
  return other.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0)
}

const mostPairs = 100_000
