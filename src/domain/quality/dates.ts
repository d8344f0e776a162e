import { shortDate } from '#src/platform/language/formats.ts'
import { weekdayLike } from './date-words.ts'
import { dayOf, daysOf, type Examined, isDraft, placeOfItem, standingItems } from './examined.ts'
import { beforeDate, dayIn, findDates, meantDays, swapped, type WrittenDate } from './find-dates.ts'
import { type Found, found } from './finding.ts'
import { foundIn, goTo, linesOf, type Passage, placeOfFollowUp } from './passages.ts'

/** RULES: dates that cannot be, or that belie their weekday, the meeting or each other. */
export function dateFindings(meeting: Examined, passages: Passage[]): Found[] {
  return [
    ...passages.flatMap((passage) => {
      const dates = findDates(passage.prose)
      return [
        ...dates.flatMap((date) => unreal(meeting, passage, date)),
        ...dates.flatMap((date) => weekdayBelied(meeting, passage, date)),
        ...ofOtherMeeting(meeting, passage),
      ]
    }),
    ...(isDraft(meeting) ? dueBefore(meeting) : []),
    ...approvesOther(meeting),
  ]
}

/** No such day: day and month stand in each other's place, or the month has fewer days. */
function unreal(meeting: Examined, passage: Passage, date: WrittenDate): Found[] {
  const { year } = date
  const ours = Number(daysOf(meeting).first.slice(0, 4))
  // Figures with another year beside them may be a version or a reference.
  if (date.figures && (year === null || Math.abs(year - ours) > 1)) return []
  if (dayIn(year ?? 2024, date) !== null) return []
  const meant = year === null ? null : swapped(year, date)
  if (!meant || !date.figures) return [foundIn(passage, 'dates.impossible', { quote: date.date })]
  return [
    foundIn(passage, 'dates.swapped', {
      quote: date.date,
      to: exchanged(date),
      facts: { meantday: meant.toString() },
    }),
  ]
}

/** A weekday beside a date that falls on another one, in every year that may be meant. */
function weekdayBelied(meeting: Examined, passage: Passage, date: WrittenDate): Found[] {
  const { weekday, year } = date
  if (!weekday) return []
  const days = meantDays(date, daysOf(meeting).first)
  const [nearest] = days
  if (!nearest || days.some((day) => day.dayOfWeek === weekday.number)) return []
  const other = year !== null && date.figures ? swapped(year, date) : null
  if (other?.dayOfWeek === weekday.number)
    return [
      foundIn(passage, 'dates.swapped', {
        quote: date.words,
        to: date.words.replace(date.date, exchanged(date)),
        facts: { meantday: other.toString() },
      }),
    ]
  const right = weekdayLike(weekday.word, nearest.dayOfWeek, meeting.record.group.language)
  return [
    foundIn(passage, 'dates.weekday', {
      quote: date.words,
      to: date.words.replace(weekday.word, right),
      facts: { day: nearest.toString() },
    }),
  ]
}

const exchanged = ({ date }: WrittenDate): string =>
  /^\d{4}/.test(date) ? date.replace(/-(\d+)-(\d+)/, '-$2-$1') : date.replace(/^(\d+)(\D+)(\d+)/, '$3$2$1')

const meetingWord = String.raw`(?:\p{L}*(?:møte|möte|sammanträde|møde|meeting|samling)\p{L}*|referat|minnesanteckningar|protokoll?|innkalling|kallelse|indkaldelse|minutes)`
const titleOfMeeting = new RegExp(
  `^${meetingWord}[ ,:–-]{1,3}(?:den |fra (?:møtet )?|frå (?:møtet )?|från (?:mötet )?|of )?$`,
  'iu',
)
const labelOfMeeting =
  /^[*_]*(?:møtedato|mötesdatum|mødedato|dato for møtet|datum för mötet|dato for mødet|date of (?:the )?meeting|meeting date)[*_ ]*:[*_ ]*$/iu
const labelOfDocument = /^[*_]*(?:dato|datum|date)[*_ ]*:[*_ ]*$/iu

const invitesTo = new RegExp(
  String.raw`(?<!\p{L})(?:avholdes|holdes|blir halde|innkalles|kalles inn|inviteres|velkommen|hålls|kallas|välkom\p{L}*|afholdes|indkaldes|invited|welcome)(?!\p{L})[^.:\n]{0,40} ${meetingWord}[ ,]{1,2}(?:den |på )?$`,
  'iu',
)

/** The date of the meeting as its title or a line with a label gives it, where that is another day. */
function ofOtherMeeting(meeting: Examined, passage: Passage): Found[] {
  const { first, last } = daysOf(meeting)
  const lines = linesOf(passage.prose).filter(({ text }) => text !== '')
  return lines.flatMap((line, index) =>
    findDates(line.text).flatMap((date) => {
      const days = meantDays(date, first).map(String)
      const [day] = days
      if (!day || days.some((one) => one >= first && one <= last)) return []
      const before = beforeDate(line.text, date.at)
      if (!saysItsOwn(meeting, passage, { before, dated: date.year === null ? null : day, index })) return []
      const to = date.figures ? shortDate(meeting.record.group.language, first) : undefined
      return [
        foundIn(passage, 'dates.not-the-meetings', {
          quote: date.words,
          to,
          facts: { day, meetingday: first },
        }),
      ]
    }),
  )
}

/** Whether the words before a date tell that it is to be this meeting's own. `dated` is the day where the year is given. */
function saysItsOwn(
  meeting: Examined,
  { place }: Passage,
  { before, dated, index }: { before: string; dated: string | null; index: number },
): boolean {
  if (!isDraft(meeting) && invitesTo.test(before) && !/(?:neste|nästa|næste|next) \p{L}+ $/iu.test(before))
    return true
  if (dated === null) return false
  if (place.part === 'meeting' && titleOfMeeting.test(before)) return true
  const isHead = place.id === standingItems(meeting)[0]?.id && index < 2
  // What is written later is dated later; an older date is left from the document that this one was made of.
  return (
    labelOfMeeting.test(before) || (isHead && dated < daysOf(meeting).first && labelOfDocument.test(before))
  )
}

/** A follow-up that was due before it was given. */
function dueBefore(meeting: Examined): Found[] {
  const { first } = daysOf(meeting)
  return meeting.followUps.flatMap((followUp) => {
    if (followUp.dueOn === null || followUp.dueOn >= first) return []
    const place = placeOfFollowUp(followUp)
    const facts = { dueday: followUp.dueOn, meetingday: first }
    return [found('dates.due-before-meeting', place, { quote: followUp.text, facts, mend: goTo(place) })]
  })
}

/** An item that approves minutes, with another date in its title than those minutes' meeting. */
function approvesOther(meeting: Examined): Found[] {
  return standingItems(meeting).flatMap((item) => {
    const approves = meeting.agenda.find(({ id }) => id === item.id)?.approves
    if (!approves) return []
    const held = dayOf(approves)
    const dates = findDates(item.title)
    const meant = dates.flatMap((date) => meantDays(date, held).map(String))
    if (meant.length === 0 || meant.includes(held)) return []
    const place = placeOfItem(item)
    const quote = dates[0]?.words ?? ''
    return [found('dates.approved-minutes', place, { quote, facts: { heldday: held }, mend: goTo(place) })]
  })
}
