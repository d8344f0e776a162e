import type { Language } from './language.ts'

/** One thing to say in each language. A missing language does not compile. */
export type Phrase = Record<Language, string>

/** The phrase in a language, with each `{name}` replaced by the fact of that name. */
export function say(phrase: Phrase, language: Language, facts: Record<string, string | number> = {}): string {
  return phrase[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
