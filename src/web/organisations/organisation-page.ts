import { html } from 'ghtml'
import type { findDuplicatesOf } from '#src/domain/duplicates/read.ts'
import type { getOrganisationFor, OrganisationInGroup } from '#src/domain/groups/read-organisation.ts'
import type { listOrganisations } from '#src/domain/organisations/read.ts'
import { longDate, regionName } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { organisationWords as words } from '#src/platform/language/words/web-organisations.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { duplicateNote, mergedNote } from '../duplicates/standing.ts'
import { htmlFacts } from '../layout/facts.ts'
import { type Row, rowsOf, rowsOrEmpty, tag } from '../layout/lists.ts'
import { askFirst, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { organisationFields } from './fields.ts'

type Found = Awaited<ReturnType<typeof getOrganisationFor>>
type One = Found & {
  others: Awaited<ReturnType<typeof listOrganisations>>['items']
  duplicates: Awaited<ReturnType<typeof findDuplicatesOf>>
}

/** One member: where it is represented and by whom, its people, what is known of it, and for those who may, its change and end. */
export function organisationPage(found: One, view: View): ScreenPage {
  const { organisation } = found
  const { name, endedOn } = organisation
  const known = isSecretariat(view.actor) && !endedOn ? changeForm(found, view) : factsOf(found, view)
  return {
    title: name,
    beside: endedOn ? tag(view.say(words.ended)) : '',
    ...(endedOn && { lead: view.say(words.endedOn, { date: longDate(view.language, endedOn) }) }),
    crumbs: [[view.say(frameWords.organisations), patterns.organisations]],
    main: html`!${mergedNote(found.mergedInto, { view, path: to(patterns.organisation, { organisationId: found.mergedInto?.id ?? '' }) })}!${duplicateNote(found.duplicates, { view, pathOf: (dropId) => to(patterns.organisationMerging, { organisationId: organisation.id }, { dropId }) })}<div class="columns even"><div>!${standingOf(found, view)}</div>
      <div><section><h2>${view.say(words.facts)}</h2>!${known}</section></div></div>`,
  }
}

/** Where it is represented, its people and its parts. */
function standingOf({ organisation, parent, parts, people, peopleCount, groups }: Found, view: View): string {
  const { id: organisationId } = organisation
  const rows = groups.map((group) => groupRow(group, { parent, view }))
  const inGroups = html`<section><h2>${view.say(words.groups)}</h2>!${rowsOrEmpty(rows, view.say(words.noGroups))}</section>`
  const peopleRows = people.map(({ id, name, title }) => ({
    title: name,
    path: to(patterns.person, { personId: id }),
    text: html`${title ?? ''}`,
  }))
  const all = to(patterns.people, {}, { organisationId })
  const more =
    peopleCount > people.length
      ? html`<p><a href="${all}">${view.say(words.allPeople, { count: peopleCount })}</a></p>`
      : ''
  const add = isSecretariat(view.actor)
    ? html`<p><a href="${patterns.people}">${view.say(words.addPerson)}</a></p>`
    : ''
  const partRows = parts.map(({ id, name }) => ({
    title: name,
    path: to(patterns.organisation, { organisationId: id }),
  }))
  return html`!${organisation.endedOn ? '' : inGroups}
    <section><h2>${view.say(words.people)}</h2>!${rowsOrEmpty(peopleRows, view.say(words.noPeople), add)}!${more}</section>
    !${parts.length > 0 ? html`<section><h2>${view.say(words.parts)}</h2>!${rowsOf(partRows)}</section>` : ''}`
}

const colours = {
  seated: 'success',
  'through-parent': 'info',
  'empty-seat': 'warning',
  'no-seat': 'neutral',
} as const

function groupRow(
  { id, name, seats, coverage }: OrganisationInGroup,
  { parent, view }: { parent: Found['parent']; view: View },
): Row {
  const lines = seats.flatMap(({ kind, label, holders }) => {
    const names = holders.map((holder) =>
      holder.standing === 'deputy' ? view.say(words.deputy, { name: holder.name }) : holder.name,
    )
    const said = names.join(', ') || label || ''
    if (!said) return []
    return kind === 'observer' ? view.say(words.observerSeat, { names: said }) : said
  })
  return {
    title: name,
    path: to(patterns.group, { groupId: id }),
    text: lines.map((line) => html`${line}`).join('<br>'),
    aside: tag(view.say(words[coverage], { parent: parent?.name ?? '' }), colours[coverage]),
  }
}

function factsOf({ organisation, parent }: Found, view: View): string {
  const above =
    parent && html`<a href="${to(patterns.organisation, { organisationId: parent.id })}">${parent.name}</a>`
  const rows = htmlFacts([
    [view.say(words.kind), view.say(words[organisation.kind])],
    [view.say(words.parent), above],
    [view.say(words.country), html`${regionName(view.language, organisation.country)}`],
    [view.say(words.number), organisation.officialNumber && html`${organisation.officialNumber}`],
  ])
  return html`<div class="card">!${rows}</div>`
}

function changeForm({ organisation, others }: One, view: View): string {
  const { id: organisationId, name, version } = organisation
  const change = screenForm(view, {
    act: 'change',
    action: to(patterns.organisation, { organisationId }),
    submit: view.say(frameWords.save),
    version,
    body: (fields) =>
      organisationFields(fields, {
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
