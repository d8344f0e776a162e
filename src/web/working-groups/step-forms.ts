import { html } from 'ghtml'
import { mayReport, mayRun } from '#src/domain/working-groups/may.ts'
import { allowsStep } from '#src/domain/working-groups/steps.ts'
import type { WholeWorkingGroup } from '#src/domain/working-groups/whole-working-group.ts'
import { listOf } from '#src/platform/language/formats.ts'
import { groupFormWords } from '#src/platform/language/words/web-group-forms.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { addCalendarMonths } from '#src/platform/time.ts'
import { buttonLink, message } from '../layout/fields.ts'
import { askFirst, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { WorkingGroupFound } from './page.ts'

/** The steps that the state allows and the reader may take. */
export function stepForms(view: View, found: WorkingGroupFound): string {
  const { group, work } = found.whole
  const runs = mayRun(view.actor, group)
  return [
    runs && allowsStep(work.state, 'activate') ? activateForm(view, found) : '',
    mayReport(view.actor, group) && allowsStep(work.state, 'report') ? reportForm(view, found.whole) : '',
    runs && allowsStep(work.state, 'extend') ? extendForm(view, found.whole) : '',
    runs && work.state !== 'closed' ? changeForm(view, found.whole) : '',
    runs && allowsStep(work.state, 'close') ? closeForm(view, found) : '',
  ].join('')
}

function activateForm(view: View, { whole, roster }: WorkingGroupFound): string {
  const { group } = whole
  const convener = roster.offices.find(({ office }) => office === 'convener')
  const body = convener
    ? html`<p>${view.say(words.activateText, { name: convener.name })}</p>
      !${convener.email ? '' : message('note', view.say(groupFormWords.notReached, { name: convener.name }))}
      !${screenForm(view, { act: 'activate', action: to(patterns.workingGroupActivation, { workingGroupId: group.id }), submit: view.say(words.activate) })}`
    : html`<p>${view.say(words.activateNobody)}</p><p>!${buttonLink(view.say(words.changeMembers), to(patterns.groupOffices, { groupId: group.id }), { quiet: true })}</p>`
  return html`<section class="card"><h2>${view.say(words.activate)}</h2>!${body}</section>`
}

function reportForm(view: View, { group, work }: WholeWorkingGroup): string {
  const summary = view.say(work.report ? words.handInAgain : words.handIn)
  const form = screenForm(view, {
    act: 'report',
    action: to(patterns.workingGroupReport, { workingGroupId: group.id }),
    submit: summary,
    body: (fields) =>
      fields.text('text', {
        label: view.say(words.reportText),
        hint: view.say(words.reportHint),
        rows: 12,
        value: work.report,
        required: true,
      }),
  })
  return folded(view, { act: 'report', summary, body: form })
}

function extendForm(view: View, { group, work }: WholeWorkingGroup): string {
  const form = screenForm(view, {
    act: 'extend',
    action: to(patterns.workingGroupExtension, { workingGroupId: group.id }),
    submit: view.say(words.extend),
    body: (fields) =>
      fields.line('termTo', {
        label: view.say(words.newLastDay),
        type: 'date',
        value: addCalendarMonths(work.termTo, 6),
        required: true,
      }),
  })
  return folded(view, { act: 'extend', summary: view.say(words.extend), body: form })
}

function changeForm(view: View, { group, work }: WholeWorkingGroup): string {
  const form = screenForm(view, {
    act: 'change',
    action: to(patterns.workingGroup, { workingGroupId: group.id }),
    submit: view.say(groupFormWords.saveChange),
    version: work.version,
    body: (
      fields,
    ) => html`!${fields.line('name', { label: view.say(words.name), value: group.name, maxLength: 200, required: true })}
      !${fields.text('mandate', { label: view.say(words.mandate), hint: view.say(words.mandateHint), value: work.mandate, rows: 8 })}
      <div class="field-row">!${fields.line('termFrom', { label: view.say(words.termFrom), type: 'date', value: work.termFrom, required: true })}
      !${fields.line('termTo', { label: view.say(words.termTo), type: 'date', value: work.termTo, required: true })}</div>`,
  })
  return folded(view, { act: 'change', summary: view.say(words.change), body: form })
}

function closeForm(view: View, { whole, roster }: WorkingGroupFound): string {
  const { group, followUps } = whole
  const held = [...roster.seats.flatMap(({ holder, deputies }) => [holder, ...deputies]), ...roster.offices]
  const names = [...new Set(held.flatMap((one) => one?.name ?? []))]
  const facts = { group: group.name, names: listOf(view.language, names) }
  const open = followUps.open > 0 ? ` ${view.say(words.closeOpen, { count: followUps.open })}` : ''
  return askFirst(view, {
    act: 'close',
    summary: view.say(words.close),
    question: view.say(names.length > 0 ? words.closeQuestion : words.closeEmpty, facts) + open,
    action: to(patterns.workingGroupClosing, { workingGroupId: group.id }),
    submit: view.say(words.close),
  })
}
