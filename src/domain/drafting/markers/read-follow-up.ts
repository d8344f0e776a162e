import type { Assignee, FollowUpRead, Problem } from './card.ts'
import { findDue } from './find-due.ts'
import type { Who } from './find-person.ts'
import { findResponsible } from './find-responsible.ts'
import { masked, prepared, type Span, without } from './holes.ts'
import type { Known } from './known.ts'

/**
 * RULE: who shall do what by when, from the words of a follow-up. The first who is named is its assignee, other people are
 * helpers. What was understood is taken out of the text; all else stays in it as it was typed, without emphasis.
 */
export function readFollowUp(source: string, known: Known): FollowUpRead {
  const words = prepared(source.replace(/\*\*|__/g, ''))
  const due = findDue(words, known.day)
  const { who, spans, problems } = findResponsible(due ? masked(words, due) : words, known)
  const text = without(words, due?.dueOn && !hasTime(words, due) ? [due, ...spans] : spans)
  const [first, ...others] = who
  return {
    kind: 'follow-up',
    text,
    assignee: first ? assigneeOf(first) : null,
    helpers: others.filter(({ kind }) => kind === 'person').map(({ id }) => id),
    dueOn: due?.dueOn ?? null,
    problems: [
      ...(text === '' ? [missing('no-text')] : []),
      ...problems,
      ...(first || problems.length > 0 ? [] : [missing('no-assignee')]),
      ...(due?.problems ?? []),
    ],
  }
}

/** A deadline is a day: where a time of day is told beside it, the words stay and tell it. */
const hasTime = (text: string, { at, length }: Span): boolean =>
  /^,? ?(?:kl|klokken|klokka|klockan|at)\.? ?\d/iu.test(text.slice(at + length, at + length + 12))

const missing = (code: Problem['code']): Problem => ({ code, words: '' })

function assigneeOf({ kind, id }: Who): Assignee {
  if (kind === 'person') return { personId: id }
  return kind === 'organisation' ? { organisationId: id } : { workingGroupId: id }
}
