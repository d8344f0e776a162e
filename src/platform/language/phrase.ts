import { pluralOf } from './formats.ts'
import type { Language } from './language.ts'

/** One thing to say in each language. A missing language does not compile. */
export type Phrase = Record<Language, string>

/** The phrase in a language, with each `{name}` replaced by the fact of that name. */
export function say(phrase: Phrase, language: Language, facts: Record<string, string | number> = {}): string {
  return phrase[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}

/** What is said of one and of several, by the language's own rule. */
export type CountedPhrase = { one: Phrase; other: Phrase }

/** The phrase for that many; `{count}` is the number as the language writes it. */
export function sayCounted(
  phrase: CountedPhrase,
  language: Language,
  count: number,
  facts: Record<string, string | number> = {},
): string {
  const { form, written } = pluralOf(language, count)
  return say(phrase[form], language, { count: written, ...facts })
}
