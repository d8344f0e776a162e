import { html } from 'ghtml'
import { z } from 'zod'
import { invalid } from '#src/platform/errors.ts'
import { meetingFormWords as words } from '#src/platform/language/words/web-meeting-forms.ts'
import { calendarDate } from '#src/platform/text.ts'
import { civilInstants, instantText, localDate, localTime, TimeError } from '#src/platform/time.ts'
import { dateOrNone } from '../asked-values.ts'
import type { Fields } from '../layout/screen-form.ts'
import type { View } from '../view.ts'

/** A time of day as a browser's field for it sends it, with or without seconds; people write 09.00 as well. */
export const timeOfDay = z
  .string('text.missing')
  .trim()
  .transform((typed) => typed.replace('.', ':'))
  .pipe(z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:00)?$/, 'time.invalid'))
  .transform((typed) => typed.slice(0, typed.indexOf(':') + 3).padStart(5, '0'))

/** The fields of a form that say when a meeting is: its day, when it starts and ends, and the last day where it is another. */
export const timeFields = {
  on: calendarDate,
  startsAt: timeOfDay,
  endsAt: timeOfDay,
  untilOn: dateOrNone.optional(),
  startMeant: z.string().max(40).optional(),
  endMeant: z.string().max(40).optional(),
}

type Times = {
  on: string
  startsAt: string
  endsAt: string
  untilOn?: string | null | undefined
  startMeant?: string | undefined
  endMeant?: string | undefined
}

/**
 * Start and end with the zone's own offset. Refuses at its field a time that does not exist, and one that comes twice until
 * it is said which.
 */
export function spanTyped(times: Times, zone: string): { startsAt: string; endsAt: string } {
  const { on, startsAt, endsAt, untilOn, startMeant, endMeant } = times
  return {
    startsAt: instantTyped('startsAt', { date: on, time: startsAt, zone, meant: startMeant }),
    endsAt: instantTyped('endsAt', { date: untilOn ?? on, time: endsAt, zone, meant: endMeant }),
  }
}

/** An instant with the zone's own offset. Refuses at its field a time that does not exist, or that comes twice. */
export function instantTyped(field: string, civil: Parameters<typeof instantText>[0]): string {
  try {
    return instantText(civil)
  } catch (error) {
    throw error instanceof TimeError ? invalid(error.code, { field }) : error
  }
}

type Proposed = {
  on: string | null
  start: string
  end: string
  untilOn?: string | null
  /** the instants that stand, which tell a time that comes twice apart */
  startsAt?: string
  endsAt?: string
}

/** The fields, with a question beneath a time that comes twice. */
export function timeInputs(
  fields: Fields,
  { view, act, zone, proposed }: { view: View; act: string; zone: string; proposed: Proposed },
): string {
  const typed = view.shown.act === act ? view.shown.typed : {}
  const on = typed.on ?? proposed.on ?? ''
  const row = [
    fields.line('on', { label: view.say(words.on), type: 'date', value: proposed.on, required: true }),
    fields.line('startsAt', {
      label: view.say(words.start),
      type: 'time',
      value: proposed.start,
      required: true,
    }),
    fields.line('endsAt', { label: view.say(words.end), type: 'time', value: proposed.end, required: true }),
  ]
  const twice = [
    whichOf(fields, {
      view,
      zone,
      name: 'startMeant',
      date: on,
      time: typed.startsAt ?? proposed.start,
      stands: proposed.startsAt,
    }),
    whichOf(fields, {
      view,
      zone,
      name: 'endMeant',
      date: typed.untilOn || on,
      time: typed.endsAt ?? proposed.end,
      stands: proposed.endsAt,
    }),
  ]
  return html`<div class="field-row">!${row.join('')}</div>!${twice.join('')}!${lastDay(fields, { view, act, untilOn: proposed.untilOn ?? null })}`
}

/** Few meetings go on for more than a day: the field is folded away while it is empty. */
function lastDay(
  fields: Fields,
  { view, act, untilOn }: { view: View; act: string; untilOn: string | null },
): string {
  const { shown } = view
  const open = untilOn !== null || (shown.act === act && (shown.typed.untilOn || shown.errors.untilOn))
  const field = fields.line('untilOn', { label: view.say(words.untilOn), type: 'date', value: untilOn })
  return html`<details !${open ? 'open' : ''}><summary>${view.say(words.severalDays)}</summary>!${field}</details>`
}

type Which = {
  view: View
  zone: string
  name: string
  date: string
  time: string
  stands: string | undefined
}

/** Before or after the clocks go back, where the time comes twice; nothing else. */
function whichOf(fields: Fields, { view, zone, name, date, time, stands }: Which): string {
  const [first, second] = bothOf({ date, time, zone })
  if (!first || !second) return ''
  const facts = { time: time.slice(0, 5) }
  return fields.radio(name, {
    label: view.say(name === 'startMeant' ? words.whichStart : words.whichEnd, facts),
    value: [first, second].find((text) => stands && Date.parse(text) === Date.parse(stands)) ?? '',
    choices: [
      { value: first, label: view.say(words.firstOfTwo, facts) },
      { value: second, label: view.say(words.secondOfTwo, facts) },
    ],
  })
}

function bothOf(civil: Parameters<typeof civilInstants>[0]): string[] {
  try {
    return civilInstants(civil)
  } catch {
    return []
  }
}

/** A meeting's times as the fields show them. */
export function timesOf({
  startsAt,
  endsAt,
  zone,
}: {
  startsAt: string
  endsAt: string
  zone: string
}): Proposed {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const [on, untilOn] = [localDate(start, zone), localDate(end, zone)]
  const times = { start: localTime(start, zone), end: localTime(end, zone) }
  return { on, ...times, untilOn: untilOn === on ? null : untilOn, startsAt, endsAt }
}
