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
    body: (
      fields,
    ) => html`!${enterSaves()}<div class="card">!${fields.line('name', { label: view.say(words.name), maxLength: 200, required: true })}
      !${fields.text('mandate', { label: view.say(words.mandate), hint: view.say(words.mandateHint), rows: 6 })}
      <div class="field-row">!${fields.line('term.from', { label: view.say(words.termFrom), type: 'date', value: view.today })}
      !${fields.line('term.to', { label: view.say(words.termTo), type: 'date', hint: view.say(words.termHint) })}</div>
      !${personField(view, fields, { name: 'convenerPersonId', label: view.say(words.convener), hint: view.say(words.convenerHint) })}</div>
      <section><h2>${view.say(words.members)}</h2><p>${view.say(words.memberHint)}</p>
      !${rows.map((row, at) => seatFields(view, fields, { row, at, of: rows.length, organisations })).join('')}!${addRowButton(view.say(words.addMember))}</section>`,
  })
  return {
    title: view.say(words.startTitle, { group: parent.name }),
    lead: view.say(words.startLead),
    crumbs: groupCrumbs(view, parent, { itself: true }),
    main: html`!${form}!${peopleList(people)}`,
  }
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
