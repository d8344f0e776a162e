import { html } from 'ghtml'
import type { Roster } from '#src/domain/groups/roster.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { officeNames } from '#src/platform/database/schema/groups.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupFormWords as forms } from '#src/platform/language/words/web-group-forms.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { empty, type Row, rowsOf } from '../layout/lists.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { peopleList, personField } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'
import { groupCrumbs } from './tabs.ts'

type Found = { roster: Roster; people: Choosable[] }
type Held = Roster['offices'][number]

/** Who leads a group and works for it, each to be ended; a way to hand over the chair, and one to give any other office. */
export function officesPage({ roster, people }: Found, view: View): ScreenPage {
  const { group, offices } = roster
  return {
    title: view.say(forms.officesTitle, { group: group.name }),
    crumbs: groupCrumbs(view, group, { itself: true }),
    main: html`<section><h2>${view.say(forms.officesNow)}</h2>
      !${offices.length > 0 ? rowsOf(offices.map((one) => rowOf(view, one))) : empty(view.say(words.noOffices))}</section>
      <section><h2>${view.say(forms.handOver)}</h2><div class="card">!${chairForm(view, roster)}</div></section>
      !${giveForm(view, roster)}!${peopleList(people)}`,
  }
}

/** Who may give and end an office: only the secretariat makes somebody secretary. */
const offersOffice = (view: View, office: Held['office']): boolean =>
  office !== 'secretary' || isSecretariat(view.actor)

function rowOf(view: View, { id: officeId, office, name, organisation, fromOn, untilOn }: Held): Row {
  const [from, until] = [fromOn, untilOn].map((date) => date && longDate(view.language, date))
  const period = until
    ? view.say(forms.period, { from: from ?? '', until })
    : view.say(forms.since, { from: from ?? '' })
  const end = () =>
    askFirst(view, {
      act: `end-${officeId}`,
      summary: view.say(forms.endOffice),
      question: view.say(forms.endOfficeQuestion, { name, office: view.say(words[office]).toLowerCase() }),
      action: to(patterns.officeEnding, { officeId }),
      submit: view.say(forms.endOffice),
      body: (fields) =>
        fields.line('untilOn', {
          label: view.say(forms.untilOn),
          type: 'date',
          hint: view.say(forms.atOnceHint),
        }),
    })
  return {
    title: name,
    text: html`${[view.say(words[office]), organisation?.name, period].filter(Boolean).join(' · ')}`,
    actions: offersOffice(view, office) ? end() : '',
  }
}

function chairForm(view: View, { group, offices }: Roster): string {
  const chair = offices.find(({ office }) => office === 'chair')
  const now = chair
    ? view.say(forms.chairNow, { name: chair.name, from: longDate(view.language, chair.fromOn) })
    : view.say(forms.chairNone)
  const form = screenForm(view, {
    act: 'chair',
    action: to(patterns.groupOffices, { groupId: group.id }),
    submit: view.say(forms.handOverButton),
    body: (fields) => html`<input type="hidden" name="office" value="chair">
      !${personField(view, fields, { label: view.say(forms.newChair), required: true })}!${periodFields(view, fields)}`,
  })
  return html`<p>${now}</p>!${form}`
}

function giveForm(view: View, { group }: Roster): string {
  const choices = officeNames
    .filter((office) => office !== 'chair' && offersOffice(view, office))
    .map((office) => ({ value: office, label: view.say(words[office]) }))
  const form = screenForm(view, {
    act: 'give',
    action: to(patterns.groupOffices, { groupId: group.id }),
    submit: view.say(forms.giveOfficeButton),
    body: (
      fields,
    ) => html`!${fields.select('office', { label: view.say(forms.office), choices, value: group.parentId ? 'convener' : 'deputy-chair', hint: view.say(forms.oneConvener), width: 'medium' })}
      !${personField(view, fields, { label: view.say(forms.person), required: true })}!${periodFields(view, fields)}`,
  })
  return folded(view, {
    act: 'give',
    summary: view.say(forms.giveOffice),
    body: form,
    open: group.parentId !== null,
  })
}

const periodFields = (view: View, fields: Fields): string => html`<div class="field-row">
  !${fields.line('fromOn', { label: view.say(forms.fromOn), type: 'date', value: view.today })}
  !${fields.line('untilOn', { label: view.say(forms.untilOn), type: 'date', hint: view.say(frameWords.optional) })}</div>`
