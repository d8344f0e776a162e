import { html } from 'ghtml'
import { z } from 'zod'
import { kindPointing } from '#src/domain/agenda/fit.ts'
import type { Pointable } from '#src/domain/agenda/read.ts'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { itemWords as words } from '#src/platform/language/words/web-agenda.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { line, text } from '#src/platform/text.ts'
import { localDate } from '#src/platform/time.ts'
import { chosenId, oneOf, orNone, ticked, wholeNumber } from '../../asked-values.ts'
import { hiddenField } from '../../layout/fields.ts'
import type { Fields } from '../../layout/screen-form.ts'
import type { View } from '../../view.ts'
import type { ShownItem } from '../read.ts'
import { presenterList } from './presenters.ts'

/** An item as a form sends it. What its kind does not know is left out of account: the form does not show it. */
export const itemTyped = z
  .strictObject({
    kind: oneOf(itemKinds),
    title: line(500),
    description: text(20_000),
    presenter: orNone(line(400)),
    presenterBefore: z.string().max(1_000).default(''),
    minutesAllotted: orNone(wholeNumber(1, 1_440)),
    approvesMinutesId: orNone(chosenId),
    reportsGroupId: orNone(chosenId),
    listsFollowUps: ticked,
    unnumbered: ticked,
    fixedNumber: orNone(line(20)),
    exemptBasis: orNone(line(200)),
  })
  .transform(({ unnumbered, approvesMinutesId, reportsGroupId, ...item }) => ({
    ...item,
    numbered: !unnumbered,
    approvesMinutesId: item.kind === kindPointing.approvesMinutesId ? approvesMinutesId : null,
    reportsGroupId: item.kind === kindPointing.reportsGroupId ? reportsGroupId : null,
  }))

type Given = { view: View; pointable: Pointable; stored?: ShownItem; presenter?: string | null }

/** Title, kind, who presents it and how long; the kind decides what else is asked; the rest is folded away. */
export function itemFields(fields: Fields, given: Given): string {
  const { view, stored, presenter } = given
  const kinds = itemKinds.map((kind) => ({ value: kind, label: view.say(words[kind]) }))
  const row = [
    fields.select('kind', {
      label: view.say(words.kind),
      value: stored?.kind ?? 'discussion',
      choices: kinds,
      width: 'medium',
    }),
    hiddenField('presenterBefore', presenter ?? ''),
    fields.line('presenter', {
      label: view.say(words.presenter),
      value: presenter ?? null,
      list: presenterList,
      autocomplete: 'off',
      maxLength: 400,
    }),
    fields.line('minutesAllotted', {
      label: view.say(words.minutes),
      type: 'number',
      min: '1',
      max: '1440',
      value: stored?.minutesAllotted?.toString() ?? null,
    }),
  ]
  return [
    fields.line('title', {
      label: view.say(words.title),
      value: stored?.title ?? null,
      maxLength: 500,
      required: true,
    }),
    html`<div class="field-row">!${row.join('')}</div>`,
    pointerFields(fields, given),
    fields.text('description', {
      label: view.say(words.description),
      hint: view.say(words.descriptionHint),
      value: stored?.description ?? '',
      maxLength: 20_000,
    }),
    lessUsed(fields, given),
  ].join('')
}

/** Which minutes are approved, or which working group reports: for the kinds that know it. */
function pointerFields(fields: Fields, { view, pointable, stored }: Given): string {
  const minutes = pointable.minutes.map(({ id, startsAt, zone }) => ({
    value: id,
    label: longDate(view.language, localDate(new Date(startsAt), zone)),
  }))
  const groups = pointable.workingGroups.map(({ id, name }) => ({ value: id, label: name }))
  const field = (
    name: keyof typeof kindPointing,
    label: string,
    choices: { value: string; label: string }[],
  ) => {
    const value = stored?.[name] ?? null
    const known = value === null || choices.some((choice) => choice.value === value)
    const kept = known ? [] : [{ value: value as string, label: view.say(words.asNow) }]
    const select = fields.select(name, {
      label,
      value,
      choices: [{ value: '', label: view.say(frameWords.none) }, ...kept, ...choices],
      width: 'medium',
    })
    return html`<div data-for-kind="${kindPointing[name]}">!${select}</div>`
  }
  return [
    field('approvesMinutesId', view.say(words.whichMinutes), minutes),
    field('reportsGroupId', view.say(words.whichGroup), groups),
  ].join('')
}

function lessUsed(fields: Fields, { view, stored }: Given): string {
  const inside = [
    fields.line('exemptBasis', {
      label: view.say(words.exempt),
      hint: view.say(words.exemptHint),
      value: stored?.exemptBasis ?? null,
      maxLength: 200,
      width: 'medium',
    }),
    fields.line('fixedNumber', {
      label: view.say(words.fixedNumber),
      hint: view.say(words.fixedNumberHint),
      value: stored?.fixedNumber ?? null,
      maxLength: 20,
      width: 'short',
    }),
    fields.tick('unnumbered', {
      label: view.say(words.unnumbered),
      ticked: stored ? !stored.numbered : false,
    }),
    fields.tick('listsFollowUps', {
      label: view.say(words.listsFollowUps),
      ticked: stored?.listsFollowUps ?? false,
    }),
  ]
  const { errors } = view.shown
  const used =
    stored && (stored.exemptBasis || stored.fixedNumber || !stored.numbered || stored.listsFollowUps)
  const open = used || errors.exemptBasis || errors.fixedNumber
  return html`<details !${open ? 'open' : ''}><summary>${view.say(words.more)}</summary>!${inside.join('')}</details>`
}
