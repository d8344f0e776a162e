/** The languages that documents, mail and screens exist in. Bokmål and nynorsk are equal: both complete. */
export const languages = ['nb', 'nn', 'sv', 'da', 'en'] as const

export type Language = (typeof languages)[number]

/** What each language calls itself: whoever looks for theirs knows it by that. */
export const languageNames: Record<Language, string> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  sv: 'Svenska',
  da: 'Dansk',
  en: 'English',
}

/**
 * The language to answer in, from an `Accept-Language` header (RFC 9110 section 12.5.4): the supported language
 * with the highest weight, the first named among equals; `no` is read as bokmål and a region (`sv-FI`) as its language.
 * A malformed range is passed over, and `fallback` answers when nothing fits: a header never causes a refusal.
 */
export function chooseLanguage(acceptLanguageHeader: string | undefined, fallback: Language): Language {
  const ranges = (acceptLanguageHeader ?? '').slice(0, longestHeader).split(',').flatMap(readRange)
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  const unwanted = ranges.filter(({ weight, tag }) => weight === 0 && !tag.includes('-'))
  const refused = new Set(unwanted.map(({ tag }) => supportedLanguage(tag)))
  const acceptable = [fallback, ...languages].filter((language) => !refused.has(language))
  for (const { tag } of wanted) {
    const language = tag === '*' ? acceptable[0] : supportedLanguage(tag)
    if (language && !refused.has(language)) return language
  }
  return acceptable[0] ?? fallback
}

/** Longer headers are cut: no browser sends them, and reading them would only cost time. */
const longestHeader = 1_000

const rangeWithWeight =
  /^\s*(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i

function readRange(range: string): { tag: string; weight: number }[] {
  const match = rangeWithWeight.exec(range)
  return match?.[1] ? [{ tag: match[1].toLowerCase(), weight: Number(match[2] ?? 1) }] : []
}

function supportedLanguage(tag: string): Language | undefined {
  const [primary] = tag.split('-')
  return primary === 'no' ? 'nb' : languages.find((language) => language === primary)
}
