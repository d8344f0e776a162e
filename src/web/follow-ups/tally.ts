import { html } from 'ghtml'
import type { Tally } from '#src/domain/follow-ups/tally.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { tableOf } from '../layout/lists.ts'
import { folded } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { assigneeValue } from './assignee-value.ts'

type Counted = { name: string; path: string | null; open: number; overdue: number }

/** For whoever leads a group: what each of its working groups and each of those given something has open, and late. */
export function tallyHtml(view: View, { groupId, workingGroups, assignees }: Tally, open: boolean): string {
  const groups = workingGroups.map(({ id, name, ...counts }) => ({
    ...{ name, ...counts },
    path: to(patterns.followUps, {}, { groupId: id }),
  }))
  const people = assignees.map(({ kind, id, name, ...counts }) => ({
    ...counts,
    name: name ?? view.say(words.nobody),
    path: kind && id ? to(patterns.followUps, {}, { groupId, assignee: assigneeValue({ kind, id }) }) : null,
  }))
  if (groups.length === 0 && people.length === 0) return ''
  const tables = [
    countedTable(view, {
      caption: view.say(words.tallyGroups),
      head: view.say(words.workingGroup),
      rows: groups,
    }),
    countedTable(view, {
      caption: view.say(words.tallyPeople),
      head: view.say(words.assignee),
      rows: people,
    }),
  ]
  return folded(view, {
    act: [],
    summary: view.say(words.tally),
    open,
    body: html`<div class="columns even">!${tables.join('')}</div>`,
  })
}

function countedTable(
  view: View,
  { caption, head, rows }: { caption: string; head: string; rows: Counted[] },
): string {
  if (rows.length === 0) return ''
  const inOrder = nameOrder(view.actor.collaborationLanguage as Language)
  const sorted = rows.sort((one, other) => other.overdue - one.overdue || inOrder(one.name, other.name))
  return tableOf(
    caption,
    [
      {
        label: head,
        cell: ({ name, path }) => (path ? html`<a href="${path}">${name}</a>` : html`${name}`),
      },
      { label: view.say(words.open), cell: ({ open }) => html`${open}`, numeric: true },
      {
        label: view.say(words.overdue),
        cell: ({ overdue }) => (overdue > 0 ? html`<span class="late">${overdue}</span>` : '0'),
        numeric: true,
      },
    ],
    sorted,
  )
}
