import type { Problem, SeatRead } from './card.ts'
import { findAtHome, findName, type Who } from './find-person.ts'
import type { Known } from './known.ts'
import { problemOf } from './names-at.ts'
import { splitMembers } from './split-members.ts'

/** One who is to sit in a working group. `understood`: known, or at least written as a name is. */
export type Member = {
  seat: SeatRead
  convenes: boolean
  problems: Problem[]
  understood: 'known' | 'name' | 'no'
}

/** RULE: the members in a line, parted by commas, semicolons or "og"; bold or "(innkaller)" is who convenes. A page of text is nobody. */
export const readMembers = (line: string, known: Known): Member[] =>
  line.length > 2000 ? [] : splitMembers(line, known).map((piece) => readMember(piece, known))

const convenes =
  /^(?:innkaller|innkallar|leder|leiar|sammankallande|tovholder|tovhaldar|convener|convenor|chair|ordförande|formand|gruppeleder|gruppleder)$/iu
const toBeNamed =
  /^(?:(?:må |skal |ska )?(?:bekrefter|bekreftar|bekräftar|bekræfter|avklarer|avklarar|stadfestar|melder|meldar|utser|udpeger|oppnevner|oppnemner) (?:\p{L}{1,20} )?(?:navn|namn|navnet|namnet|person|representant).{0,60}|(?:navn|namn) (?:kommer|kjem|følger|følgjer|följer|meddelas|bekreftes|avklares|avklarast|meldes).{0,60}|(?:name )?(?:to be confirmed|to follow|to be named)|tbc|tba|confirms name)$/iu
const named =
  /^(?:bekreftet navn|stadfesta namn|bekräftat namn|bekræftet navn|navn|namn|confirmed(?: name)?|name|ved|v\/|vid|representert ved|represented by):? ?(?<name>\p{L}.{1,80})$/iu

type Brackets = {
  base: string
  pending: boolean
  confirmed: string | null
  convener: boolean
  place: string | null
}

function readMember(typed: string, known: Known): Member {
  const bold = /\*\*|__/.test(typed)
  const label = typed.replace(/\*\*|__/g, '').trim()
  const parts = readBrackets(label)
  const member = memberOf(label, parts, known)
  return { ...member, convenes: bold || parts.convener }
}

/** What stands in brackets behind a name: whom it convenes, whom it waits for, where it is from. */
function readBrackets(label: string): Brackets {
  const read: Brackets = { base: '', pending: false, confirmed: null, convener: false, place: null }
  read.base = label
    .replace(/ ?\(([^()]{0,120})\)/gu, (_, inner: string) => {
      const words = inner.trim()
      if (convenes.test(words)) read.convener = true
      else if (toBeNamed.test(words)) read.pending = true
      else if (named.test(words)) read.confirmed = named.exec(words)?.groups?.name ?? null
      else read.place = words
      return ''
    })
    .trim()
  return read
}

type Seated = Omit<Member, 'convenes'>

function memberOf(label: string, parts: Brackets, known: Known): Seated {
  if (parts.confirmed !== null) return confirmedMember(parts.base, parts.confirmed, known)
  if (parts.base.includes('/')) return sharedMember(label, parts, known)
  const atHome = findAtHome({ name: parts.base, organisation: parts.place ?? '' }, known)
  const found = atHome ?? findName(parts.base, known)
  if (parts.pending) return pendingMember(label, parts.base, known)
  if (found.fit === 'one') return { seat: seatOf(found.who), problems: [], understood: 'known' }
  const place = parts.place === null ? {} : organisationOf(parts.place, known)
  const understood =
    found.fit !== 'none' || place.organisationId ? 'known' : looksLikeName(parts.base) ? 'name' : 'no'
  return { seat: { label, ...place }, problems: [problemOf(parts.base, found)], understood }
}

function seatOf({ kind, id, name }: Who): SeatRead {
  if (kind === 'person') return { personId: id }
  return kind === 'organisation' ? { organisationId: id } : { label: name }
}

/** "Oslo kommune (bekreftet navn: Svein Mygland)": a person of the organisation, known by then or not. */
function confirmedMember(base: string, name: string, known: Known): Seated {
  const found = findName(name, known)
  const place = organisationOf(base, known)
  if (!place.organisationId && !looksLikeName(base))
    return { seat: { label: `${base} (${name})` }, problems: [problemOf(name, found)], understood: 'no' }
  if (found.fit === 'one' && found.who.kind === 'person')
    return { seat: { personId: found.who.id, ...place }, problems: [], understood: 'known' }
  const label = place.organisationId ? name : `${base} (${name})`
  return { seat: { label, ...place }, problems: [problemOf(name, found)], understood: 'known' }
}

/** A place that waits for a name; where two organisations may be meant, it is nobody's yet. */
function pendingMember(label: string, base: string, known: Known): Seated {
  const found = findName(base, known)
  const isOne = found.fit === 'one' && found.who.kind === 'organisation'
  const problems = isOne ? [] : [problemOf(base, found)]
  return { seat: { label, ...organisationOf(base, known) }, problems, understood: 'known' }
}

/** "Toril Lislien/Drammensregionen" is she; of "Maria/Jonas" nobody knows which. */
function sharedMember(label: string, { base, pending, place }: Brackets, known: Known): Seated {
  const [left = '', right = ''] = base.split('/').map((one) => one.trim())
  const [one, other] = [findName(left, known), findName(right, known)]
  const home = place === null ? organisationOf(right, known) : organisationOf(place, known)
  const isPerson = one.fit === 'one' && one.who.kind === 'person'
  const certain = left.includes(' ') || home.organisationId !== undefined
  const rightIsPerson = other.fit === 'one' && other.who.kind === 'person'
  if (isPerson && certain && !pending && !rightIsPerson)
    return { seat: { personId: one.who.id, ...home }, problems: [], understood: 'known' }
  if (pending) return { seat: { label, ...home }, problems: almostIn(left, known), understood: 'known' }
  const choices = [one, other].flatMap((found) =>
    found.fit === 'one'
      ? [{ id: found.who.id, name: found.who.name }]
      : found.fit === 'several'
        ? found.choices
        : [],
  )
  const code = choices.length > 0 ? 'name-ambiguous' : 'name-unknown'
  const problem: Problem = { code, words: base, ...(choices.length > 0 ? { choices } : {}) }
  return { seat: { label, ...home }, problems: [problem], understood: 'name' }
}

/** Who is proposed for a place that waits may be told from the likeness, and is not taken for it. */
function almostIn(name: string, known: Known): Problem[] {
  const found = findName(name, known)
  return found.fit === 'almost' || found.fit === 'several' ? [problemOf(name, found)] : []
}

function organisationOf(name: string, known: Known): { organisationId?: string } {
  const found = findName(name, onlyOrganisations(known))
  return found.fit === 'one' ? { organisationId: found.who.id } : {}
}

const organisationsOnly = new WeakMap<Known, Known>()

function onlyOrganisations(known: Known): Known {
  const before = organisationsOnly.get(known)
  if (before) return before
  const made = { ...known, people: [], workingGroups: [] }
  organisationsOnly.set(known, made)
  return made
}

/** One to five words, each with a capital but for the small ones within a name. */
const looksLikeName = (words: string): boolean =>
  /^\p{Lu}[\p{L}’'.-]{0,30}(?: (?:(?:af|av|von|van|de|der|den|for|og|i) )?\p{Lu}[\p{L}’'.-]{0,30}){0,4}(?: (?:kommune|kommun|fylkeskommune))?$/u.test(
    words,
  )
