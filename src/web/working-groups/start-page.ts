import { html } from 'ghtml'
import type { Group } from '#src/domain/groups/read.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupFormWords } from '#src/platform/language/words/web-group-forms.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { addRowButton, enterSaves, rowButtons, rowsIn, type TypedRow } from '../form-rows.ts'
import { groupCrumbs } from '../groups/tabs.ts'
import { type Fields, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { peopleList, personField } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'

type Found = { parent: Group; organisations: { id: string; name: string }[]; people: Choosable[] }

const act = 'start'

/** What a row for a seat begins as; one that was left so is no seat. */
export const blankSeat: TypedRow = {
  personId: '',
  organisationId: '',
  label: '',
  namedByPersonId: '',
  nameDueOn: '',
}

/** A new working group of a group, outside any meeting: what it shall do, until when, and who is in it. */
export function startPage({ parent, organisations, people }: Found, view: View): ScreenPage {
  const { shown } = view
  const rows = shown.act === act ? (rowsIn(shown.typed, 'seats') ?? []) : [blankSeat, blankSeat, blankSeat]
  const form = screenForm(view, {
    act,
    action: to(patterns.groupWorkingGroups, { groupId: parent.id }),
    submit: view.say(words.startButton),
    body: (fields) => startFields(view, fields, { rows, organisations, termFrom: view.today, level: 'h2' }),
  })
  return {
    title: view.say(words.startTitle, { group: parent.name }),
    lead: view.say(words.startLead),
    crumbs: groupCrumbs(view, parent, { itself: true }),
    main: html`!${form}!${peopleList(people)}`,
  }
}

type Starting = {
  rows: TypedRow[]
  organisations: Found['organisations']
  /** what the term begins on, unless said otherwise */
  termFrom: string
  /** the heading over the members */
  level: 'h2' | 'h4'
}

/** The fields of a new working group, wherever it is set up; a page that has them ends with the list of people. */
export function startFields(
  view: View,
  fields: Fields,
  { rows, organisations, termFrom, level }: Starting,
): string {
  const seats = rows.map((row, at) => seatFields(view, fields, { row, at, of: rows.length, organisations }))
  return html`!${enterSaves()}<div class="card">!${fields.line('name', { label: view.say(words.name), maxLength: 200, required: true })}
    !${fields.text('mandate', { label: view.say(words.mandate), hint: view.say(words.mandateHint), rows: 6 })}
    <div class="field-row">!${fields.line('term.from', { label: view.say(words.termFrom), type: 'date', value: termFrom })}
    !${fields.line('term.to', { label: view.say(words.termTo), type: 'date', hint: view.say(words.termHint) })}
    !${fields.line('term.months', { label: view.say(words.termMonths), type: 'number', min: '1', max: '120' })}</div>
    !${personField(view, fields, { name: 'convenerPersonId', label: view.say(words.convener), hint: view.say(words.convenerHint) })}</div>
    <section><!${level}>${view.say(words.members)}</!${level}><p>${view.say(words.memberHint)}</p>
    !${seats.join('')}!${addRowButton(view.say(words.addMember))}</section>`
}

type SeatRow = { row: TypedRow; at: number; of: number; organisations: Found['organisations'] }

function seatFields(view: View, fields: Fields, { row, at, of, organisations }: SeatRow): string {
  const called = view.say(words.member, { number: at + 1 })
  const name = (column: string) => `seats.${at}.${column}`
  const choices = [
    { value: '', label: view.say(frameWords.none) },
    ...organisations.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return html`<fieldset class="ds-fieldset card form-row"><legend class="ds-label">${called}</legend>
    <div class="field-row">!${personField(view, fields, { name: name('personId'), label: view.say(groupFormWords.person), hint: '', value: row.personId })}
    !${fields.select(name('organisationId'), { label: view.say(words.organisation), choices, value: row.organisationId, width: 'medium' })}</div>
    <div class="field-row">!${fields.line(name('label'), { label: view.say(words.label), value: row.label, maxLength: 200 })}
    !${personField(view, fields, { name: name('namedByPersonId'), label: view.say(words.namer), hint: '', value: row.namedByPersonId })}
    !${fields.line(name('nameDueOn'), { label: view.say(words.nameDueOn), type: 'date', value: row.nameDueOn })}</div>
    !${rowButtons(view, { at, of, name: called, sortable: true })}</fieldset>`
}
