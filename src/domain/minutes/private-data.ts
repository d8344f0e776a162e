/**
 * RULE: a text without what must not be published whoever wrote it: national identity numbers of the three countries, and
 * telephone numbers that are said to be somebody's. `removed` stands in their place. A number that only looks like one (an
 * account, a case number) stays: birth date and, where the country has them, check digits must be right. How a number is
 * typed does not matter, only how it prints: with hard spaces, long dashes, marks of Markdown or entities between its digits.
 */
export function withoutPrivateData(text: string, removed: string): string {
  if (!/\p{Nd}/u.test(text)) return text
  const print = printOf(text)
  const spans = rules.flatMap((rule) => spansOf(rule, print)).sort((one, other) => one.from - other.from)
  const pieces: string[] = []
  let done = 0
  for (const span of spans) {
    if (isInsideName(text, span)) continue
    if (span.from < done) {
      done = Math.max(done, span.to)
      continue
    }
    const { from, to, left } = withMarks(text, span, done)
    pieces.push(text.slice(done, from), removed, left)
    done = to
  }
  return pieces.join('') + text.slice(done)
}

/** From and to where in the written text. */
interface Span {
  from: number
  to: number
}

/** What a text prints as, one character for each that is seen, and where each of them is written. */
interface Print {
  text: string
  spans: Span[]
}

/** Markdown prints any number of spaces as one, and entities as what they stand for. */
const written = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,20}));|\r\n|[^\S\r\n]+|./gisu

function printOf(text: string): Print {
  const spans: Span[] = []
  const seen: string[] = []
  for (const match of text.matchAll(written)) {
    const from = match.index
    const character = isMark(text, from) ? '' : plain(decoded(match))
    if (character === '') continue
    seen.push(character)
    spans.push({ from, to: from + match[0].length })
  }
  return { text: seen.join(''), spans }
}

/** A mark of Markdown is not seen, unless it stands alone, as the star before an item of a list does. */
const isMark = (text: string, at: number): boolean =>
  /[*_~`\\]/.test(text.charAt(at)) && /\S/.test(text.charAt(at - 1) + text.charAt(at + 1))

const named: Record<string, string> = {
  ...Object.fromEntries(['nbsp', 'ensp', 'emsp', 'thinsp', 'numsp', 'hairsp'].map((name) => [name, ' '])),
  ...Object.fromEntries(['ndash', 'mdash', 'hyphen', 'dash', 'minus'].map((name) => [name, '-'])),
  ...Object.fromEntries(['shy', 'zwj', 'zwnj'].map((name) => [name, '\u00ad'])),
}

function decoded([whole, decimal, hexadecimal, name]: RegExpMatchArray): string {
  if (name) return named[name] ?? '&'
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
  if (Number.isNaN(code)) return whole
  return code > 0x10ffff ? '&' : String.fromCodePoint(code)
}

/** The character by its simplest form: a digit of any script, a space, a dash, a line break; nothing for what is not seen. */
function plain(character: string): string {
  if (/^[ -)+-~]$/.test(character)) return character
  if (/^\p{Nd}$/u.test(character)) return digitOf(character)
  if (/[\r\n]/.test(character)) return '\n'
  if (/^[\p{Cf}\p{M}]$/u.test(character)) return ''
  if (/^\s/.test(character)) return ' '
  if (/^[\p{Pd}\u2212]$/u.test(character)) return '-'
  return character.charAt(0)
}

/** Every script has its ten digits in a row from zero on, and some styles of them follow each other. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

/** How a number looks in print, and whether one that looks so is one. What is removed is at the end of what is looked for. */
interface Rule {
  looks: RegExp
  isOne: (number: string) => boolean
}

/** What may stand between two parts of a number: a space, a sign, one line break, but no blank line and no border of a cell. */
const between = (sign: string): string => String.raw` {0,3}${sign}? {0,3}(?:\n ?(?:> ?){0,3})?`

const norwegianDate = String.raw`(?:\d{6}|\d\d[-./ ] ?\d\d[-./ ] ?(?:(?:19|20)\d\d|\d\d))`

const telephoneWord = String.raw`(?:(?<!\p{L})(?:tlf|tel|mob|(?:tele)?phone|mobile)|telefon|mobil(?:telefon|tlf)?)(?:en|nummer(?:et)?|numret|nr)?(?!\p{L})`
const telephoneKind = String.raw`(?:privat|private|hjem|hjemme|hem|jobb|arbeid|arbete|arbejde|mobil|mobile|direkte?|nr|nummer|number|no|er|är|is)(?!\p{L})`

const rules: Rule[] = [
  {
    looks: new RegExp(
      String.raw`(?<!\d[.,]?)${norwegianDate}${between('[-./]')}(?:\d{5}|\d{3} \d\d)(?!\d)`,
      'gu',
    ),
    isOne: (number) => isNorwegian(digitsIn(number).replace(/^(\d{4})\d\d(\d{7})$/, '$1$2')),
  },
  {
    looks: new RegExp(
      String.raw`(?<!\d[.,/]?|[\da-f]-)(?:18|19|20)?\d{6}${between('[-+]')}\d{4}(?!\d|-[\da-f])`,
      'gu',
    ),
    isOne: (number) => isSwedish(digitsIn(number).slice(-10)),
  },
  {
    looks: new RegExp(
      String.raw`(?<!\d[.,]?|\/|[\da-f]-)\d{6}(?=\D)${between('-')}\d{4}(?!\d|\/\d|-[\da-f])`,
      'gu',
    ),
    isOne: isDanish,
  },
  {
    looks: new RegExp(
      String.raw`${telephoneWord}(?:[ .:(\n]{1,3}${telephoneKind}){0,2}[ .:(\n-]{0,4}?(?<number>(?:\(\+?\d{1,4}\)|\+?\d)(?:[ ()\n-]{0,3}\d){5,7}(?:[ ()-]{0,3}\d){0,8}\d*)`,
      'giu',
    ),
    isOne: (number) => !/^(?:19|20)\d\d-(?:\d\d-\d\d|(?:19|20)\d\d)(?![\d-])/.test(number),
  },
]

/** Where numbers by the rule are written. One that is none may overlap one that is: the search goes on one step further. */
function spansOf({ looks, isOne }: Rule, print: Print): Span[] {
  const spans: Span[] = []
  looks.lastIndex = 0
  for (let match = looks.exec(print.text); match; match = looks.exec(print.text)) {
    const end = match.index + match[0].length
    const number = match.groups?.number ?? match[0]
    const from = print.spans[end - number.length]?.from
    const to = print.spans[end - 1]?.to
    if (isOne(number) && from !== undefined && to !== undefined) spans.push({ from, to })
    else looks.lastIndex = match.index + 1
  }
  return spans
}

/** A number with something joined to both its ends is part of an address; one in a row of hexadecimal digits, of an identifier. */
const isInsideName = (text: string, { from, to }: Span): boolean =>
  (/[\p{L}\d/=-]/u.test(text.charAt(from - 1)) && /\p{L}/u.test(text.charAt(to))) ||
  /^[\da-f-]{7}[a-f]$/.test(text.slice(Math.max(0, from - 8), from)) ||
  /^[a-f][\da-f]{7}/.test(text.slice(to, to + 8))

/** Marks go with the parts of a number that they are about; one whose other half is elsewhere in the text is left. */
function withMarks(text: string, { from, to }: Span, earliest: number): Span & { left: string } {
  const marks = /[*_~`]/
  if (!marks.test(text.slice(from, to))) return { from, to, left: '' }
  let [start, end] = [from, to]
  while (start > earliest && marks.test(text.charAt(start - 1))) start -= 1
  while (marks.test(text.charAt(end))) end += 1
  const runs = text.slice(start, end).match(/[*_~`]+/g) ?? []
  return { from: start, to: end, left: runs.length % 2 === 1 ? (runs[0] ?? '') : '' }
}

const digitsIn = (number: string): string => number.replace(/\D/g, '')

const digitsOf = (number: string): number[] => Array.from(number, Number)

const sumOf = (digits: number[], weights: number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0)

/** Fødselsnummer and D-nummer: a date (its day may be raised by 40, its month by 40 or 80) and two digits modulo 11. */
function isNorwegian(number: string): boolean {
  const digits = digitsOf(number)
  const check = (weights: number[]) => (11 - (sumOf(digits, weights) % 11)) % 11
  return (
    isDay(Number(number.slice(0, 2)) % 40, Number(number.slice(2, 4)) % 40) &&
    check([3, 7, 6, 1, 8, 9, 4, 5, 2]) === digits[9] &&
    check([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === digits[10]
  )
}

/** Personnummer and samordningsnummer: year, month, day (which may be raised by 60), and a digit by Luhn. */
function isSwedish(number: string): boolean {
  const doubled = digitsOf(number).map((digit, index) => (index % 2 === 0 ? digit * 2 : digit))
  const sum = doubled.reduce((total, digit) => total + Math.floor(digit / 10) + (digit % 10), 0)
  return isDay(Number(number.slice(4, 6)) % 60, Number(number.slice(2, 4))) && sum % 10 === 0
}

/** CPR numbers given since 2007 have no check digit: a date and that it stands apart are all that tells. */
function isDanish(number: string): boolean {
  return isDay(Number(number.slice(0, 2)), Number(number.slice(2, 4)))
}

const isDay = (day: number, month: number): boolean =>
  day >= 1 && month >= 1 && month <= 12 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
