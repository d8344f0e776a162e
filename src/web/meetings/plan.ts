import { html } from 'ghtml'
import type { DrawnItem } from '#src/domain/agenda/carry-over.ts'
import type { PlanAhead } from '#src/domain/agenda/plan-ahead.ts'
import { longDate, nameOrder } from '#src/platform/language/formats.ts'
import { itemWords } from '#src/platform/language/words/web-agenda.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { meetingFormWords as words } from '#src/platform/language/words/web-meeting-forms.ts'
import { empty } from '../layout/lists.ts'
import { type Fields, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { timeInputs } from './times.ts'

type Plan = { ahead: PlanAhead; agenda: DrawnItem[] }

/** A form to plan the group's next meeting, filled in from the last one, and what comes on its agenda by itself. */
export function planPage({ ahead, agenda }: Plan, view: View): ScreenPage {
  const { group, from } = ahead
  const form = screenForm(view, {
    act: 'plan',
    action: to(patterns.groupMeetings, { groupId: group.id }),
    submit: view.say(words.planSubmit),
    body: (fields) => planFields(fields, { view, ahead }),
  })
  return {
    title: view.say(words.planTitle),
    lead: from
      ? view.say(words.planLead, { group: group.name, date: longDate(view.language, from) })
      : view.say(words.planFirst, { group: group.name }),
    crumbs: [
      [view.say(frameWords.groups), patterns.groups],
      [group.name, to(patterns.group, { groupId: group.id })],
    ],
    main: html`<div class="columns"><section class="card">!${form}</section>
      <section><h2>${view.say(words.comesByItself)}</h2>!${foreseen(agenda, view)}</section></div>`,
  }
}

function planFields(fields: Fields, { view, ahead }: { view: View; ahead: PlanAhead }): string {
  const { group, proposed, candidates } = ahead
  return [
    timeInputs(fields, { view, act: 'plan', zone: group.zone, proposed }),
    whereFields(fields, { view, stored: proposed }),
    peopleFields(fields, { view, stored: proposed, candidates }),
    titleField(fields, { view, stored: null }),
  ].join('')
}

type Where = { place: string | null; videoUrl: string | null }

/** A room, a link, or both. */
export const whereFields = (fields: Fields, { view, stored }: { view: View; stored: Where }): string =>
  [
    fields.line('place', { label: view.say(words.place), value: stored.place, maxLength: 300 }),
    fields.line('videoUrl', {
      label: view.say(words.video),
      hint: view.say(words.videoHint),
      type: 'url',
      value: stored.videoUrl,
      maxLength: 2_000,
    }),
  ].join('')

type Roles = { chairPersonId: string | null; writerPersonId: string | null }

/** Who leads the meeting and who writes its minutes. */
export function peopleFields(
  fields: Fields,
  { view, stored, candidates }: { view: View; stored: Roles; candidates: { id: string; name: string }[] },
): string {
  const inOrder = nameOrder(view.language)
  const choices = [
    { value: '', label: view.say(words.nobodyYet) },
    ...candidates
      .toSorted((one, other) => inOrder(one.name, other.name))
      .map(({ id, name }) => ({ value: id, label: name })),
  ]
  const field = (name: keyof Roles, label: string) =>
    fields.select(name, { label, value: stored[name], choices, width: 'medium' })
  return html`<div class="field-row">!${field('chairPersonId', view.say(words.chair))}!${field('writerPersonId', view.say(words.writer))}</div>`
}

export const titleField = (fields: Fields, { view, stored }: { view: View; stored: string | null }): string =>
  fields.line('title', {
    label: view.say(words.name),
    hint: view.say(words.nameHint),
    value: stored,
    maxLength: 300,
  })

function foreseen(agenda: DrawnItem[], view: View): string {
  if (agenda.length === 0) return empty(view.say(words.nothingByItself))
  const rows = agenda.map(
    ({ title, kind, standing }, at) => html`<li><span class="number">${at + 1}</span>
      <div><p>${title}</p><p class="hint">${view.say(standing ? itemWords.standing : itemWords[kind])}</p></div></li>`,
  )
  return html`<ol class="agenda">!${rows.join('')}</ol><p class="hint">${view.say(words.changeLater)}</p>`
}
