import { longDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { localDate } from '#src/platform/time.ts'

/** "Referat: Faggruppe for reiseliv, 31. august 2023" */
export const meetingTitle = (
  language: Language,
  { group, startsAt, zone }: { group: string; startsAt: string; zone: string },
): string =>
  say(screenWords.minutesTitle, language, {
    group,
    date: unbroken(longDate(language, localDate(new Date(startsAt), zone))),
  })

/** A date that stays on one line of a large heading. */
export const unbroken = (date: string): string => date.replaceAll(' ', '\u00a0')
