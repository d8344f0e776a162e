import { readFileSync } from 'node:fs'
import { longDate } from '#src/platform/language/formats.ts'
import { addCalendarDays } from '#src/platform/time.ts'

/**
 * What was minuted in a meeting, by the names of its items: src/demo/minutes/<meeting>.md, a line `=== name` before each.
 * `{+30}` stands for the date thirty days after the meeting.
 */
export function minuteTexts(meeting: string, day: string): { item: string; text: string }[] {
  const source = readFileSync(new URL(`./minutes/${meeting}.md`, import.meta.url), 'utf8')
  return source
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n')
      return { item: part.slice(0, end).trim(), text: withDates(part.slice(end + 1).trim(), day) }
    })
}

const withDates = (text: string, day: string) =>
  text.replace(/\{([+-]\d+)\}/g, (_, days: string) => longDate('nb', addCalendarDays(day, Number(days))))
