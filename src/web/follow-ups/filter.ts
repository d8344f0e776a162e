import { html } from 'ghtml'
import type { Surroundings } from '#src/domain/follow-ups/surroundings.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { hiddenField, lineField, selectField, tickField } from '../layout/fields.ts'
import { filterForm } from '../layout/lists.ts'
import { patterns } from '../paths.ts'
import type { View } from '../view.ts'
import { type Asked, dueChoices, stateChoices } from './asked.ts'
import { assigneeChoices, assigneeValue } from './assignee-value.ts'

type Given = { asked: Asked; surroundings: Surroundings }

/** What the list or the board is narrowed by. A board's columns say state and date themselves. */
export function followUpFilter(view: View, { asked, surroundings }: Given): string {
  const all = { value: '', label: view.say(frameWords.all) }
  const assignee = selectField({
    name: 'assignee',
    id: 'filter-assignee',
    label: view.say(words.assignee),
    value: asked.assignee ? assigneeValue(asked.assignee) : '',
    choices: [all, ...assigneeChoices(view, surroundings.assignees)],
  })
  const mine = tickField({ name: 'mine', id: 'filter-mine', label: view.say(words.mine), ticked: asked.mine })
  const more = asked.view === 'board' ? boardFields(asked) : listFields(view, asked)
  return filterForm(view, {
    path: patterns.followUps,
    search: { value: asked.search, label: view.say(frameWords.search) },
    choices: [
      {
        name: 'groupId',
        label: view.say(words.group),
        value: asked.groupId,
        choices: groupChoices(view, surroundings),
      },
    ],
    more: html`!${assignee}!${more}!${mine}`,
  })
}

function groupChoices(view: View, { groups }: Surroundings) {
  const inOrder = nameOrder(view.actor.collaborationLanguage as Language)
  return groups
    .sort((one, other) => inOrder(one.name, other.name))
    .map(({ id, name }) => ({ value: id, label: name }))
}

const boardFields = ({ by }: Asked): string =>
  hiddenField('view', 'board') + (by ? hiddenField('by', by) : '')

function listFields(view: View, { state, due, from, to, sort }: Asked): string {
  const states = stateChoices.map((value) => ({
    value,
    label: value === 'all' ? view.say(frameWords.all) : view.say(words[`state.${value}`]),
  }))
  const dues = dueChoices.map((value) => ({ value, label: view.say(words[`when.${value}`]) }))
  const orders = [
    { value: '', label: view.say(words.sortDue) },
    { value: 'added', label: view.say(words.sortAdded) },
  ]
  const rest = [
    lineField({ name: 'from', id: 'filter-from', label: view.say(words.from), type: 'date', value: from }),
    lineField({ name: 'to', id: 'filter-to', label: view.say(words.to), type: 'date', value: to }),
    selectField({
      name: 'sort',
      id: 'filter-sort',
      label: view.say(words.sort),
      value: sort,
      choices: orders,
    }),
  ]
  return [
    selectField({
      name: 'state',
      id: 'filter-state',
      label: view.say(words.state),
      value: state,
      choices: states,
    }),
    selectField({
      name: 'due',
      id: 'filter-due',
      label: view.say(words.due),
      value: due,
      choices: [{ value: '', label: view.say(frameWords.all) }, ...dues],
    }),
    html`<details class="more" !${from || to || sort ? 'open' : ''}><summary>${view.say(words.moreFilters)}</summary><div class="filter">!${rest.join('')}</div></details>`,
  ].join('')
}
