import { html } from 'ghtml'
import { waysReached } from '#src/platform/database/schema/decisions.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import type { ShownDecision, ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { foldInText, isInText, linesInText } from './in-text.ts'
import type { Writing } from './read.ts'

/** What was decided under an item: each decision with how it was reached, to be changed and taken out, and a new one. */
export function decisionsPart(writing: Writing, item: ShownItem, view: View): string {
  const writes = writing.meeting.may.write
  if (!writes && item.decisions.length === 0) return ''
  const isTold = ({ id }: ShownDecision) => isInText(writing, id)
  const lines = item.decisions.filter(isTold).map((decision) => decisionLine(decision, view))
  const rows = item.decisions
    .filter((decision) => !isTold(decision))
    .map((decision) => decisionRow(decision, { view, writes }))
  const add = screenForm(view, {
    act: `decide-${item.id}`,
    action: to(patterns.itemDecisions, { itemId: item.id }),
    submit: view.say(words.addDecision),
    body: (fields) => decisionFields(fields, view),
  })
  const form = folded(view, {
    act: `decide-${item.id}`,
    summary: view.say(words.newDecision),
    body: add,
    keys: 'd',
  })
  return html`<section><h3>${view.say(words.decisions)}</h3>!${linesInText(lines)}!${rows.length > 0 ? html`<ul class="remarks">!${rows.join('')}</ul>` : ''}!${writes ? form : ''}</section>`
}

function decisionRow(decision: ShownDecision, { view, writes }: { view: View; writes: boolean }): string {
  const { id, number, text } = decision
  const { change, remove } = decisionForms(decision, view)
  const forms = writes
    ? html`!${folded(view, { act: `decision-${id}`, summary: view.say(frameWords.change), body: change })}!${remove}`
    : ''
  return html`<li id="decision-of-${id}"><p><b>${view.say(words.decisionNumber, { number })}</b> <span class="hint">${howReached(decision, view)}</span></p>
    <p class="typed">${text}</p>!${dissentHtml(decision, view)}!${forms}</li>`
}

/** What stands in the text already: its number and how it was reached, and behind them what no card says. */
function decisionLine(decision: ShownDecision, view: View): string {
  const { id, number, text, dissent } = decision
  const { change, remove } = decisionForms(decision, view)
  return foldInText(view, {
    id: `decision-of-${id}`,
    acts: [`decision-${id}`, `undecide-${id}`],
    title: view.say(words.decisionNumber, { number }),
    facts: [howReached(decision, view), dissent ? view.say(words.dissent).toLowerCase() : '']
      .filter(Boolean)
      .join(' · '),
    words: text,
    rest: html`!${dissentHtml(decision, view)}!${change}<div class="without-room">!${remove}</div>`,
  })
}

const dissentHtml = ({ dissent }: ShownDecision, view: View): string =>
  dissent
    ? html`<p class="hint">${view.say(words.dissent)}:</p><blockquote class="typed">${dissent}</blockquote>`
    : ''

function decisionForms(decision: ShownDecision, view: View): { change: string; remove: string } {
  const { id: decisionId, number, version } = decision
  const change = screenForm(view, {
    act: `decision-${decisionId}`,
    action: to(patterns.decision, { decisionId }),
    submit: view.say(frameWords.save),
    version,
    body: (fields) => decisionFields(fields, view, decision),
  })
  const remove = askFirst(view, {
    act: `undecide-${decisionId}`,
    summary: view.say(frameWords.remove),
    question: view.say(words.removeDecision, { number }),
    action: to(patterns.decisionRemoval, { decisionId }),
    submit: view.say(frameWords.remove),
    version,
  })
  return { change, remove }
}

function howReached(decision: ShownDecision, view: View): string {
  const { reached, votesFor, votesAgainst, votesAbstained } = decision
  const counts = [
    votesFor === null ? '' : view.say(words.countFor, { count: votesFor }),
    votesAgainst === null ? '' : view.say(words.countAgainst, { count: votesAgainst }),
    votesAbstained === null ? '' : view.say(words.countAbstained, { count: votesAbstained }),
  ].filter(Boolean)
  return [view.say(words[`reached.${reached as 'vote'}`]), ...counts].join(', ')
}

function decisionFields(fields: Fields, view: View, stored?: ShownDecision): string {
  const ways = waysReached.map((way) => ({ value: way, label: view.say(words[`reached.${way}`]) }))
  const count = (name: 'votesFor' | 'votesAgainst' | 'votesAbstained') => {
    const value = stored?.[name]
    return fields.line(name, {
      label: view.say(words[name]),
      value: value === null || value === undefined ? '' : String(value),
      type: 'number',
      min: '0',
    })
  }
  return [
    fields.text('text', {
      label: view.say(words.decisionText),
      value: stored?.text,
      maxLength: 10_000,
      required: true,
    }),
    fields.select('reached', {
      label: view.say(words.reached),
      value: stored?.reached ?? 'consent',
      choices: ways,
      width: 'medium',
    }),
    html`<div class="field-row">!${count('votesFor')}!${count('votesAgainst')}!${count('votesAbstained')}</div>`,
    fields.text('dissent', {
      label: view.say(words.dissent),
      hint: view.say(frameWords.optional),
      value: stored?.dissent,
      rows: 2,
      maxLength: 10_000,
    }),
  ].join('')
}
