import { html } from 'ghtml'
import type { getOrganisation, listOrganisations } from '#src/domain/organisations/read.ts'
import { countries, organisationKinds } from '#src/platform/database/schema/organisations.ts'
import { longDate, regionName } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { organisationWords as words } from '#src/platform/language/words/web-organisations.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { buttonLink, tickField } from '../layout/fields.ts'
import { filterForm, pagesOf, rowsOrEmpty, tag } from '../layout/lists.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Found = Awaited<ReturnType<typeof listOrganisations>>
type Organisation = Awaited<ReturnType<typeof getOrganisation>>
type Asked = { search?: string | undefined; ended: boolean }

/** The members, with a way to add one for those who may. */
export function organisationsPage(found: Found, { view, asked }: { view: View; asked: Asked }): ScreenPage {
  const names = new Map(found.items.map(({ id, name }) => [id, name]))
  const rows = found.items.map(({ id, name, kind, parentId }) => ({
    title: name,
    path: to(patterns.organisation, { organisationId: id }),
    text: html`${[view.say(words[kind]), parentId && names.get(parentId)].filter(Boolean).join(' · ')}`,
  }))
  const ended = tickField({ name: 'ended', label: view.say(words.showEnded), ticked: asked.ended })
  const narrowed = asked.search || asked.ended
  return {
    title: view.say(frameWords.organisations),
    lead: view.say(words.lead),
    main: html`!${isSecretariat(view.actor) ? addForm(found.items, view) : ''}
      !${filterForm(view, { path: patterns.organisations, search: { value: asked.search, label: view.say(frameWords.search) }, more: ended })}
      !${rowsOrEmpty(rows, view.say(narrowed ? frameWords.nothingFound : words.none))}!${pagesOf(view, found)}`,
  }
}

function addForm(others: Organisation[], view: View): string {
  const form = screenForm(view, {
    act: 'add',
    action: patterns.organisations,
    submit: view.say(frameWords.add),
    body: (fields) => factFields(fields, { view, others }),
  })
  return folded(view, { act: 'add', summary: view.say(words.add), body: form })
}

type Stored = Pick<Organisation, 'name' | 'kind' | 'country' | 'parentId' | 'officialNumber'>

function factFields(
  fields: Fields,
  { view, others, stored }: { view: View; others: Organisation[]; stored?: Stored },
): string {
  const kinds = organisationKinds.map((kind) => ({ value: kind, label: view.say(words[kind]) }))
  const lands = countries.map((country) => ({ value: country, label: regionName(view.language, country) }))
  const parents = others
    .filter(({ kind }) => kind !== 'municipality')
    .map(({ id, name }) => ({ value: id, label: name }))
  return [
    fields.line('name', { label: view.say(words.name), value: stored?.name, maxLength: 200, required: true }),
    fields.select('kind', {
      label: view.say(words.kind),
      value: stored?.kind ?? 'municipality',
      choices: kinds,
      width: 'medium',
    }),
    fields.select('country', {
      label: view.say(words.country),
      value: stored?.country ?? 'NO',
      choices: lands,
      width: 'medium',
    }),
    fields.select('parentId', {
      label: view.say(words.parent),
      value: stored?.parentId,
      choices: [{ value: '', label: view.say(frameWords.none) }, ...parents],
      width: 'medium',
    }),
    fields.line('officialNumber', {
      label: view.say(words.number),
      hint: view.say(frameWords.optional),
      value: stored?.officialNumber,
      maxLength: 20,
      width: 'short',
    }),
  ].join('')
}

type One = { organisation: Organisation; others: Found }

/** One member: what is known of it, to be changed by those who may, and its end. */
export function organisationPage({ organisation, others }: One, view: View): ScreenPage {
  const { id: organisationId, name, endedOn } = organisation
  const editable = isSecretariat(view.actor) && !endedOn
  return {
    title: name,
    beside: endedOn ? tag(view.say(words.ended)) : '',
    ...(endedOn && { lead: view.say(words.endedOn, { date: longDate(view.language, endedOn) }) }),
    crumbs: [[view.say(frameWords.organisations), patterns.organisations]],
    actions: buttonLink(view.say(words.people), to(patterns.people, {}, { organisationId }), { quiet: true }),
    main: editable
      ? changeForm(organisation, { view, others: others.items })
      : html`<p>${view.say(words[organisation.kind])}</p>`,
  }
}

function changeForm(
  organisation: Organisation,
  { view, others }: { view: View; others: Organisation[] },
): string {
  const { id: organisationId, name, version } = organisation
  const change = screenForm(view, {
    act: 'change',
    action: to(patterns.organisation, { organisationId }),
    submit: view.say(frameWords.save),
    version,
    body: (fields) =>
      factFields(fields, {
        view,
        others: others.filter(({ id }) => id !== organisationId),
        stored: organisation,
      }),
  })
  const end = askFirst(view, {
    act: 'end',
    summary: view.say(words.end),
    question: view.say(words.endQuestion, { name }),
    action: to(patterns.organisationEnding, { organisationId }),
    submit: view.say(words.end),
    body: (fields) =>
      fields.line('on', { label: view.say(words.endOn), type: 'date', value: view.today, required: true }),
  })
  return html`<div class="card">!${change}</div>!${end}`
}
