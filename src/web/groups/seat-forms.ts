import { html } from 'ghtml'
import type { SeatHolding, WholeSeat } from '#src/domain/groups/whole-seat.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { listOf } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupFormWords as forms } from '#src/platform/language/words/web-group-forms.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { personField } from '../people-choice.ts'
import type { View } from '../view.ts'
import { seatName } from './roster-part.ts'

/** Says who takes a seat that nobody holds: somebody known, or somebody new. */
export function nameForm(view: View, { id: seatId }: { id: string }, act: string): string {
  return screenForm(view, {
    act,
    action: to(patterns.seatNaming, { seatId }),
    submit: view.say(forms.seatPersonButton),
    body: (
      fields,
    ) => html`<p>${view.say(forms.nameLead)}</p>!${personField(view, fields, { label: view.say(forms.person) })}
      <div class="field-row">!${fields.line('name', { label: view.say(forms.newName), autocomplete: 'off', maxLength: 200 })}
      !${fields.line('email', { label: view.say(forms.newEmail), type: 'email', autocomplete: 'off', maxLength: 254 })}</div>`,
  })
}

/** Seats a person from a day on, in place of whoever is there or beside them. */
export function seatForm(view: View, { id: seatId }: WholeSeat, { open }: { open: boolean }): string {
  const form = screenForm(view, {
    act: 'seat',
    action: to(patterns.seatHolders, { seatId }),
    submit: view.say(forms.seatPersonButton),
    body: (fields) => html`!${personField(view, fields, { label: view.say(forms.person), required: true })}
      !${fields.radio('standing', {
        label: view.say(forms.standing),
        value: 'holder',
        choices: [
          { value: 'holder', label: view.say(forms.asHolder), hint: view.say(forms.asHolderHint) },
          { value: 'deputy', label: view.say(forms.asDeputy) },
        ],
      })}
      <div class="field-row">!${fields.line('fromOn', { label: view.say(forms.fromOn), type: 'date', value: view.today })}
      !${fields.line('untilOn', { label: view.say(forms.untilOn), type: 'date', hint: view.say(frameWords.optional) })}</div>`,
  })
  return folded(view, { act: 'seat', summary: view.say(forms.seatPerson), body: form, open })
}

/** Changes what the seat is, and who is asked to name somebody. */
export function changeForm(view: View, seat: WholeSeat, people: Choosable[]): string {
  const namer = people.find(({ id }) => id === seat.namedBy?.id)?.label ?? seat.namedBy?.name
  const form = screenForm(view, {
    act: 'change',
    action: to(patterns.seat, { seatId: seat.id }),
    submit: view.say(forms.changeSeat),
    version: seat.version,
    body: (fields) => html`!${kindField(view, fields, seat.kind)}!${labelField(view, fields, seat.label)}
      !${namerFields(view, fields, { namer, nameDueOn: seat.nameDueOn })}
      !${fields.line('position', { label: view.say(forms.position), hint: view.say(forms.positionHint), type: 'number', min: '0', max: '10000', value: String(seat.position) })}`,
  })
  return folded(view, { act: 'change', summary: view.say(forms.changeSeat), body: form })
}

/** Ends the seat, naming those who sit in it. */
export function endForm(view: View, seat: WholeSeat, going: SeatHolding[]): string {
  const names = listOf(
    view.language,
    going.map(({ name }) => name),
  )
  const facts = { seat: seatName({ ...seat, holder: going[0] ?? null }), group: seat.group.name, names }
  return askFirst(view, {
    act: 'end',
    summary: view.say(forms.endSeat),
    question: view.say(going.length > 0 ? forms.endSeatPeople : forms.endSeatQuestion, facts),
    action: to(patterns.seatEnding, { seatId: seat.id }),
    submit: view.say(forms.endSeat),
    body: (fields) =>
      fields.line('untilOn', {
        label: view.say(forms.untilOn),
        type: 'date',
        hint: view.say(forms.atOnceHint),
      }),
  })
}

export const kindField = (view: View, fields: Fields, value: string): string =>
  fields.select('kind', {
    label: view.say(forms.seatKind),
    value,
    width: 'medium',
    choices: [
      { value: 'member', label: view.say(forms.memberSeat) },
      { value: 'observer', label: view.say(forms.observerSeat) },
    ],
  })

export const labelField = (view: View, fields: Fields, value?: string | null): string =>
  fields.line('label', {
    label: view.say(forms.label),
    hint: view.say(forms.labelHint),
    value,
    maxLength: 200,
  })

export const namerFields = (
  view: View,
  fields: Fields,
  { namer, nameDueOn }: { namer?: string | undefined; nameDueOn?: string | null },
): string => html`<div class="field-row">!${personField(view, fields, {
  name: 'namedByPersonId',
  label: view.say(forms.namer),
  hint: view.say(forms.namerHint),
  value: namer,
})}
  !${fields.line('nameDueOn', { label: view.say(forms.nameDueOn), type: 'date', value: nameDueOn })}</div>`
