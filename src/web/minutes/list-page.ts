import { html } from 'ghtml'
import type { Group } from '#src/domain/groups/read.ts'
import type { listMinutes } from '#src/domain/minutes/read.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { minutesPageWords as words } from '#src/platform/language/words/web-minutes.ts'
import { localDate } from '#src/platform/time.ts'
import { lineField } from '../layout/fields.ts'
import { filterForm, pagesOf, rowsOrEmpty, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Found = Awaited<ReturnType<typeof listMinutes>>
type Row = Found['items'][number]
type Asked = { groupId?: string | undefined; state?: Row['state'] | undefined; year?: number | undefined }

/** The minutes that one may read, the newest meeting first. */
export function minutesListPage(
  { found, groups }: { found: Found; groups: Pick<Group, 'id' | 'name'>[] },
  { view, asked }: { view: View; asked: Asked },
): ScreenPage {
  const narrowed = asked.groupId || asked.state || asked.year
  const rows = found.items.map((row) => rowOf(row, view))
  return {
    title: view.say(frameWords.minutes),
    main: html`!${filters(groups, { view, asked })}!${rowsOrEmpty(rows, view.say(narrowed ? frameWords.nothingFound : words.none))}!${pagesOf(view, found)}`,
  }
}

function filters(
  groups: Pick<Group, 'id' | 'name'>[],
  { view, asked }: { view: View; asked: Asked },
): string {
  const year = lineField({
    name: 'year',
    id: 'filter-year',
    label: view.say(words.year),
    value: asked.year === undefined ? '' : String(asked.year),
    inputmode: 'numeric',
    maxLength: 4,
    width: 'short',
  })
  return filterForm(view, {
    path: patterns.minutesList,
    choices: [
      {
        name: 'groupId',
        label: view.say(words.group),
        value: asked.groupId,
        choices: groups.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        name: 'state',
        label: view.say(words.state),
        value: asked.state,
        choices: minutesStates.map((state) => ({ value: state, label: view.say(words[`state.${state}`]) })),
      },
    ],
    more: year,
  })
}

const rowOf = (row: Row, view: View) => ({
  title: `${row.groupName}, ${longDate(view.language, localDate(row.startsAt, row.zone))}`,
  path: to(patterns.minutes, { minutesId: row.id }),
  ...(row.title && { text: html`${row.title}` }),
  aside: minutesStateTag(view, row.state),
})

const colours = {
  draft: 'warning',
  'in-review': 'info',
  approved: 'success',
  published: 'success',
} as const

/** The minutes' state in a word. */
export const minutesStateTag = (view: View, state: Row['state']): string =>
  tag(view.say(words[`state.${state}`]), colours[state])
