import { html } from 'ghtml'
import type { Group, listStandingItems } from '#src/domain/groups/read.ts'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupFormWords as forms } from '#src/platform/language/words/web-group-forms.ts'
import { addRowButton, enterSaves, rowButtons, rowsIn, type TypedRow } from '../form-rows.ts'
import { empty } from '../layout/lists.ts'
import { type Fields, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { groupCrumbs, groupTabs } from './tabs.ts'

type Found = { group: Group; standing: Awaited<ReturnType<typeof listStandingItems>> }

const act = 'standing-items'

/** What a row begins as; one that was left so is not stored. */
export const blankItem: TypedRow = { place: 'first', kind: 'information', title: '', minutesAllotted: '' }

/** The items that every agenda of the group begins or ends with, to be changed as one list. */
export function standingPage({ group, standing }: Found, view: View): ScreenPage {
  const stored = standing.items.map(
    ({ place, kind, title, minutesAllotted }): TypedRow => ({
      place,
      kind,
      title,
      minutesAllotted: minutesAllotted === null ? '' : String(minutesAllotted),
    }),
  )
  const rows = view.shown.act === act ? (rowsIn(view.shown.typed, 'items') ?? []) : stored
  const form = screenForm(view, {
    act,
    action: to(patterns.groupStandingItems, { groupId: group.id }),
    submit: view.say(frameWords.save),
    version: standing.version,
    body: (fields) =>
      html`!${enterSaves()}!${rows.map((row, at) => itemFields(view, fields, { row, at, of: rows.length })).join('')}
      !${rows.length === 0 ? empty(view.say(forms.standingNone)) : ''}!${addRowButton(view.say(forms.addItem))}`,
  })
  return {
    title: group.name,
    lead: view.say(forms.standingLead),
    crumbs: groupCrumbs(view, group),
    tabs: groupTabs(view, group, 'standing'),
    main: html`<section><h2>${view.say(forms.standingTitle)}</h2>!${form}</section>`,
  }
}

function itemFields(
  view: View,
  fields: Fields,
  { row, at, of }: { row: TypedRow; at: number; of: number },
): string {
  const called = view.say(forms.standingItem, { number: at + 1 })
  const name = (column: string) => `items.${at}.${column}`
  const choices = <Value extends keyof typeof forms>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: view.say(forms[value]) }))
  return html`<fieldset class="ds-fieldset card form-row"><legend class="ds-label">${called}</legend>
    <div class="field-row">!${fields.line(name('title'), { label: view.say(forms.itemTitle), value: row.title, maxLength: 300 })}
    !${fields.line(name('minutesAllotted'), { label: view.say(forms.itemMinutes), value: row.minutesAllotted, type: 'number', min: '1', max: '1440' })}</div>
    <div class="field-row">!${fields.select(name('kind'), { label: view.say(forms.itemKind), value: row.kind, choices: choices(itemKinds), width: 'medium' })}
    !${fields.select(name('place'), { label: view.say(forms.place), value: row.place, choices: choices(['first', 'last']), width: 'short' })}</div>
    !${rowButtons(view, { at, of, name: row.title || called, sortable: true })}</fieldset>`
}
