import { longDate, shortDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { paperWords } from '#src/platform/language/words/papers.ts'
import { factsOf, tableOf } from '#src/platform/paper/blocks.ts'
import { type Letterhead, type Making, makeDocument, type Template } from '#src/platform/paper/document.ts'
import { storableName } from '#src/platform/paper/storable-name.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'

export type ListedFollowUp = {
  text: string
  assignee: string | null
  dueOn: string | null
  overdue: boolean
  groupName: string
}

/** What a group and its working groups still owe, in the order to be shown. `on` is the day it is as of, YYYY-MM-DD. */
export type FollowUpList = {
  letterhead: Letterhead
  language: Language
  groupName: string
  on: string
  followUps: ListedFollowUp[]
  /** the instant written into the file, RFC 3339: of what it says, so that the same facts give the same bytes */
  madeAt: string
}

/** The chair's list of follow-ups as a document: what is overdue first, then what is to come. Pure. */
export const followUpListPaper = (list: FollowUpList, template: Template): DocumentTree =>
  makeDocument(template, followUpListMaking(list))

/** What its template is filled with. */
export function followUpListMaking(list: FollowUpList): Making {
  const { language, followUps, groupName } = list
  const word = (name: keyof typeof paperWords, facts = {}) => say(paperWords[name], language, facts)
  const overdue = followUps.filter((one) => one.overdue)
  const due = followUps.filter((one) => !one.overdue)
  return {
    title: word('followUps', { name: groupName }),
    language,
    letterhead: list.letterhead,
    watermark: null,
    date: list.madeAt,
    facts: {
      group: groupName,
      open: followUps.length > 0,
      overdue: overdue.length > 0,
      due: due.length > 0,
      words: {
        'nothing-open': word('nothingOpen'),
        overdue: word('overdue'),
        'to-do': word('toDo'),
        page: word('page'),
      },
    },
    blocks: {
      facts: () => [
        factsOf([
          [word('group'), groupName],
          [word('asOf'), longDate(language, list.on)],
        ]),
      ],
      overdue: () => [rowsOf(overdue, language)],
      'to-do': () => [rowsOf(due, language)],
    },
  }
}

function rowsOf(followUps: ListedFollowUp[], language: Language): Block {
  const word = (name: keyof typeof paperWords) => say(paperWords[name], language)
  return tableOf(
    [
      [word('what'), 40],
      [word('who'), 24],
      [word('due'), 14],
      [word('from'), 22],
    ],
    followUps.map(({ text, assignee, dueOn, groupName }) => [
      text,
      assignee ?? word('nobody'),
      dueOn === null ? '' : shortDate(language, dueOn),
      groupName,
    ]),
  )
}

/** "Oppfølging 2026-03-24 Faggruppe for næring", without the ending. */
export const followUpListFileName = ({ groupName, on, language }: FollowUpList): string =>
  `${say(paperWords.followUpsFile, language)} ${on} ${storableName(groupName)}`
