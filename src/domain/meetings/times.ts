import { conflict, invalid } from '#src/platform/errors.ts'
import { localDate, parseInstant, TimeError } from '#src/platform/time.ts'

const longestDays = 31

export type SpanGiven = {
  startsAt: string | Date
  endsAt: string | Date
  /** the IANA zone that the meeting's times are told in */
  zone: string
}

/**
 * RULE: a meeting's start and end as instants. Text carries the zone's own offset; an instant stands as it was.
 * Refuses a time that does not exist, an end that is not after the start, and more than 31 days.
 */
export function readSpan({ startsAt, endsAt, zone }: SpanGiven): { startsAt: Date; endsAt: Date } {
  const start = readInstant('startsAt', startsAt, zone)
  const end = readInstant('endsAt', endsAt, zone)
  const lengthDays = (end.getTime() - start.getTime()) / 86_400_000
  if (lengthDays <= 0) throw invalid('meetings.ends-before-start', { field: 'endsAt' })
  if (lengthDays > longestDays) throw invalid('meetings.too-long', { field: 'endsAt' })
  return { startsAt: start, endsAt: end }
}

/** The day it begins on, as the calendar on the wall shows it where it is held. */
export const localDay = (meeting: { startsAt: Date; zone: string }): string =>
  localDate(meeting.startsAt, meeting.zone)

/**
 * RULE: what is recorded of a meeting has happened: who came, what was said, what it approved. So none of it is taken
 * before the day that the meeting begins on, where it is held; from then on at any time, since some write it down later.
 */
export function refuseBeforeDay(
  meeting: { startsAt: Date; zone: string },
  { now, field }: { now: Date; field?: string },
): void {
  if (!dayHasCome(meeting, now)) throw conflict('meetings.not-yet', field ? { field } : {})
}

/** RULE: whether the meeting's day has begun where it is held, so that what happens in it may be recorded. */
export const dayHasCome = (meeting: { startsAt: Date; zone: string }, now: Date): boolean =>
  localDate(now, meeting.zone) >= localDay(meeting)

function readInstant(field: string, at: string | Date, zone: string): Date {
  if (at instanceof Date) return at
  try {
    return parseInstant({ at, zone }).instant
  } catch (error) {
    if (error instanceof TimeError)
      throw invalid(error.code, { field: error.field === 'zone' ? 'zone' : field })
    throw error
  }
}
