import type { DuplicateReason } from '#src/platform/language/words/duplicates.ts'
import { pairsWorthComparing } from './blocks.ts'
import { likenessOf, type NameLikeness, soundOf, wordsOf } from './names.ts'
import { type Suggestion, type Weights, weigh } from './suggestion.ts'

export type OrganisationToCompare = {
  id: string
  name: string
  kind: string
  country: string
  officialNumber: string | null
  parentId: string | null
}

/** RULE: which of these organisations are probably one. Two with different official numbers are two, however alike their names. */
export function pairsOfOrganisations(organisations: OrganisationToCompare[]): Suggestion[] {
  const known = organisations.map(readOrganisation)
  return pairsWorthComparing(known.map(keysOf)).flatMap(([one, other]) => {
    const [first, second] = [known[one], known[other]]
    return (first && second && compare(first, second)) || []
  })
}

const weights: Weights = {
  ...{ 'same-official-number': 70, 'same-name': 60, 'shorter-name': 35, 'almost-same-name': 40 },
  'same-parent': 15,
}
const otherKind = 20
const otherCountry = 40

type Known = ReturnType<typeof readOrganisation>

const readOrganisation = (organisation: OrganisationToCompare) => {
  const words = wordsOf(organisation.name)
  const own = words.filter((word) => !kindWords.has(word))
  const number = organisation.officialNumber?.replace(/\s/g, '').toLowerCase() ?? ''
  return { ...organisation, words: own.length > 0 ? own : words, number }
}

/** What an organisation is, not which: "Hamar" and "Hamar kommune" are told apart by nothing. */
const kindWords = new Set(
  'kommune kommunes kommun kommuns fylkeskommune fylke region regionen delregion stad landskommune municipality county'.split(
    ' ',
  ),
)

const keysOf = ({ words, number, country }: Known): string[] => [
  ...words.map((word) => `word ${word}`),
  `sound ${words.map(soundOf).sort().join(' ')}`,
  `begins ${soundOf(words[0] ?? '').slice(0, 3)}`,
  ...(number ? [`number ${country} ${number}`] : []),
]

function compare(one: Known, other: Known): Suggestion | null {
  if (one.parentId === other.id || other.parentId === one.id) return null
  const sameCountry = one.country === other.country
  if (sameCountry && one.number && other.number && one.number !== other.number) return null
  const sameNumber = sameCountry && one.number !== '' && one.number === other.number
  const likeness = partOrWhole(one, other)
  if (!likeness && !sameNumber) return null
  const reasons: DuplicateReason[] = [
    ...(sameNumber ? (['same-official-number'] as const) : []),
    ...(likeness ? [likeness] : []),
    ...(one.parentId && one.parentId === other.parentId ? (['same-parent'] as const) : []),
  ]
  const against = (one.kind === other.kind ? 0 : otherKind) + (sameCountry ? 0 : otherCountry)
  return weigh([one.id, other.id], { reasons, weights, against })
}

/** As for people, and one word is enough: "Nes" and "Nes i Akershus". */
function partOrWhole(one: Known, other: Known): NameLikeness | null {
  const [short, long] =
    one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  const [only] = short
  if (short.length === 1 && long.length > 1 && only && only.length > 2 && long.includes(only))
    return 'shorter-name'
  return likenessOf(one.words, other.words)
}
