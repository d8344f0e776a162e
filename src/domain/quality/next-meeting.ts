import { addCalendarMonths } from '#src/platform/time.ts'
import { dayOf, daysOf, type Examined } from './examined.ts'
import { beforeDate, findDates, meantDays, type WrittenDate } from './find-dates.ts'
import type { Found } from './finding.ts'
import { foundIn, linesOf, type Passage } from './passages.ts'

const nextMeeting = new RegExp(
  [
    String.raw`(?<!\p{L})(?:neste (?:faggruppe|råds|styre|gruppe|nettverks)?møte|neste møde|næste (?:styre|gruppe|råds)?møde|nästa (?:styrelse|grupp|nätverks|råds)?(?:möte|sammanträde)|next meeting)`,
    '(?: (?:i|for|för|of) (?:the )?(?:faggruppen|faggruppa|gruppen|gruppa|gruppe|nettverket|rådet|styret|styrelsen|nätverket|netværket|bestyrelsen|group|fau))?',
    '(?: (?:er|blir|bliver|är|is|holdes|avholdes|blir halde|hålls|afholdes|settes til|sätts till|on))?',
    `[*_ ]*[:–-]?[*_ ]*(?:den )?$`,
  ].join(''),
  'iu',
)

/** RULES: the next meeting as the text gives it lies before this one, or is none that is planned. */
export function nextMeetingFindings(meeting: Examined, passages: Passage[]): Found[] {
  return passages.flatMap((passage) =>
    linesOf(passage.prose).flatMap((line) =>
      findDates(line.text)
        .filter((date) => nextMeeting.test(beforeDate(line.text, date.at)))
        .flatMap((date) => isPast(meeting, passage, date) ?? differs(meeting, passage, date)),
    ),
  )
}

function isPast(meeting: Examined, passage: Passage, date: WrittenDate): Found[] | null {
  const { first } = daysOf(meeting)
  const [day] = date.year === null ? [] : meantDays(date, first).map(String)
  if (!day || day > first) return null
  const turned = addCalendarMonths(day, 12)
  // In autumn the year of a meeting after New Year is easily left as it was.
  const to = turned > first ? date.words.replace(/\d{4}$/, turned.slice(0, 4)) : undefined
  const facts = { day, meetingday: first }
  return [
    foundIn(passage, 'dates.next-is-past', {
      quote: date.words,
      to: to === date.words ? undefined : to,
      facts,
    }),
  ]
}

function differs(meeting: Examined, passage: Passage, date: WrittenDate): Found[] {
  const planned = meeting.later.map(dayOf)
  const [next] = planned
  const days = meantDays(date, daysOf(meeting).first).map(String)
  if (!next || days.length === 0 || days.some((day) => planned.includes(day))) return []
  return [foundIn(passage, 'dates.next-differs', { quote: date.words, facts: { nextday: next } })]
}
