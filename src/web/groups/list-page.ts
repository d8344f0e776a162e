import { html } from 'ghtml'
import type { listGroupsAtAGlance } from '#src/domain/groups/read.ts'
import { groupKinds } from '#src/platform/database/schema/groups.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { localDate } from '#src/platform/time.ts'
import { tickField } from '../layout/fields.ts'
import { filterForm, pagesOf, type Row, rowsOrEmpty, tag } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Listed = Awaited<ReturnType<typeof listGroupsAtAGlance>>
type Asked = { search?: string | undefined; kind?: string | undefined; ended: boolean }

/** The kinds that a group may be given; a working group is set up by the group it works for. */
export const standingKinds = groupKinds.filter((kind) => kind !== 'working-group')

/** The standing groups that one may see: who leads each, how many seats are filled, when it meets next. */
export function groupsPage(groups: Listed, { view, asked }: { view: View; asked: Asked }): ScreenPage {
  const rows = groups.items.map((group) => rowOf(view, group))
  const narrowed = asked.search || asked.kind || asked.ended
  const nothing = isSecretariat(view.actor) ? words.noneYet : words.none
  return {
    title: view.say(frameWords.groups),
    lead: view.say(words.lead),
    main: html`!${isSecretariat(view.actor) ? addForm(view) : ''}
      !${filterForm(view, {
        path: patterns.groups,
        search: { value: asked.search, label: view.say(frameWords.search) },
        choices: [
          { name: 'kind', label: view.say(words.kind), value: asked.kind, choices: kindChoices(view) },
        ],
        more: tickField({ name: 'ended', label: view.say(words.showEnded), ticked: asked.ended }),
      })}
      !${rowsOrEmpty(rows, view.say(narrowed ? frameWords.nothingFound : nothing))}!${pagesOf(view, groups)}`,
  }
}

function rowOf(view: View, group: Listed['items'][number]): Row {
  const { id: groupId, name, kind, endedOn, glance } = group
  const { seats, seated, chair, next } = glance
  const ended = endedOn !== null && endedOn < view.today
  const facts = [
    view.say(words[kind]),
    seats > 0 ? view.say(words.seated, { seated, seats }) : '',
    chair ? view.say(words.chairIs, { name: chair }) : '',
  ]
  const when = next
    ? view.say(words.nextIs, { date: longDate(view.language, localDate(new Date(next.startsAt), next.zone)) })
    : view.say(words.noNext)
  return {
    title: name,
    path: to(patterns.group, { groupId }),
    text: html`${facts.filter(Boolean).join(' · ')}`,
    aside: ended ? tag(view.say(words.ended)) : html`${when}`,
  }
}

const kindChoices = (view: View) =>
  standingKinds.map((kind) => ({ value: kind, label: view.say(words[kind]) }))

function addForm(view: View): string {
  const form = screenForm(view, {
    act: 'add',
    action: patterns.groups,
    submit: view.say(words.addButton),
    body: (
      fields,
    ) => html`!${fields.line('name', { label: view.say(words.name), maxLength: 200, required: true })}
      !${fields.select('kind', { label: view.say(words.kind), value: 'expert-group', choices: kindChoices(view), width: 'medium' })}`,
  })
  return folded(view, { act: 'add', summary: view.say(words.add), body: form })
}
