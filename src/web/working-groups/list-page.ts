import { html } from 'ghtml'
import type { listWorkingGroups } from '#src/domain/working-groups/read.ts'
import { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { tickField } from '../layout/fields.ts'
import { filterForm, pagesOf, type Row, rowsOrEmpty } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { daysLeft, stateTag } from './state.ts'

type Listed = Awaited<ReturnType<typeof listWorkingGroups>>
type Asked = {
  search?: string | undefined
  state?: string | undefined
  parentId?: string | undefined
  ending?: string | undefined
  closed: boolean
}
type Found = { found: Listed; parents: { id: string; name: string }[] }

/** The working groups that one may see, the first to end first. */
export function workingGroupsPage(
  { found, parents }: Found,
  { view, asked }: { view: View; asked: Asked },
): ScreenPage {
  const narrowed = asked.search || asked.state || asked.parentId || asked.ending || asked.closed
  return {
    title: view.say(frameWords.workingGroups),
    lead: view.say(words.lead),
    main: html`!${filters(view, { asked, parents })}
      !${rowsOrEmpty(
        found.items.map((one) => rowOf(view, one)),
        view.say(narrowed ? frameWords.nothingFound : words.none),
      )}!${pagesOf(view, found)}`,
  }
}

function filters(view: View, { asked, parents }: { asked: Asked; parents: Found['parents'] }): string {
  return filterForm(view, {
    path: patterns.workingGroups,
    search: { value: asked.search, label: view.say(frameWords.search) },
    choices: [
      {
        name: 'state',
        label: view.say(words.state),
        value: asked.state,
        choices: workingGroupStates.map((state) => ({ value: state, label: view.say(words[state]) })),
      },
      {
        name: 'parentId',
        label: view.say(words.parent),
        value: asked.parentId,
        choices: parents.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        name: 'ending',
        label: view.say(words.ending),
        value: asked.ending,
        choices: [
          { value: 'soon', label: view.say(words.endingSoon) },
          { value: 'past', label: view.say(words.endingPast) },
        ],
      },
    ],
    more: tickField({ name: 'closed', label: view.say(words.showClosed), ticked: asked.closed }),
  })
}

function rowOf(view: View, one: Listed['items'][number]): Row {
  const { id: workingGroupId, name, parentName, convenerName, state, termTo } = one
  const convener = convenerName
    ? view.say(words.convenerIs, { name: convenerName })
    : state === 'closed'
      ? ''
      : view.say(words.noConvener)
  const until = view.say(words.until, { date: longDate(view.language, termTo) })
  return {
    title: name,
    path: to(patterns.workingGroup, { workingGroupId }),
    text: html`${[parentName, convener, until].filter(Boolean).join(' · ')}`,
    aside: html`!${daysLeft(view, { state, termTo, today: view.today })} !${stateTag(view, state)}`,
  }
}
