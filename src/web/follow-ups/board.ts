import { html } from 'ghtml'
import { dueTimes, dueWhen } from '#src/domain/follow-ups/due-when.ts'
import { nameOrder, number } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { message } from '../layout/fields.ts'
import { rowsOf } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { type FollowUpRow, mostOnBoard } from './asked.ts'
import { assigneeValue } from './assignee-value.ts'
import { aboutHtml, assigneeOf, doneForm, dueHtml, mayManageRow } from './rows.ts'

type Column = { id: string; title: string; rows: FollowUpRow[] }
type Found = { items: FollowUpRow[]; nextCursor: string | null }

/** Follow-ups in columns: by when they are due, or by who has them. */
export function boardHtml(view: View, found: Found, by: 'person' | undefined): string {
  const columns = by === 'person' ? byAssignee(view, found.items) : byDue(view, found.items)
  const full = found.nextCursor ? message('note', view.say(words.boardFull, { count: mostOnBoard })) : ''
  return html`!${full}<div class="board">!${columns.map((column) => columnHtml(view, column, by)).join('')}</div>`
}

function byDue(view: View, rows: FollowUpRow[]): Column[] {
  return dueTimes.map((time) => {
    const inIt = rows.filter((row) => dueWhen(row, view.today) === time)
    return {
      id: time,
      title: view.say(words[`when.${time}`]),
      rows: time === 'closed' ? inIt.sort(lastClosedFirst) : inIt,
    }
  })
}

const lastClosedFirst = (one: FollowUpRow, other: FollowUpRow): number =>
  Number(other.closedAt ?? 0) - Number(one.closedAt ?? 0)

/** What nobody has been given stands first: it is to be handed out. */
function byAssignee(view: View, rows: FollowUpRow[]): Column[] {
  const columns = new Map<string, Column>()
  for (const row of rows.filter(({ state }) => state === 'open')) {
    const assignee = assigneeOf(row)
    const id = assignee ? assigneeValue(assignee).replace(':', '-') : 'nobody'
    const column = columns.get(id) ?? { id, title: assignee?.name ?? view.say(words.nobody), rows: [] }
    columns.set(id, { ...column, rows: [...column.rows, row] })
  }
  const inOrder = nameOrder(view.actor.collaborationLanguage as Language)
  return [...columns.values()].sort(
    (one, other) =>
      Number(other.id === 'nobody') - Number(one.id === 'nobody') || inOrder(one.title, other.title),
  )
}

function columnHtml(view: View, { id, title, rows }: Column, by: 'person' | undefined): string {
  const cards = rows.map((row) => ({
    id: `follow-up-${row.id}`,
    title: row.text,
    path: to(patterns.followUp, { followUpId: row.id }),
    text: by === 'person' ? html`${row.groupName}` : aboutHtml(view, row),
    aside: dueHtml(view, row),
    ...(row.state === 'open' && (row.yours || mayManageRow(view, row)) && { actions: doneForm(view, row) }),
  }))
  const inside = cards.length > 0 ? rowsOf(cards) : html`<p class="quiet">${view.say(words.emptyColumn)}</p>`
  return html`<section aria-labelledby="column-${id}"><h2 id="column-${id}">${title} <span class="count">${number(view.language, rows.length)}</span></h2>!${inside}</section>`
}
