import { html } from 'ghtml'
import type { Group } from '#src/domain/groups/read.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { groupFormWords as forms } from '#src/platform/language/words/web-group-forms.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { peopleList, personField } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'
import { kindField, labelField, namerFields } from './seat-forms.ts'
import { groupCrumbs } from './tabs.ts'

type Found = { group: Group; organisations: { id: string; name: string }[]; people: Choosable[] }

/** A new seat: whose it is, who has it, or who shall say who takes it. */
export function addSeatPage({ group, organisations, people }: Found, view: View): ScreenPage {
  const choices = [
    { value: '', label: view.say(forms.organisationNone) },
    ...organisations.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const form = screenForm(view, {
    act: 'add',
    action: to(patterns.groupSeats, { groupId: group.id }),
    submit: view.say(forms.addSeatButton),
    body: (
      fields,
    ) => html`!${fields.select('organisationId', { label: view.say(forms.organisation), choices, width: 'medium' })}
      !${kindField(view, fields, 'member')}
      !${personField(view, fields, { label: view.say(forms.holderNow), hint: view.say(forms.holderNowHint) })}
      !${namerFields(view, fields, {})}!${labelField(view, fields)}
      !${fields.line('fromOn', { label: view.say(forms.fromOn), type: 'date', value: view.today })}`,
  })
  return {
    title: view.say(forms.addSeatTitle, { group: group.name }),
    lead: view.say(forms.addSeatLead),
    crumbs: groupCrumbs(view, group, { itself: true }),
    main: html`<div class="card">!${form}</div>!${peopleList(people)}`,
  }
}
