import type { Language } from '#src/platform/language/language.ts'

/** What each language calls itself: whoever looks for theirs finds it, whatever the page speaks. */
export const languageNames: Record<Language, string> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  sv: 'Svenska',
  da: 'Dansk',
  en: 'English',
}
