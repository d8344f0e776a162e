import { timeRange, weekdayDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { paperWords } from '#src/platform/language/words/papers.ts'
import { factsOf, tableOf } from '#src/platform/paper/blocks.ts'
import { type Letterhead, type Making, makeDocument, type Template } from '#src/platform/paper/document.ts'
import { storableName } from '#src/platform/paper/storable-name.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { isoWeek, localDate } from '#src/platform/time.ts'

export type PlannedMeeting = {
  title: string | null
  startsAt: Date
  endsAt: Date
  zone: string
  place: string | null
  videoUrl: string | null
  state: 'planned' | 'called' | 'held' | 'cancelled'
}

/** The meetings of a group in one year, the first first. */
export type YearPlan = {
  letterhead: Letterhead
  language: Language
  groupName: string
  year: number
  meetings: PlannedMeeting[]
  /** the instant written into the file, RFC 3339: of what it says, so that the same facts give the same bytes */
  madeAt: string
}

/** A group's meetings through a year as a document. Pure. */
export const yearPlanPaper = (plan: YearPlan, template: Template): DocumentTree =>
  makeDocument(template, yearPlanMaking(plan))

/** What its template is filled with. */
export function yearPlanMaking(plan: YearPlan): Making {
  const { language, groupName, year, meetings } = plan
  const word = (name: keyof typeof paperWords, facts = {}) => say(paperWords[name], language, facts)
  return {
    title: word('yearPlan', { year }),
    language,
    letterhead: plan.letterhead,
    watermark: null,
    date: plan.madeAt,
    facts: {
      group: groupName,
      year,
      planned: meetings.length > 0,
      words: { 'no-meetings': word('noMeetings', { year }), page: word('page') },
    },
    blocks: {
      facts: () => [factsOf([[word('group'), groupName]])],
      meetings: () => [meetingRows(plan)],
    },
  }
}

function meetingRows({ meetings, language }: YearPlan): Block {
  const word = (name: keyof typeof paperWords) => say(paperWords[name], language)
  const titled = meetings.some(({ title }) => title !== null)
  return tableOf(
    [
      [word('week'), 8],
      [word('day'), 32],
      [word('time'), 20],
      ...(titled ? [[word('meeting'), 22] as [string, number]] : []),
      [word('place'), 26],
    ],
    meetings.map((meeting) => {
      const day = localDate(meeting.startsAt, meeting.zone)
      const span = { start: meeting.startsAt, end: meeting.endsAt, zone: meeting.zone }
      const where = [meeting.place, meeting.videoUrl && word('video')].filter(Boolean).join(', ')
      return [
        String(isoWeek(day).week),
        weekdayDate(language, day),
        meeting.state === 'cancelled' ? word('cancelled') : timeRange(language, span),
        ...(titled ? [meeting.title ?? ''] : []),
        where,
      ]
    }),
  )
}

/** "Møteplan 2026 Faggruppe for næring", without the ending. */
export const yearPlanFileName = ({ groupName, year, language }: YearPlan): string =>
  `${say(paperWords.yearPlanFile, language)} ${year} ${storableName(groupName)}`
