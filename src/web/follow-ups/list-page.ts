import { html } from 'ghtml'
import type { Surroundings } from '#src/domain/follow-ups/surroundings.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { button, buttonLink, hiddenField, selectField } from '../layout/fields.ts'
import { empty, pagesOf, rowsOf } from '../layout/lists.ts'
import { folded } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import type { Asked, FollowUpRow } from './asked.ts'
import { assigneeValue } from './assignee-value.ts'
import { boardHtml } from './board.ts'
import { followUpFilter } from './filter.ts'
import { addForm } from './forms.ts'
import { listRow } from './rows.ts'
import { tallyHtml } from './tally.ts'

export type ListRead = {
  found: { items: FollowUpRow[]; nextCursor: string | null }
  surroundings: Surroundings
}

/** The follow-ups that one may read, as a list or a board; for whoever leads the group that was asked for, who has what in it. */
export function followUpsPage({ found, surroundings }: ListRead, view: View, asked: Asked): ScreenPage {
  const group = surroundings.groups.find(({ id }) => id === asked.groupId)
  const isBoard = asked.view === 'board'
  const tally = surroundings.tally && !isBoard ? tallyHtml(view, surroundings.tally, !asked.assignee) : ''
  return {
    title: group ? view.say(words.titleOf, { group: group.name }) : view.say(frameWords.followUps),
    ...(group
      ? { crumbs: [[view.say(frameWords.followUps), patterns.followUps]] }
      : { lead: view.say(words.lead) }),
    ...(group && {
      actions: buttonLink(view.say(words.print), to(patterns.groupFollowUpList, { groupId: group.id }), {
        quiet: true,
      }),
    }),
    tabs: viewTabs(view, asked),
    wide: isBoard,
    main: html`!${adding(view, { surroundings, asked })}!${tally}!${followUpFilter(view, { asked, surroundings })}
      !${isBoard && found.items.length > 0 ? boardHtml(view, found, asked.by) : listHtml(view, { found, surroundings })}`,
  }
}

/** The same narrowing, looked at in another way. */
function viewTabs(view: View, asked: Asked): NonNullable<ScreenPage['tabs']> {
  const { groupId, assignee, mine, search } = asked
  const kept = { groupId, assignee: assignee && assigneeValue(assignee), mine: mine && 'on', search }
  const tab = (label: string, more: { view?: 'board'; by?: 'person' }) => ({
    label,
    path: to(patterns.followUps, {}, { ...more, ...kept }),
    current: asked.view === more.view && (more.view === undefined || asked.by === more.by),
  })
  return [
    tab(view.say(words.list), {}),
    tab(view.say(words.boardByDue), { view: 'board' }),
    tab(view.say(words.boardByPerson), { view: 'board', by: 'person' }),
  ]
}

function listHtml(view: View, { found, surroundings }: ListRead): string {
  if (found.items.length === 0)
    return view.url.includes('?')
      ? empty(view.say(frameWords.nothingFound))
      : empty(view.say(words.none), html`<p>${view.say(words.noneHow)}</p>`)
  const candidates = new Map(surroundings.candidates.map((one) => [one.groupId, one]))
  const rows = found.items.map((row) => listRow(view, row, candidates.get(row.groupId)))
  return html`!${rowsOf(rows)}!${pagesOf(view, found)}`
}

/** A form for one more where the group is known; else first the question which group it is for. */
function adding(view: View, { surroundings, asked }: { surroundings: Surroundings; asked: Asked }): string {
  const managed = surroundings.groups.filter((one) => one.managed && !one.ended)
  if (managed.length === 0) return ''
  const group = managed.find(({ id }) => id === asked.groupId)
  const candidates = surroundings.candidates.find(({ groupId }) => groupId === group?.id)
  if (group && candidates) return addForm(view, { group, candidates, open: asked.add })
  const field = selectField({
    name: 'groupId',
    id: 'add-group',
    label: view.say(words.whichGroup),
    choices: managed.map(({ id, name }) => ({ value: id, label: name })),
  })
  return folded(view, {
    act: 'add',
    summary: view.say(words.add),
    keys: 'n',
    body: html`<form method="get" action="${patterns.followUps}">!${hiddenField('add', 'on')}!${field}<p class="actions">!${button(view.say(words.goOn))}</p></form>`,
  })
}
