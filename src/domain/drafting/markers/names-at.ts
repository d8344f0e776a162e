import type { Problem } from './card.ts'
import { findAtHome, findName, type NameFound, type Who } from './find-person.ts'
import type { Known } from './known.ts'

/** A name at the beginning of a text, and how many letters of it are the name. */
export type NameAt = { words: string; length: number; found: NameFound }

/** `explicit`: the text says that a name stands here ("@", "ansvar:"), so that one in small letters or a stranger's counts too. */
type Reading = { known: Known; explicit: boolean }

/**
 * The longest name that a text begins with. Words with capitals in a row belong together: "Eli Hansen" is not Eli Bryhni,
 * unless what comes first is somebody's name in full.
 */
export function nameAt(text: string, { known, explicit }: Reading): NameAt | null {
  const ends = endsOfWords(text)
  const run = capitalsInRow(text, ends)
  if (ends.length === 0 || (run === 0 && !explicit)) return null
  const upTo = (count: number) => text.slice(0, ends[count - 1])
  for (let count = ends.length; count >= 1; count--) {
    const found = findName(upTo(count), known)
    const whole = count >= run && (found.fit === 'one' || found.fit === 'several')
    if (whole || (found.fit === 'one' && found.exact)) return named(upTo(count), found)
  }
  if (isGenitive(upTo(run), known)) return null
  return explicit || run >= 2 ? stranger(text, { known, ends, run: Math.max(run, 1) }) : null
}

const named = (words: string, found: NameFound): NameAt => ({ words, length: words.length, found })

/** Nobody's name, or almost somebody's: also of an organisation, whose last word is a small one ("Gjovik kommune"). */
function stranger(text: string, { known, ends, run }: { known: Known; ends: number[]; run: number }): NameAt {
  for (const count of [run + 1, run]) {
    const words = text.slice(0, ends[count - 1])
    const found = findName(words, known)
    if (count <= ends.length && found.fit === 'almost') return named(words, found)
  }
  return named(text.slice(0, ends[run - 1]), { fit: 'none' })
}

const word = /[\p{L}\p{M}’'‐‑-]+(?:(?<=(?<![\p{L}])\p{Lu})\.)?/uy

/** Where each of the first words ends; none names anybody by more than eight. */
function endsOfWords(text: string): number[] {
  const ends: number[] = []
  let at = 0
  while (ends.length < 8) {
    word.lastIndex = at
    const match = /\p{L}/u.test(text.charAt(at)) ? word.exec(text) : null
    if (!match) break
    ends.push(at + match[0].length)
    if (text[at + match[0].length] !== ' ') break
    at += match[0].length + 1
  }
  return ends
}

const particles = new Set(['af', 'av', 'von', 'van', 'de', 'der', 'den', 'da', 'di', 'la', 'le'])

function capitalsInRow(text: string, ends: number[]): number {
  const words = ends.map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end))
  let run = 0
  words.forEach((one, index) => {
    const joins = index === run || (index === run + 1 && run > 0 && particles.has(words[run] ?? ''))
    if (/^\p{Lu}/u.test(one) && joins) run = index + 1
  })
  return run
}

/** "Eli Bryhnis forslag" is something of hers, not she. */
const isGenitive = (words: string, known: Known): boolean =>
  /['’]?s$/u.test(words) && findName(words.replace(/['’]?s$/u, ''), known).fit === 'one'

/** People and bodies in a row: "@Eli, @Karl", "Eli Bryhni og Karl". `length` is of those who are known alone. */
export type NamesAt = { who: Who[]; length: number; problems: Problem[] }

/** The names that a text begins with. What does not name anybody ends the row, and is a problem where a name was meant. */
export function namesAt(text: string, reading: Reading): NamesAt {
  const names: NamesAt = { who: [], length: 0, problems: [] }
  let at = 0
  while (at < text.length) {
    const sign = text[at] === '@' ? 1 : 0
    const explicit = reading.explicit || sign === 1
    const name = withHome(text.slice(at + sign, at + sign + 200), { ...reading, explicit })
    if (!name) break
    const { found, words, length } = name
    if (found.fit !== 'one') {
      // Behind a comma, strange words are as likely to be what shall be done.
      if (sign === 1 || names.who.length === 0 || found.fit !== 'none')
        names.problems.push(problemOf(words, found))
      break
    }
    if (!names.who.some(({ id }) => id === found.who.id)) names.who.push(found.who)
    names.length = at + sign + length
    const joint = between.exec(text.slice(names.length, names.length + 8))
    if (!joint) break
    at = names.length + joint[0].length
  }
  return names
}

/** "Kari Hansen (Oslo)": where she is from is part of her name, for it tells which of two she is. */
function withHome(text: string, reading: Reading): NameAt | null {
  const name = nameAt(text, reading)
  const home = name && /^ ?\((?<home>[^()\n]{2,80})\)/u.exec(text.slice(name.length))
  if (!home) return name
  const found = findAtHome({ name: name.words, organisation: home.groups?.home ?? '' }, reading.known)
  return found ? { ...name, length: name.length + home[0].length, found } : name
}

const between = /^(?: ?, ?(?:(?:og|och|and|&) )?| (?=@)| (?:og|och|and|samt|&) | ?\/ ?)(?=@|\p{L})/iu

/** What to say of a name that stands for nobody for certain. */
export function problemOf(words: string, found: NameFound): Problem {
  if (found.fit === 'several') return { code: 'name-ambiguous', words, choices: found.choices }
  if (found.fit === 'almost') return { code: 'name-almost', words, choices: found.choices }
  return { code: 'name-unknown', words }
}
