import { html } from 'ghtml'
import { z } from 'zod'
import type { Candidates, Named } from '#src/domain/follow-ups/candidates.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { line, text } from '#src/platform/text.ts'
import { chosenId, dateOrNone, orNone } from '../asked-values.ts'
import { hiddenField } from '../layout/fields.ts'
import { type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { type Assignee, assigneeValue, choicesOf, chosenAssignee } from './assignee-value.ts'

const remark = text(4_000).refine((value) => value.trim() !== '', 'text.empty')

/** Each helper is a box of its own, since of several fields of one name a form counts the last. */
const withHelpers = (given: unknown): unknown => {
  const fields = Object.entries(given as Record<string, unknown>)
  const isHelper = ([name]: [string, unknown]) => name.startsWith('helper-')
  const ticked = fields.filter((field) => isHelper(field) && field[1] === 'on')
  return {
    ...Object.fromEntries(fields.filter((field) => !isHelper(field))),
    helpers: ticked.map(([name]) => name.slice('helper-'.length)),
  }
}

/** It is one line, in a field of several so that all of it can be seen. */
const task = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(/\s*\r?\n\s*/g, ' ') : value),
  line(1_000),
)

const facts = {
  text: task,
  assignee: chosenAssignee,
  dueOn: dateOrNone,
  helpers: z.array(chosenId).max(50, 'request.too-many-rows'),
}

export const bodies = {
  add: z.preprocess(withHelpers, z.strictObject({ ...facts, groupId: chosenId })),
  change: z.preprocess(withHelpers, z.strictObject(facts)),
  give: z.strictObject({ assignee: chosenAssignee, dueOn: dateOrNone }),
  complete: z.strictObject({ comment: orNone(remark) }),
  drop: z.strictObject({ reason: remark }),
  comment: z.strictObject({ text: remark }),
  nothing: z.strictObject({}),
}

type Stored = {
  text: string
  assignee: (Assignee & { name: string }) | null
  helpers: Named[]
  dueOn: string | null
}

type Facts = { view: View; candidates: Candidates; stored?: Stored }

/** What is to be done, by whom and by when: of a new one, or of one that is changed. */
export const factFields = (fields: Fields, { view, candidates, stored }: Facts): string =>
  html`!${fields.text('text', { label: view.say(words.what), value: stored?.text, maxLength: 1_000, required: true, rows: 2 })}
    <div class="field-row">!${giveFields(fields, { view, candidates, stored })}</div>!${helperFields(fields, { view, candidates, stored })}`

export function giveFields(
  fields: Fields,
  {
    view,
    candidates,
    stored,
  }: { view: View; candidates: Candidates; stored?: Pick<Stored, 'assignee' | 'dueOn'> | undefined },
): string {
  const present = stored?.assignee ?? null
  return [
    fields.select('assignee', {
      label: view.say(words.assignee),
      value: present ? assigneeValue(present) : '',
      choices: choicesOf(view, candidates, present),
      width: 'medium',
    }),
    fields.line('dueOn', { label: view.say(words.due), type: 'date', value: stored?.dueOn }),
  ].join('')
}

function helperFields(fields: Fields, { view, candidates, stored }: Facts): string {
  const present = stored?.helpers ?? []
  const people = new Map([...candidates.people, ...present].map((one) => [one.id, one]))
  const inOrder = nameOrder(view.actor.collaborationLanguage as Language)
  const boxes = [...people.values()]
    .sort((one, other) => inOrder(one.name, other.name))
    .map(({ id, name }) =>
      fields.tick(`helper-${id}`, { label: name, ticked: present.some((one) => one.id === id) }),
    )
  const chosen = Object.entries(view.shown.typed).some(([name]) => name.startsWith('helper-'))
  return boxes.length === 0
    ? ''
    : html`<details !${chosen ? 'open' : ''}><summary>${view.say(words.chooseHelpers)}</summary><fieldset class="ds-fieldset field ticks">
        <legend class="sr-only">${view.say(words.helpers)}</legend>!${boxes.join('')}</fieldset></details>`
}

/** Adds one to a group whose people are known. */
export const addForm = (
  view: View,
  { group, candidates, open }: { group: { id: string; name: string }; candidates: Candidates; open: boolean },
): string =>
  folded(view, {
    act: 'add',
    summary: view.say(words.addIn, { group: group.name }),
    open,
    keys: 'n',
    body: screenForm(view, {
      act: 'add',
      action: patterns.followUps,
      submit: view.say(frameWords.add),
      body: (fields) =>
        html`!${hiddenField('groupId', group.id)}!${factFields(fields, { view, candidates })}<p class="hint">${view.say(words.told)}</p>`,
    }),
  })

export const completeForm = (view: View, { id, small = false }: { id: string; small?: boolean }): string =>
  screenForm(view, {
    act: `complete-${id}`,
    action: to(patterns.followUpCompletion, { followUpId: id }),
    submit: view.say(words.complete),
    small,
    quiet: small,
    body: (fields) =>
      fields.text('comment', {
        label: view.say(words.how),
        hint: view.say(frameWords.optional),
        maxLength: 4_000,
        rows: 2,
      }),
  })
