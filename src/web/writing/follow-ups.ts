import { html } from 'ghtml'
import { mayManage } from '#src/domain/follow-ups/may.ts'
import type { UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { type Row, rowsOf, tag } from '../layout/lists.ts'
import { type Fields, folded, screenForm } from '../layout/screen-form.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import { personField } from '../people-choice.ts'
import type { View } from '../view.ts'
import type { Writing } from './read.ts'

/** How many helpers the form has room for; more are added on the follow-up's own page. */
export const helperLines = 3

/** What was promised under an item, each a link to its page, and a new one. */
export function followUpsPart({ under, meeting, leads }: Writing, item: ShownItem, view: View): string {
  const may = meeting.may.write || leads || mayManage(view.actor, meeting.group)
  const rows = (under?.followUps ?? []).map((one) => rowOf(one, view))
  if (!may && rows.length === 0) return ''
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
  return html`<section><h3>${view.say(words.followUps)}</h3>!${rows.length > 0 ? rowsOf(rows) : ''}!${may ? form : ''}</section>`
}

function rowOf(
  { id, text, state, dueOn, assignee, helpers }: UnderItem['followUps'][number],
  view: View,
): Row {
  const due = dueOn && view.say(words.due, { date: longDate(view.language, dueOn) })
  const who = [assignee ?? view.say(words.nobody), ...helpers].join(', ')
  return {
    title: text,
    path: to(patterns.followUp, { followUpId: id }),
    text: html`${[who, due].filter(Boolean).join(' · ')}`,
    ...(state !== 'open' && { aside: tag(view.say(words[`followUp.${state}`])) }),
  }
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
