import { html } from 'ghtml'
import { z } from 'zod'
import type { listPeople } from '#src/domain/people/read.ts'
import { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { inviteeWords as words } from '#src/platform/language/words/web-invitees.ts'
import { line } from '#src/platform/text.ts'
import { chosenId, oneOf, orNone } from '../../asked-values.ts'
import { button } from '../../layout/fields.ts'
import { empty } from '../../layout/lists.ts'
import { type Fields, screenForm } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import type { ShownMeeting } from '../read.ts'

export const inviteeTyped = z.strictObject({
  personId: chosenId,
  part: oneOf(inviteeParts),
  roleText: orNone(line(200)),
  agendaItemId: orNone(chosenId),
})

type Found = Awaited<ReturnType<typeof listPeople>>
type Adding = { meeting: ShownMeeting; found: Found; search: string }

/** Asks one more person: looked for by name where there are many, with the part they take. */
export function addPanel(view: View, { meeting, found, search }: Adding): string {
  const meetingId = meeting.id
  const path = to(patterns.meetingPeople, { meetingId })
  const here = new Set(meeting.invitees.map(({ person }) => person.id))
  const others = found.items.filter(({ id }) => !here.has(id))
  const many = found.nextCursor !== null || search !== ''
  const form = screenForm(view, {
    act: 'add-invitee',
    action: to(patterns.meetingInvitees, { meetingId }),
    submit: view.say(words.addSubmit),
    body: (fields) => addFields(fields, { view, meeting, others }),
    beside: html`<a href="${path}">${view.say(frameWords.cancel)}</a>`,
  })
  const none = empty(
    view.say(words.noneToAdd),
    html`<p><a href="${patterns.people}">${view.say(words.toPeople)}</a></p>`,
  )
  return html`<section class="card" id="add"><h3>${view.say(words.add)}</h3>!${many ? searchForm(view, path, search) : ''}
    !${others.length > 0 ? form : none}</section>`
}

/** A plain question to the same page. */
const searchForm = (view: View, path: string, search: string): string =>
  html`<form method="get" action="${path}#add" class="filter" role="search"><div class="ds-field field"><label class="ds-label" for="add-search">${view.say(words.find)}</label>
    <input class="ds-input" type="search" id="add-search" name="search" value="${search}" maxlength="200"><input type="hidden" name="add" value="on"></div>
    <p class="actions">!${button(view.say(frameWords.search), { quiet: true })}</p></form>`

type Choosing = { view: View; meeting: ShownMeeting; others: Found['items'] }

function addFields(fields: Fields, { view, meeting, others }: Choosing): string {
  const people = others.map(({ id, name, title }) => ({
    value: id,
    label: title ? `${name}, ${title}` : name,
  }))
  const items = meeting.items.map(({ id, number, title }) => ({
    value: id,
    label: [number, title].filter(Boolean).join(' '),
  }))
  return [
    fields.select('personId', {
      label: view.say(words.person),
      choices: [{ value: '', label: view.say(frameWords.choose) }, ...people],
      width: 'medium',
    }),
    fields.select('part', {
      label: view.say(words.part),
      value: 'guest',
      choices: inviteeParts.map((part) => ({ value: part, label: view.say(words[`part.${part}`]) })),
      width: 'medium',
    }),
    fields.select('agendaItemId', {
      label: view.say(words.onlyFor),
      choices: [{ value: '', label: view.say(words.wholeMeeting) }, ...items],
      width: 'medium',
    }),
    fields.line('roleText', {
      label: view.say(words.role),
      hint: view.say(words.roleHint),
      maxLength: 200,
      width: 'medium',
    }),
  ].join('')
}
