import type { DuplicateReason } from '#src/platform/language/words/duplicates.ts'
import { pairsWorthComparing } from './blocks.ts'
import { likenessOf, soundOf, wordsOf } from './names.ts'
import { type Suggestion, type Weights, weigh } from './suggestion.ts'

export type PersonToCompare = {
  id: string
  name: string
  email: string | null
  phone: string | null
  organisationId: string | null
}

/** RULE: who among these people are probably one. Never by name alone where the facts beside it disagree. */
export function pairsOfPeople(people: PersonToCompare[]): Suggestion[] {
  const known = people.map(readPerson)
  return pairsWorthComparing(known.map(keysOf)).flatMap(([one, other]) => {
    const pair = [known[one], known[other]]
    const [first, second] = pair
    return (first && second && compare(first, second)) || []
  })
}

const weights: Weights = {
  ...{ 'same-name': 60, 'shorter-name': 50, 'almost-same-name': 40 },
  ...{ 'same-organisation': 25, 'same-address': 40, 'same-phone': 25 },
}
const otherOrganisation = 25
const otherAddressInTheSamePlace = 15

type Known = ReturnType<typeof readPerson>

const readPerson = ({ id, name, email, phone, organisationId }: PersonToCompare) => {
  const [local = '', domain = ''] = (email ?? '').split('@')
  const digits = phone?.replace(/\D/g, '').slice(-8) ?? ''
  return { id, words: wordsOf(name), local: personalPart(local), email, domain, digits, organisationId }
}

/** The part of an address that names somebody; empty for one that names an office, and for one too short to name anybody. */
function personalPart(local: string): string {
  const [part = ''] = local.split('+')
  return part.length < 4 || shared.test(part) ? '' : part
}

const shared =
  /^(post|epost|mail|info|kontakt|contact|office|firmapost|postmottak|registrator|kommune?n?|region|kundtjanst|servicetorg|sentralbord)/

function keysOf({ words, local }: Known): string[] {
  const sounds = words.slice(0, 6).map(soundOf)
  const [first, last] = [sounds[0] ?? '', sounds.at(-1) ?? '']
  const two = sounds.flatMap((one, at) =>
    sounds.slice(at + 1).map((other) => `two ${one < other ? `${one} ${other}` : `${other} ${one}`}`),
  )
  return [
    ...(words.length === 1 ? [`one ${words[0]}`] : two),
    `first ${first} ${last[0]}`,
    `last ${last} ${first[0]}`,
    ...(local ? [`address ${local}`] : []),
  ]
}

function compare(one: Known, other: Known): Suggestion | null {
  const same = (field: 'organisationId' | 'local' | 'digits') =>
    Boolean(one[field]) && one[field] === other[field]
  const likeness = likenessOf(one.words, other.words)
  // The same letters before the @ at two places mean little when the names have nothing in common.
  const sameAddress =
    same('local') && (likeness !== null || one.words.some((word) => other.words.includes(word)))
  if (!likeness && !sameAddress) return null
  const reasons: DuplicateReason[] = [
    ...(likeness ? [likeness] : []),
    ...(sameAddress ? (['same-address'] as const) : []),
    ...(same('organisationId') ? (['same-organisation'] as const) : []),
    ...(same('digits') ? (['same-phone'] as const) : []),
  ]
  const elsewhere = one.organisationId && other.organisationId && !same('organisationId')
  const bothReached = one.domain !== '' && one.domain === other.domain && one.email !== other.email
  const against =
    (elsewhere ? otherOrganisation : 0) + (bothReached && !sameAddress ? otherAddressInTheSamePlace : 0)
  return weigh([one.id, other.id], { reasons, weights, against })
}
