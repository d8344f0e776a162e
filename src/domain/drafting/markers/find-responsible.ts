import type { Problem } from './card.ts'
import type { Who } from './find-person.ts'
import type { Span } from './holes.ts'
import type { Known } from './known.ts'
import { type NamesAt, nameAt, namesAt, problemOf } from './names-at.ts'

/** Who shall do it, and the words that say so and nothing else. */
export type Responsible = { who: Who[]; spans: Span[]; problems: Problem[] }

/**
 * RULE: who is named to do something, in this order: behind "ansvar:", behind "@", at the head before a colon, a dash or what
 * they do, alone in a bracket or behind a dash at the end. The text is prepared (holes.ts).
 */
export function findResponsible(text: string, known: Known): Responsible {
  const problems: Problem[] = []
  for (const find of [labelled, mentioned, atHead, atEnd]) {
    const found = find(text, known)
    problems.push(...found.problems)
    if (found.who.length > 0) return { ...found, problems: unlike(problems) }
  }
  return { who: [], spans: [], problems: unlike(problems) }
}

/** More names than these are no follow-up; to look each of them up would keep a page waiting. */
const firstOf = (matches: Iterable<RegExpExecArray>): RegExpExecArray[] => {
  const first: RegExpExecArray[] = []
  for (const match of matches) if (first.push(match) === 20) break
  return first
}

const nobody: Responsible = { who: [], spans: [], problems: [] }

/** The same words are found wanting once, however often they were looked at. */
const unlike = (problems: Problem[]): Problem[] =>
  problems.filter(({ words }, index) => problems.findIndex((one) => one.words === words) === index)

/** Only people can help: with anybody else behind the first, all of the words stay, so that none is lost. */
const spansOf = ({ who }: NamesAt, span: Span): Span[] =>
  who.slice(1).every(({ kind }) => kind === 'person') ? [span] : []

const label =
  /(?<!\p{L})(?:(?:med )?(?:ansvar|ansvarlig|ansvarleg|ansvarig|ansvarlige|ansvariga|responsible|assignee|owner|utføres av|utførast av|utförs av|udføres af)(?<colon> ?: ?| )|(?:hvem|kven|vem|who)(?<asked> ?: ?)|v\/ ?)/giu

/** "Ansvar: Eli og Karl", "v/Eli" and, with somebody known behind it, "ansvarlig Eli". */
function labelled(text: string, known: Known): Responsible {
  const problems: Problem[] = []
  for (const match of firstOf(text.matchAll(label))) {
    const at = match.index + match[0].length
    const explicit = (match.groups?.colon ?? match.groups?.asked ?? '').includes(':')
    const names = namesAt(text.slice(at, at + 400), { known, explicit })
    if (explicit) problems.push(...names.problems)
    if (names.who.length === 0) continue
    const span = { at: match.index, length: match[0].length + names.length }
    return { who: names.who, spans: spansOf(names, span), problems }
  }
  return { ...nobody, problems }
}

/** "@Eli, @Karl": taken out of the text where they do not belong to its sentence. */
function mentioned(text: string, known: Known): Responsible {
  const found: Responsible = { who: [], spans: [], problems: [] }
  let upTo = 0
  for (const { index: at } of firstOf(text.matchAll(/(?<![\p{L}\d._-])@(?=\p{L})/gu))) {
    if (at < upTo) continue
    const names = namesAt(text.slice(at, at + 400), { known, explicit: true })
    found.problems.push(...names.problems)
    if (names.who.length === 0) continue
    upTo = at + names.length
    const isFirst = found.who.length === 0
    found.who.push(...names.who.filter(({ id }) => !found.who.some((one) => one.id === id)))
    const [helper] = isFirst ? [] : names.who.filter(({ kind }) => kind !== 'person')
    if (!helper && standsAlone(text, { at, length: names.length, isFirst }))
      found.spans.push(...spansOf(names, { at, length: names.length }))
  }
  return found
}

const preposition =
  /(?<!\p{L})(?:til|till|med|fra|frå|från|for|för|av|af|om|hos|åt|with|to|from|about|og|och|and|be|spørre|kontakte) $/iu

/** At the beginning of a line, bracket or part of a sentence, or at its end with nothing that leads on to it, nor anybody named before. */
function standsAlone(text: string, { at, length, isFirst }: Span & { isFirst: boolean }): boolean {
  const before = text.slice(Math.max(0, at - 16), at)
  const after = text.slice(at + length, at + length + 2)
  if (/(?:^|[\n\uE000([,;:.!?] ?|[–—-] )$/u.test(before)) return true
  return isFirst && /^ ?(?:[\n\uE000)\].,;:!?]|$)/u.test(after) && !preposition.test(before)
}

/** What may stand behind the doers at the head of a line. */
const afterHead =
  /^(?: ?: ?| ?[–—-] |\.(?= )|(?= \([^()\n]{1,60}\) \p{Ll})| ?, ?(?=\p{L})|(?=[ ,(]{0,3}[\uE000\n])| ?$|(?: (?:har ansvar(?:et)?|er ansvarlig|er ansvarleg|har ansvaret|är ansvarig|is responsible|ansvarar) (?:for|för)(?: å| at| att)?(?= ))|(?= (?<doing>\p{Ll}\p{L}*)))/u

/** Behind a name these tell that somebody else does it, or that the name is only part of one. */
const leadsOn =
  /^(?:sin|sitt|si|sine|sina|hans|i|på|av|af|ved|vid|til|till|for|för|fra|frå|från|om|med|hos|of|in|at|from|on|and|og|och|eller|or|som|who|that|kommunes|kommunens)$/iu

/** "Eli Bryhni: …", "Eli og Karl – …", "Gjøvik kommune sender …". */
function atHead(text: string, known: Known): Responsible {
  const head = text.slice(0, 400)
  const lead = /^[\uE000 ,;:–—-]{0,120}/u.exec(head)?.[0].length ?? 0
  const names = namesAt(head.slice(lead), { known, explicit: false })
  const end = lead + names.length
  const behind = afterHead.exec(head.slice(end))
  if (names.who.length === 0) return { ...nobody, problems: strangersAtHead(head.slice(lead), known) }
  const { doing } = behind?.groups ?? {}
  if (!behind || (doing && leadsOn.test(doing))) return nobody
  const span = { at: lead, length: names.length + behind[0].length }
  return { who: names.who, spans: spansOf(names, span), problems: names.problems }
}

/** At a head, words with capitals are a stranger's name only before a colon or dash; almost somebody's, wherever they lead. */
function strangersAtHead(head: string, known: Known): Problem[] {
  const name = nameAt(head, { known, explicit: false })
  if (!name || name.found.fit === 'one') return []
  const behind = head.slice(name.length)
  const doing = /^ (?<doing>\p{Ll}\p{L}*)/u.exec(behind)?.groups?.doing
  const isHead = /^(?: ?:| ?[–—-] )/u.test(behind)
  if (!isHead && (name.found.fit === 'none' || !doing || leadsOn.test(doing))) return []
  return [problemOf(name.words, name.found)]
}

/** "(Eli og Karl)" or "– Eli" at the end of the text, with nothing but names. */
function atEnd(text: string, known: Known): Responsible {
  const tail = text.slice(-200)
  const match =
    /\([\uE000 ,;:]{0,100}(?<names>[^()\n\uE000]{2,150}?)[\uE000 ,;:]{0,100}\)[.\uE000 ]{0,100}$/u.exec(
      tail,
    ) ?? /[–—-] (?<names>[^()\n\uE000–—;]{2,150}?)[\uE000 .,]{0,100}$/u.exec(tail)
  const typed = match?.groups?.names?.trimEnd() ?? ''
  const names = namesAt(typed, { known, explicit: false })
  if (!match || names.who.length === 0 || names.length !== typed.length) return nobody
  const at = text.length - tail.length + match.index + match[0].indexOf(typed)
  return { who: names.who, spans: spansOf(names, { at, length: typed.length }), problems: [] }
}
