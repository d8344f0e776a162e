import { html } from 'ghtml'
import { mayManage } from '#src/domain/follow-ups/may.ts'
import type { UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { type Row, rowsOf, tag } from '../layout/lists.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { isSettled, type ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import { personField } from '../people-choice.ts'
import type { View } from '../view.ts'
import { isInText, lineInText, linesInText } from './in-text.ts'
import type { Writing } from './read.ts'

/** How many helpers the form has room for; more are added on the follow-up's own page. */
export const helperLines = 3

/** What was promised under an item, each a link to its page, and a new one. */
export function followUpsPart(writing: Writing, item: ShownItem, view: View): string {
  const { under, meeting, leads } = writing
  const may = meeting.may.write || leads || mayManage(view.actor, meeting.group)
  const writes = meeting.may.write || mayManage(view.actor, meeting.group)
  const takes = writes && meeting.minutes !== null && !isSettled(meeting)
  const all = under?.followUps ?? []
  if (!may && all.length === 0) return ''
  const isTold = ({ id }: { id: string }) => isInText(writing, id)
  const lines = all.filter(isTold).map((one) => lineOf(one, { view, takes }))
  const rows = all.filter((one) => !isTold(one)).map((one) => rowOf(one, { view, takes }))
  const add = screenForm(view, {
    act: `promise-${item.id}`,
    action: to(patterns.itemFollowUps, { itemId: item.id }),
    submit: view.say(words.addFollowUp),
    body: (fields) => followUpFields(fields, view),
  })
  const form = folded(view, {
    act: `promise-${item.id}`,
    summary: view.say(words.newFollowUp),
    body: add,
    keys: 'f',
  })
  return html`<section><h3>${view.say(words.followUps)}</h3>!${linesInText(lines)}!${rows.length > 0 ? rowsOf(rows) : ''}!${may ? form : ''}</section>`
}

type FollowUp = UnderItem['followUps'][number]

function rowOf(one: FollowUp, { view, takes }: { view: View; takes: boolean }): Row {
  return {
    title: one.text,
    path: to(patterns.followUp, { followUpId: one.id }),
    text: html`${factsOf(one, view)}`,
    ...(mayTakeOut(one, takes) && { actions: takeOut(one, view) }),
    ...(one.state !== 'open' && { aside: tag(view.say(words[`followUp.${one.state}`])) }),
  }
}

function lineOf(one: FollowUp, { view, takes }: { view: View; takes: boolean }): string {
  return lineInText({
    title: one.text,
    path: to(patterns.followUp, { followUpId: one.id }),
    facts: factsOf(one, view),
    aside: one.state === 'open' ? '' : tag(view.say(words[`followUp.${one.state}`])),
    takeOut: mayTakeOut(one, takes) ? takeOut(one, view) : '',
  })
}

function factsOf({ dueOn, assignee, helpers }: FollowUp, view: View): string {
  const due = dueOn && view.say(words.due, { date: longDate(view.language, dueOn) })
  const who = [assignee ?? view.say(words.nobody), ...helpers].join(', ')
  return [who, due].filter(Boolean).join(' · ')
}

const mayTakeOut = ({ state, commentedOn }: FollowUp, takes: boolean): boolean =>
  takes && state === 'open' && !commentedOn

function takeOut({ id, text, version }: FollowUp, view: View): string {
  return askFirst(view, {
    act: `unpromise-${id}`,
    summary: view.say(words.takeOut),
    question: view.say(words.takeOutFollowUp, { text }),
    action: to(patterns.followUpRemoval, { followUpId: id }),
    submit: view.say(words.takeOut),
    version,
  })
}

function followUpFields(fields: Fields, view: View): string {
  const helpers = Array.from({ length: helperLines }, (_, at) =>
    personField(view, fields, {
      name: `helpers.${at}`,
      label: view.say(words.helper, { number: at + 1 }),
      hint: '',
    }),
  )
  return [
    fields.line('text', { label: view.say(words.followUpText), maxLength: 1_000, required: true }),
    html`<div class="field-row">!${fields.line('assignee', {
      label: view.say(words.assignee),
      hint: view.say(words.assigneeHint),
      list: 'assignable',
      autocomplete: 'off',
      maxLength: 500,
    })}!${fields.line('dueOn', { label: view.say(words.dueOn), hint: view.say(frameWords.optional), type: 'date' })}</div>`,
    html`<details><summary>${view.say(words.helpers)}</summary><div class="field-row">!${helpers.join('')}</div></details>`,
  ].join('')
}
