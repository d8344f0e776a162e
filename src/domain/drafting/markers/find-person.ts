import { almostSamePerson, distance, folded } from '../../quality/likeness.ts'
import type { Known, Named } from './known.ts'

export type Who = Named & { kind: 'person' | 'organisation' | 'working-group' }

/** Whom a name stands for. `exact` is a name written out in full. */
export type NameFound =
  | { fit: 'one'; who: Who; exact: boolean }
  | { fit: 'several' | 'almost'; choices: Named[] }
  | { fit: 'none' }

/**
 * RULE: whom a typed name stands for. A name in full comes before a shorter one: first and last name, first name and initial,
 * the first name alone; an organisation without its "kommune" or "regionen"; a working group without that word. Of several
 * people who fit, the only one who is invited is meant; else nobody is taken. Nor is one whose name is only almost the same.
 */
export function findName(typed: string, known: Known): NameFound {
  const name = foldedName(typed)
  if (name === '') return { fit: 'none' }
  const { all, answers } = readable(known)
  const before = answers.get(name)
  if (before) return before
  const found = lookUp(name, all)
  if (answers.size < 5000) answers.set(name, found)
  return found
}

function lookUp(name: string, all: Readable[]): NameFound {
  const exact = meant(all.filter((one) => one.name === name))
  if (exact.length > 0) return fitOf(exact, true)
  const words = name.split(' ')
  const shorter = meant(all.filter((one) => isCore(one, name) || isShort(one, words)))
  if (shorter.length > 0) return fitOf(shorter, false)
  const almost = all.filter((one) => one.initials.has(name[0]) && isAlmost(one, name))
  return almost.length > 0 ? { fit: 'almost', choices: choicesOf(almost) } : { fit: 'none' }
}

/** RULE: the one of that name, in full or shorter, who is of the organisation named beside: "Kari Hansen (Oslo)". Null for none, or two. */
export function findAtHome(
  { name, organisation }: { name: string; organisation: string },
  known: Known,
): NameFound | null {
  const [typed, home] = [foldedName(name), foldedName(organisation)]
  if (home === '') return null
  const people = readable(known).all.filter(({ homes }) => homes.includes(home))
  const exact = people.filter((one) => one.name === typed)
  const [only, second] = exact.length > 0 ? exact : people.filter((one) => isShort(one, typed.split(' ')))
  return only && !second ? { fit: 'one', who: only.who, exact: true } : null
}

type Readable = {
  who: Who
  invited: boolean
  /** a person's, by its name */
  organisation: string | null
  /** its name and the shorter ones, to compare with */
  homes: string[]
  name: string
  words: string[]
  cores: string[]
  initials: Set<string | undefined>
}

/** Those who are known, and what was answered before: a card is read anew at every letter that is typed in it. */
type Prepared = { all: Readable[]; answers: Map<string, NameFound> }

const prepared = new WeakMap<Known, Prepared>()

function readable(known: Known): Prepared {
  const before = prepared.get(known)
  if (before) return before
  const all = [
    ...known.people.map((one) => readableOf({ kind: 'person', ...one }, one)),
    ...known.organisations.map((one) => readableOf({ kind: 'organisation', ...one })),
    ...known.workingGroups.map((one) => readableOf({ kind: 'working-group', ...one })),
  ].filter(({ name }) => name !== '')
  const made = { all, answers: new Map() }
  prepared.set(known, made)
  return made
}

function readableOf(
  { kind, id, name: written }: Who,
  { invited, organisation }: Pick<Readable, 'invited' | 'organisation'> = {
    invited: false,
    organisation: null,
  },
): Readable {
  const name = foldedName(written)
  const cores = coresOf(kind, name)
  const initials = new Set([name, ...cores].map((one) => one[0]))
  const home = foldedName(organisation ?? '')
  const homes = home === '' ? [] : [home, ...coresOf('organisation', home)]
  const who = { kind, id, name: written }
  return { who, invited, organisation, homes, name, words: name.split(' '), cores, initials }
}

/** "kommun" and "kommune" are one word in two languages. */
const foldedName = (name: string): string => folded(name).replace(/kommun$/u, 'kommune')

/** The words of a name that are nobody else's: "gjøvik" of "Gjøvik kommune" and of "Gjøvikregionen". */
function coresOf(kind: Who['kind'], name: string): string[] {
  if (kind === 'person') return []
  const core =
    kind === 'working-group'
      ? name.replace(groupWords, '')
      : name.replace(bodyBefore, '').replace(bodyBehind, '')
  if (core === name || core.length < 2) return []
  // "Drammensregionen" and "Göteborgs stad" are those of Drammen and Göteborg.
  return core.endsWith('s') ? [core, core.slice(0, -1)] : [core]
}

const groupWords =
  /^(?:the )?(?:arbeidsgruppe[na]?|arbetsgrupp(?:en)?|arbejdsgruppen?|working group)(?: for| før| om| på| on)? /u
const bodyBefore = /^(?:regionrådet|samarbeidsrådet|interkommunalt råd|region)(?: for| i)? /u
const bodyBehind =
  / ?(?:region|regionen|regionråd|regionrådet|regionkommune)$| (?:kommune|fylkeskommune|fylke|stad|by|landsting|municipality|county|county council|city council)$/u

/** Of a working group, the word itself is as good as its ending: "arbeidsgruppen for kraft" is "Arbeidsgruppe for kraft". */
const isCore = ({ who, name, cores }: Readable, typed: string): boolean =>
  who.kind === 'working-group'
    ? [name, ...cores].includes(typed.replace(groupWords, ''))
    : cores.includes(typed)

/** Where several of a name are known, those who are invited come before the others. */
function meant(found: Readable[]): Readable[] {
  const others = found.filter(({ who }) => who.kind !== 'person')
  const people = found.filter(({ who }) => who.kind === 'person')
  const invited = people.filter((one) => one.invited)
  return [...(invited.length === 1 ? invited : people), ...others]
}

function fitOf(found: Readable[], exact: boolean): NameFound {
  const [only, second] = found
  return only && !second
    ? { fit: 'one', who: only.who, exact }
    : { fit: 'several', choices: choicesOf(found) }
}

const choicesOf = (found: Readable[]): Named[] =>
  [...found.filter(({ invited }) => invited), ...found.filter(({ invited }) => !invited)]
    .slice(0, 8)
    .map((one) => ({ id: one.who.id, name: writtenName(one, found) }))

/** What to write for somebody so that nobody else is meant: beside others of the name, with the organisation. */
const writtenName = ({ who, name, organisation }: Readable, all: Readable[]): string =>
  organisation && all.some((other) => other.name === name && other.who.id !== who.id)
    ? `${who.name} (${organisation})`
    : who.name

/** First names alone, or the first name, and the last or its initial, with some of what stands between. */
function isShort({ who, words }: Readable, typed: string[]): boolean {
  if (who.kind !== 'person' || typed[0] !== words[0] || typed.length > words.length) return false
  if (typed.length < words.length && typed.every((word, index) => word === words[index])) return true
  const last = typed.at(-1) ?? ''
  if (typed.length < 2 || !isOrBegins(last, words.at(-1) ?? '')) return false
  let at = 0
  for (const word of words) if (at < typed.length && isOrBegins(typed[at] ?? '', word)) at += 1
  return at === typed.length
}

const isOrBegins = (typed: string, word: string): boolean =>
  typed === word || (typed.length === 1 && word.startsWith(typed))

function isAlmost({ who, words, name, cores }: Readable, typed: string): boolean {
  if (who.kind === 'person') {
    if (typed.includes(' ')) return almostSamePerson(typed, name)
    return isMisspelt(typed, words[0] ?? '')
  }
  return [name, ...cores].some((one) => isMisspelt(typed, one))
}

function isMisspelt(typed: string, word: string): boolean {
  const shorter = Math.min(typed.length, word.length)
  if (shorter < 4 || typed[0] !== word[0]) return false
  const allowed = shorter >= 8 ? 2 : 1
  return distance(typed, word, allowed) <= allowed
}

/**
 * Whom "@" and some letters may become, those invited first: people by any word of their name, then organisations and working
 * groups. `name` is what to write, with the organisation in brackets where two people share it; `hint` is a person's
 * organisation, else empty.
 */
export function completions(
  prefix: string,
  known: Known,
  limit: number,
): { name: string; hint: string; id: string }[] {
  const typed = folded(prefix)
  const { all } = readable(known)
  return all
    .map((one) => ({ one, rank: rankOf(one, typed) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.one.name.localeCompare(b.one.name, known.language))
    .slice(0, limit)
    .map(({ one }) => ({ name: writtenName(one, all), hint: one.organisation ?? '', id: one.who.id }))
}

/** Less comes first; null where no word of the name begins so. */
function rankOf({ who, invited, name, words }: Readable, typed: string): number | null {
  const isFirst = name.startsWith(typed)
  if (!isFirst && !words.some((_, index) => words.slice(index).join(' ').startsWith(typed))) return null
  return (who.kind === 'person' ? 0 : 4) + (invited ? 0 : 2) + (isFirst ? 0 : 1)
}
