import { html } from 'ghtml'
import type { Group } from '#src/domain/groups/read.ts'
import { approvalPolicies, numberingSchemes, recordForms } from '#src/platform/database/schema/groups.ts'
import { languageNames, languages } from '#src/platform/language/language.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupFormWords as forms } from '#src/platform/language/words/web-group-forms.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { message } from '../layout/fields.ts'
import { askFirst, type Fields, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { standingKinds } from './list-page.ts'
import { groupCrumbs, groupTabs } from './tabs.ts'

/** How a group works: what its meetings and minutes are made by, and its end. */
export function settingsPage(group: Group, view: View): ScreenPage {
  const isOver = group.endedOn !== null && group.endedOn < view.today
  const change = screenForm(view, {
    act: 'settings',
    action: to(patterns.groupSettings, { groupId: group.id }),
    submit: view.say(frameWords.save),
    version: group.version,
    body: (fields) => settingFields(view, fields, group),
  })
  return {
    title: group.name,
    lead: view.say(forms.settingsLead),
    crumbs: groupCrumbs(view, group),
    tabs: groupTabs(view, group, 'settings'),
    main: isOver
      ? message('note', view.say(words.ended))
      : html`<div class="card">!${change}</div>!${isSecretariat(view.actor) && group.parentId === null ? endForm(view, group) : ''}`,
  }
}

function settingFields(view: View, fields: Fields, group: Group): string {
  const choices = <Value extends keyof typeof forms>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: view.say(forms[value]) }))
  const recordChoices = [
    { value: '', label: view.say(forms.recordFormOwn) },
    ...recordForms.map((form) => ({ value: form, label: view.say(recordWords[form]) })),
  ]
  return [
    fields.line('name', { label: view.say(words.name), value: group.name, maxLength: 200, required: true }),
    group.parentId === null
      ? fields.select('kind', {
          label: view.say(words.kind),
          value: group.kind,
          width: 'medium',
          choices: standingKinds.map((kind) => ({ value: kind, label: view.say(words[kind]) })),
        })
      : '',
    fields.select('language', {
      label: view.say(forms.language),
      value: group.language,
      width: 'medium',
      choices: languages.map((language) => ({ value: language, label: languageNames[language] })),
    }),
    fields.line('zone', {
      label: view.say(forms.zone),
      hint: view.say(forms.zoneHint),
      value: group.zone,
      maxLength: 60,
      width: 'medium',
      required: true,
    }),
    fields.line('defaultPlace', {
      label: view.say(forms.defaultPlace),
      hint: view.say(frameWords.optional),
      value: group.defaultPlace,
      maxLength: 300,
    }),
    fields.radio('approvalPolicy', {
      label: view.say(forms.approvalPolicy),
      value: group.approvalPolicy,
      choices: choices(approvalPolicies),
    }),
    fields.line('writtenReviewDays', {
      label: view.say(forms.writtenReviewDays),
      value: String(group.writtenReviewDays),
      type: 'number',
      min: '1',
      max: '90',
      required: true,
    }),
    fields.tick('silenceApproves', { label: view.say(forms.silenceApproves), ticked: group.silenceApproves }),
    fields.radio('numbering', {
      label: view.say(forms.numbering),
      value: group.numbering,
      choices: choices(numberingSchemes),
    }),
    fields.select('recordForm', {
      label: view.say(forms.recordForm),
      value: group.recordForm,
      choices: recordChoices,
      width: 'medium',
    }),
    fields.text('phrases', {
      label: view.say(forms.phrases),
      hint: view.say(forms.phrasesHint),
      value: group.phrases.join('\n'),
      rows: 5,
    }),
    fields.tick('calendarPublic', {
      label: view.say(forms.calendarPublic),
      hint: view.say(forms.calendarPublicHint),
      ticked: group.calendarPublic,
    }),
  ].join('')
}

const endForm = (view: View, { id: groupId, name }: Group): string =>
  askFirst(view, {
    act: 'end',
    summary: view.say(forms.end),
    question: view.say(forms.endQuestion, { group: name }),
    action: to(patterns.groupEnding, { groupId }),
    submit: view.say(forms.end),
    body: (fields) =>
      fields.line('untilOn', {
        label: view.say(forms.untilOn),
        type: 'date',
        hint: view.say(forms.atOnceHint),
      }),
  })
