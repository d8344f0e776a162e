import type { Examined } from './examined.ts'
import type { Found } from './finding.ts'
import { distance, folded } from './likeness.ts'
import { foundIn, type Passage } from './passages.ts'

/** RULE: an organisation's name in a text that is misspelt. Endings are left alone: they may be grammar. */
export function organisationFindings(meeting: Examined, passages: Passage[]): Found[] {
  const names = [...new Set(meeting.organisations.flatMap(coresOf))].map((name) => ({
    name,
    letters: folded(name),
  }))
  const known = new Set([
    ...meeting.organisations.flatMap((name) => folded(name).split(' ')),
    ...[...meeting.people, ...meeting.roster].flatMap((name) => folded(name).split(' ')),
  ])
  return passages.flatMap((passage) => {
    const seen = new Set<string>()
    return [...passage.prose.matchAll(capitalised)].flatMap(([quote]) => {
      if (seen.has(quote) || known.has(folded(quote)) || known.has(folded(quote).replace(/s$/, ''))) return []
      seen.add(quote)
      const alike = names.filter(({ letters }) => isMisspelt(folded(quote), letters))
      const [only, second] = alike
      if (!only || second) return []
      return [
        foundIn(passage, 'names.almost-organisation', { quote, to: only.name, facts: { name: only.name } }),
      ]
    })
  })
}

const capitalised = /(?<![\p{L}\d@/-])\p{Lu}\p{Ll}{5,}(?![\p{L}-])/gu

/** Words of a name that are nobody else's: "Gjøvik" of "Gjøvik kommune". One word each, so that a text is read word by word. */
const coresOf = (name: string): string[] =>
  name.split(' ').length > 2
    ? []
    : name.split(' ').filter((word) => /^\p{Lu}\p{Ll}{5,}$/u.test(word) && !common.test(word))

const common =
  /^(?:kommune|kommun|regionrådet|fylkeskommune|region|regionen|samarbeidsrådet|stiftelsen|foreningen|selskapet|nordre|søndre|vestre|østre|municipality|county|council)$/iu

/** One letter wrong, missing, too many or exchanged, within the word: both begin and end alike. */
const isMisspelt = (one: string, other: string): boolean =>
  one !== other && one[0] === other[0] && one.slice(-2) === other.slice(-2) && distance(one, other, 1) === 1
