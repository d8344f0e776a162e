import { say } from '#src/platform/language/phrase.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import { withoutPrivateData } from '../minutes/private-data.ts'
import { type Examined, isDraft } from './examined.ts'
import type { Found } from './finding.ts'
import { absenceLabel } from './labels.ts'
import { foundIn, type Passage, sentencesOf } from './passages.ts'

/** RULES: what is nobody's business: why somebody did not come, identity numbers, private telephone numbers. */
export const privateFindings = (meeting: Examined, passages: Passage[]): Found[] => [
  ...numbers(meeting, passages),
  ...(isDraft(meeting) ? reasons(meeting, passages) : []),
]

/** Numbers that the public variant goes without; under an exempt item there is none to go without. */
function numbers(meeting: Examined, passages: Passage[]): Found[] {
  const isExempt = exemptIn(meeting)
  const to = say(recordWords.removed, meeting.record.group.language)
  return passages
    .filter((passage) => !isExempt(passage))
    .flatMap((passage) =>
      removedFrom(passage.text).map((quote) => foundIn(passage, 'private.number', { quote, to })),
    )
}

/** Whether everybody is shown no more than the number of the passage's item. */
function exemptIn({ record }: Examined): (passage: Passage) => boolean {
  const exempt = new Set(record.items.filter(({ exemptBasis }) => exemptBasis != null).map(({ id }) => id))
  return ({ place }) => place.itemId !== null && exempt.has(place.itemId)
}

/** Stands for what was taken out: no text can hold it. */
const gap = '\u0000'

function removedFrom(text: string): string[] {
  const pieces = withoutPrivateData(text, gap).split(gap)
  const removed: string[] = []
  let at = pieces[0]?.length ?? 0
  for (const piece of pieces.slice(1)) {
    const next = piece === '' ? text.length : text.indexOf(piece, at)
    removed.push(text.slice(at, next === -1 ? undefined : next))
    at = next + piece.length
  }
  return removed
}

const reason = String.raw`(?:syk|sykdom|syke barn|sykt barn|sjuk|sjukdom|sjukt barn|sjuke barn|vab|vård av (?:sjukt )?barn|sykmeldt|sjukmeld|sjukskriven|sykemeldt|syg|sygdom|sygt barn|barns sygedag|sygemeldt|(?:foreldre|fødsels|barsel|pappa|mamma|föräldra|barsels|forældre)(?:perm\p{L}*|ledig\p{L}*|orlov)|operasjon|opereres|operation|sykehus\p{L}*|sjukehus\p{L}*|sjukhus\p{L}*|hospital\p{L}*|legetime|legebesøk|läkarbesök|lægebesøg|begravelse|gravferd|begravning|dødsfall|dødsfald|dödsfall|barnepass|(?:på grunn av|pga\.?|p\.g\.a\.?|grunna|på grund av|på grund af|due to) (?:helse|helsa|familie|hälsa|familj|health|family)\p{L}*|illness|sick|sick child|sick leave|parental leave|maternity leave|surgery|funeral|bereavement)`
const absence =
  '(?:forfall|frafall|fravær|fråvær|frånvaro|frånvarande|fraværende|fråverande|förhinder|förhindrad|avbud|afbud|borte|meldt seg av|ikke til stede|ikkje til stades|kunne ikke (?:komme|møte|delta)|kunne ikkje (?:kome|møte|delta)|kunde inte (?:komma|delta)|kunne ikke deltage|absent|apologies|excused|could not attend)'

const absentFor = new RegExp(
  String.raw`(?<!\p{L})${absence}(?!\p{L}).{0,80}?(?<!\p{L})${reason}(?!\p{L})|(?<!\p{L})${reason}(?!\p{L}).{0,40}?(?<!\p{L})${absence}(?!\p{L})`,
  'iu',
)
const anyReason = new RegExp(String.raw`(?<!\p{L})${reason}(?!\p{L})`, 'iu')
const inBrackets = new RegExp(String.raw`\((?:[^()\n]{0,30}[ ,])?${reason}(?:[ ,.][^()\n]{0,30})?\)`, 'iu')
const stateOf = new RegExp(
  String.raw`(?<!\p{L})(?:er|var|är|is|was|har|blei|ble|i|på|med)(?: \p{L}+)? ${reason}(?!\p{L})`,
  'iu',
)

/**
 * A reason of health or family on a line of those who did not come, or beside the name of somebody who belongs to the meeting:
 * illness in a municipality is a topic like any other.
 */
function reasons(meeting: Examined, passages: Passage[]): Found[] {
  const firstNames = new Set(meeting.roster.map((name) => name.split(' ')[0] ?? ''))
  const isExempt = exemptIn(meeting)
  const namesSomebody = (text: string) => text.split(/[^\p{L}-]+/u).some((word) => firstNames.has(word))
  return passages
    .filter(({ kind }) => kind === 'text')
    .flatMap((passage) =>
      sentencesOf(passage.prose)
        .filter(
          ({ text }) =>
            (absenceLabel.test(text) && anyReason.test(text)) ||
            ((absentFor.test(text) || inBrackets.test(text) || stateOf.test(text)) && namesSomebody(text)),
        )
        .map(({ text }) => foundIn(passage, 'private.reason', { quote: text, advice: isExempt(passage) })),
    )
}
