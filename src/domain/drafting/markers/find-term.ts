import type { Problem, WorkingGroupRead } from './card.ts'
import { addDays, addMonths } from './civil.ts'
import { findDue } from './find-due.ts'
import type { Span } from './holes.ts'
import { numberOf, numberPattern } from './number-words.ts'

/** How long a working group shall work, and the words that say so. */
export type Term = { term: WorkingGroupRead['term']; span: Span | null; problems: Problem[] }

const lead = `(?:(?:varighet|varigheit|varaktighet|varighed|løpetid|funksjonstid|mandatperiode|mandattid|periode|term|duration)(?: på| av| af| of| er| är| is)?:? |(?:med|with) (?:en |ein |a )?(?:varighet|varigheit|varaktighet|varighed|term|duration) (?:på|av|af|of) |(?:for|i|för|på) )?`

const length = `(?:(?<half>(?:et |eit |ett |en )?(?:halvt? år|halvår)|half a year|six months)|(?<oneAndHalf>halvannet år|halvtanna år|halvandet år|ett och ett halvt år|1,5 år|halvanna år)|(?<number>${numberPattern})[ -](?:(?<years>år|års|years?)|(?<months>måneder|måneders|måned|månader|månadar|månad|months?)|(?<weeks>uker|veker|veckor|uger|weeks?)))`

const lasting = new RegExp(String.raw`(?<![\p{L}\d.,–/-])${lead}${length}(?!\p{L})`, 'giu')

const day =
  /(?:(?:varer |virker |gäller |term |varighet:? |periode:? )?(?:til og med|till och med|t\.o\.m\.|frem til|fram til|til|till|until|to|ut)) /iu

/** RULE: the term in a text, from the meeting's day (YYYY-MM-DD) on; of lengths that nobody means, none is taken. */
export function findTerm(text: string, meetingDay: string): Term | null {
  return lengthIn(text, meetingDay) ?? lastYear(text) ?? lastDay(text, meetingDay)
}

function lengthIn(text: string, meetingDay: string): Term | null {
  for (const match of text.matchAll(lasting)) {
    const g = match.groups ?? {}
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 3)
    if (!/^(?:$|[\n).,;:\uE000]| [–—(-]| ?$)/u.test(behind)) continue
    const span = { at: match.index, length: match[0].length }
    if (g.half) return { term: { months: 6 }, span, problems: [] }
    if (g.oneAndHalf) return { term: { months: 18 }, span, problems: [] }
    const count = numberOf(g.number ?? '')
    if (g.weeks) return { term: { to: addDays(meetingDay, count * 7) }, span, problems: [] }
    const months = g.years ? count * 12 : count
    if (months >= 1 && months <= 120) return { term: { months }, span, problems: [] }
  }
  return null
}

/** "ut 2027", "til utgangen av 2027" */
function lastYear(text: string): Term | null {
  const match =
    /(?<!\p{L})(?:ut|til og med|t\.o\.m\.|through|(?:(?:til|till|until) )?(?:utgangen av|utgången av|udgangen af|(?:the )?end of)) (?<year>(?:19|20)\d\d)(?![\d.–-])/iu.exec(
      text,
    )
  if (!match) return null
  const span = { at: match.index, length: match[0].length }
  return { term: { to: `${match.groups?.year}-12-31` }, span, problems: [] }
}

/** A day in the past ends nothing that begins now: it is told, and not taken. */
function lastDay(text: string, meetingDay: string): Term | null {
  const lead = day.exec(text)
  if (!lead) return null
  const due = findDue(`til og med ${text.slice(lead.index + lead[0].length)}`, meetingDay)
  if (due?.at !== 0) return null
  const { dueOn, problems } = due
  if (dueOn === null || dueOn < meetingDay || dueOn > addMonths(meetingDay, 120))
    return { term: null, span: null, problems }
  const span = { at: lead.index, length: lead[0].length + due.length - 'til og med '.length }
  return { term: { to: dueOn }, span, problems }
}
