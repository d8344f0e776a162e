import { weekdayDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { findingPlaces, findingWords } from '#src/platform/language/words/findings.ts'
import type { Found, Mend, Place, Rule, SentenceFacts, WayOut } from './finding.ts'

/** A finding as it is shown to a reader. */
export type Finding = {
  /** the same as long as the same words are found in the same place */
  id: string
  rule: Rule
  /** of the eleven groups of the quality check, from 1 on */
  group: number
  place: { part: Place['part']; id: string; itemId: string | null; label: string }
  /** the words concerned, as typed, or nothing */
  quote: string
  /** has to be put right before the minutes leave */
  blocking: boolean
  /** before which way out it has to be put right; null where it is only advice */
  blocks: WayOut | null
  message: { code: Rule; facts: SentenceFacts; text: string }
  mend: Mend | null
}

/** RULE: a finding in the reader's language. */
export function present({ place, facts, ...found }: Found, language: Language): Finding {
  const { part, id, itemId } = place
  const printed = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name.endsWith('day') ? weekdayDate(language, String(value)) : value,
    ]),
  )
  const name = shortened(place.name)
  return {
    ...found,
    blocking: found.blocks !== null,
    place: { part, id, itemId, label: say(places[part], language, { name }) },
    message: { code: found.rule, facts, text: say(sentences[found.rule], language, printed) },
  }
}

/** Every rule has its sentence: one that is missing does not compile. */
const sentences: Record<Rule, Phrase> = findingWords
const places: Record<Place['part'], Phrase> = findingPlaces

const shortened = (name: string): string => {
  const [line = ''] = name.split('\n')
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line
}
