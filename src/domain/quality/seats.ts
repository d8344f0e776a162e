import { type Examined, type ExaminedSeat, isDraft } from './examined.ts'
import { type Found, found, type Rule } from './finding.ts'
import { foundIn, goTo, type Passage, placeOfWorkingGroup, sentencesOf } from './passages.ts'

/** RULES: working groups that were set up in the meeting, and those that only the text speaks of. */
export function seatFindings(meeting: Examined, passages: Passage[]): Found[] {
  if (!isDraft(meeting)) return []
  return [
    ...meeting.record.workingGroups
      .filter(({ id }) => !meeting.endedGroups.includes(id))
      .flatMap((group) => {
        const place = placeOfWorkingGroup(group)
        const ofGroup = meeting.seats.filter(({ workingGroupId }) => workingGroupId === group.id)
        return [
          ...(group.convener === null ? [found('seats.no-convener', place, { mend: goTo(place) })] : []),
          ...ofGroup.flatMap((seat) => {
            const rule = pendingFault(seat)
            const quote = seat.label ?? seat.organisation ?? ''
            return rule ? [found(rule, place, { quote, mend: goTo(place) })] : []
          }),
        ]
      }),
    ...onlyInText(meeting, passages),
  ]
}

function pendingFault({ personId, hasNamer, nameDueOn }: ExaminedSeat): Rule | null {
  if (personId !== null) return null
  if (!hasNamer) return nameDueOn === null ? 'seats.nobody-and-no-date' : 'seats.nobody-names'
  return nameDueOn === null ? 'seats.no-date' : null
}

const workingGroup = /(?<!\p{L})(?:arbeidsgrupp|arbetsgrupp|arbejdsgrupp|working group)/iu
const term =
  /(?<!\p{L})(?:(?:varighet|varigheit|varaktighet|varighed|duration|periode|mandatperiode|mandattid)(?: på| av| of)?|i|for|för) (?:\d{1,2}|ett|eit|et|en|ein|to|två|tre|fire|fyra|fem|seks|sex|one|two|three|six)[ -](?:års?|måneder|månader|månadar|måneders|years?|months?)(?!\p{L})/iu
const pendingName =
  /\((?:bekrefter|bekreftar|bekräftar|bekræfter|avklarer|avklarar) (?:navn|namn|navnet)[^()\n]*\)|\((?:navn|namn) (?:kommer|kjem|følger|följer|meddelas|bekreftes|avklares|meldes senere)[^()\n]*\)|\((?:name )?(?:to be confirmed|to follow|tbc)\)/giu

/** A term, or a seat without a name, under an item under which no working group has been set up. */
function onlyInText({ record }: Examined, passages: Passage[]): Found[] {
  const set = new Set(record.workingGroups.map(({ itemId }) => itemId))
  return passages
    .filter(({ kind, place }) => kind === 'text' && !set.has(place.itemId))
    .flatMap((passage) => [
      ...sentencesOf(passage.prose)
        .filter(({ text }) => workingGroup.test(text) && term.test(text))
        .map(({ text }) => foundIn(passage, 'seats.term-without-start', { quote: text })),
      ...[...passage.prose.matchAll(pendingName)].map(([quote]) =>
        foundIn(passage, 'seats.pending-in-text', { quote }),
      ),
    ])
}
