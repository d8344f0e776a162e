/**
 * RULE: a text without what must not be published whoever wrote it: national identity numbers of the three countries, and
 * telephone numbers that are said to be somebody's. `removed` stands in their place. A number that only looks like one (an
 * account, a case number) stays: birth date and, where the country has them, check digits must be right.
 */
export function withoutPrivateData(text: string, removed: string): string {
  return text
    .replace(/(?<![\d.,/-])(\d{6}) ?(\d{5})(?![\d/-])/g, (whole, date: string, rest: string) =>
      isNorwegian(`${date}${rest}`) ? removed : whole,
    )
    .replace(
      /(?<![\d.,/-])(?:19|20)?(\d{6})([-+ ]?)(\d{4})(?![\d/-])/g,
      (whole, date: string, mark: string, rest: string) =>
        isSwedish(`${date}${rest}`) || (mark === '-' && isDanish(date)) ? removed : whole,
    )
    .replace(telephone, (_, label: string) => `${label}${removed}`)
}

/** A number after a word for telephone, in any of our languages. */
const telephone =
  /((?:\btlf\b\.?|\btel\b\.?|\bmob\b\.?|telefon(?:nummer)?|mobil(?:telefon|nummer)?|\bphone\b|\bmobile\b)\s*(?:nr\.?)?\s*:?\s*)\+?\d[\d ()-]{5,16}\d/gi

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

/** CPR numbers given since 2007 have no check digit: a date and the hyphen are all that tells. */
const isDanish = (date: string): boolean => isDay(Number(date.slice(0, 2)), Number(date.slice(2, 4)))

const isDay = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12
