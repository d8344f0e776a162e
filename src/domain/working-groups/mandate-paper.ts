import { longDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { paperWords } from '#src/platform/language/words/papers.ts'
import { factsOf, tableOf, typed } from '#src/platform/paper/blocks.ts'
import { type Letterhead, type Making, makeDocument, type Template } from '#src/platform/paper/document.ts'
import { storableName } from '#src/platform/paper/storable-name.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import type { MinutedSeat } from '../minutes/content.ts'
import type { WorkingGroupState } from './steps.ts'

/** What the mandate of a working group says. Dates are YYYY-MM-DD, mandate and report Markdown. */
export type Mandate = {
  letterhead: Letterhead
  language: Language
  name: string
  parentName: string
  state: WorkingGroupState
  mandate: string
  termFrom: string
  termTo: string
  convener: string | null
  seats: MinutedSeat[]
  report: string | null
  /** the instant written into the file, RFC 3339: of what it says, so that the same facts give the same bytes */
  madeAt: string
}

/** A working group's mandate as a document: task, term, convener and members. Pure. */
export const mandatePaper = (mandate: Mandate, template: Template): DocumentTree =>
  makeDocument(template, mandateMaking(mandate))

/** What its template is filled with. */
export function mandateMaking(mandate: Mandate): Making {
  const { language, letterhead } = mandate
  const word = (name: keyof typeof paperWords, facts = {}) => say(paperWords[name], language, facts)
  return {
    title: word('mandate', { name: mandate.name }),
    language,
    letterhead,
    watermark: null,
    date: mandate.madeAt,
    facts: {
      name: mandate.name,
      group: mandate.parentName,
      mandate: mandate.mandate.trim() !== '',
      members: mandate.seats.length > 0,
      report: (mandate.report ?? '').trim() !== '',
      words: {
        task: word('mandateText'),
        'no-mandate': word('noMandate'),
        members: word('members'),
        report: word('report'),
        page: word('page'),
      },
    },
    blocks: {
      facts: () => [
        factsOf([
          [word('parent'), mandate.parentName],
          [word('term'), `${longDate(language, mandate.termFrom)} – ${longDate(language, mandate.termTo)}`],
          [word('convener'), mandate.convener],
          [word('state'), word(`state.${mandate.state}`)],
        ]),
      ],
      mandate: () => typed(mandate.mandate, 3),
      members: () => [membersOf(mandate)],
      report: () => typed(mandate.report ?? '', 3),
    },
  }
}

function membersOf({ seats, language }: Mandate): Block {
  const word = (name: keyof typeof paperWords, facts = {}) => say(paperWords[name], language, facts)
  const nameOf = ({ person, label, nameDueOn }: MinutedSeat) =>
    person ??
    label ??
    (nameDueOn ? word('pendingBy', { date: longDate(language, nameDueOn) }) : word('pending'))
  const partOf = (seat: MinutedSeat) =>
    [seat.convener && word('convener.mark'), seat.kind === 'observer' && word('observer')]
      .filter(Boolean)
      .join(', ')
  const parts = seats.map(partOf)
  const withParts = parts.some((part) => part !== '')
  return tableOf(
    [
      [word('member'), 36],
      [word('organisation'), 36],
      ...(withParts ? [[word('part'), 28] as [string, number]] : []),
    ],
    seats.map((seat, index) => [
      nameOf(seat),
      seat.organisation ?? '',
      ...(withParts ? [parts[index] ?? ''] : []),
    ]),
  )
}

/** "Mandat Arbeidsgruppe for kompetanse", without the ending. */
export const mandateFileName = ({ name, language }: Mandate): string =>
  `${say(paperWords.mandateFile, language)} ${storableName(name)}`
