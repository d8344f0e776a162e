import { html } from 'ghtml'
import type { listDecisions, listRegisterChoices } from '#src/domain/decisions/read.ts'
import { plainOf } from '#src/domain/search/passage.ts'
import { decisionStatuses } from '#src/platform/database/schema/decisions.ts'
import { longDate, nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { decisionWords as words } from '#src/platform/language/words/web-decisions.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { localDate } from '#src/platform/time.ts'
import { selectField } from '../layout/fields.ts'
import { empty, filterForm, pagesOf, type Row, rowsOf, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Found = Awaited<ReturnType<typeof listDecisions>>
type Decision = Found['items'][number]
type Choices = Awaited<ReturnType<typeof listRegisterChoices>>

export type RegisterAsked = {
  search?: string | undefined
  groupId?: string | undefined
  year?: number | undefined
  status?: Decision['status'] | undefined
  sort?: 'oldest' | undefined
}

/** The register of decisions across the groups whose minutes one may read. */
export function decisionsPage(
  { found, choices }: { found: Found; choices: Choices },
  view: View,
  asked: RegisterAsked,
): ScreenPage {
  const nothing = choices.groups.length === 0 ? words.none : frameWords.nothingFound
  const list =
    found.items.length === 0
      ? empty(view.say(nothing))
      : html`!${rowsOf(found.items.map((one) => decisionRow(view, one)))}!${pagesOf(view, found)}`
  return {
    title: view.say(frameWords.decisions),
    lead: view.say(words.lead),
    main: html`!${registerFilter(view, choices, asked)}!${list}`,
  }
}

function decisionRow(view: View, decision: Decision): Row {
  const { id, number, text, groupName, status, reached, minutesState } = decision
  const plain = plainOf(text)
  const facts = [groupName, meetingDay(view, decision), view.say(words[reached])]
  const unapproved = minutesState === 'draft' || minutesState === 'in-review'
  return {
    title: `${number} ${plain.length > longestTitle ? `${plain.slice(0, longestTitle).trimEnd()} …` : plain}`,
    path: to(patterns.decision, { decisionId: id }),
    text: html`${facts.join(' · ')}`,
    aside: html`!${unapproved ? html`!${tag(view.say(words[`minutes.${minutesState}`]))} ` : ''}!${statusTag(view, status)}`,
  }
}

const longestTitle = 220

/** The day on which it was decided. */
export const meetingDay = (
  view: View,
  { meetingStartsAt, meetingZone }: Pick<Decision, 'meetingStartsAt' | 'meetingZone'>,
): string => longDate(view.language, localDate(meetingStartsAt, meetingZone))

const colours = {
  'in-force': 'success',
  'carried-out': 'info',
  superseded: 'neutral',
  lapsed: 'neutral',
} as const

export const statusTag = (view: View, status: Decision['status']): string =>
  tag(view.say(words[status]), colours[status])

function registerFilter(view: View, choices: Choices, asked: RegisterAsked): string {
  const inOrder = nameOrder(view.actor.collaborationLanguage as Language)
  const groups = choices.groups
    .sort((one, other) => inOrder(one.name, other.name))
    .map(({ id, name }) => ({ value: id, label: name }))
  const years = choices.years.map((year) => ({ value: String(year), label: String(year) }))
  const statuses = decisionStatuses.map((value) => ({ value, label: view.say(words[value]) }))
  const sort = selectField({
    name: 'sort',
    id: 'filter-sort',
    label: view.say(words.sort),
    value: asked.sort,
    choices: [
      { value: '', label: view.say(words.newest) },
      { value: 'oldest', label: view.say(words.oldest) },
    ],
  })
  return filterForm(view, {
    path: patterns.decisions,
    search: { value: asked.search, label: view.say(frameWords.search) },
    choices: [
      { name: 'groupId', label: view.say(words.group), value: asked.groupId, choices: groups },
      { name: 'year', label: view.say(words.year), value: asked.year?.toString(), choices: years },
      { name: 'status', label: view.say(words.status), value: asked.status, choices: statuses },
    ],
    more: sort,
  })
}
