import { html } from 'ghtml'
import type { findDuplicatesOf } from '#src/domain/duplicates/read.ts'
import type { getPersonFor, Holding } from '#src/domain/groups/read-person.ts'
import { collaborationRoleNames } from '#src/platform/database/schema/access.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import { languageNames } from '#src/platform/language/language.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { peopleWords as words } from '#src/platform/language/words/web-people.ts'
import { isAdministrator, isSecretariat } from '#src/platform/may.ts'
import { duplicateNote, mergedNote } from '../duplicates/standing.ts'
import { htmlFacts } from '../layout/facts.ts'
import { buttonLink } from '../layout/fields.ts'
import { type Row, rowsOf, rowsOrEmpty, tag } from '../layout/lists.ts'
import { askFirst, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { personFields } from './fields.ts'

type Found = Awaited<ReturnType<typeof getPersonFor>>
type Named = { id: string; name: string }
type One = Found & { organisations: Named[]; duplicates: Awaited<ReturnType<typeof findDuplicatesOf>> }

/** One person: what they hold and do, what is known of them, and for those who may, how it is changed and ended. */
export function personPage(found: One, view: View): ScreenPage {
  const { person, organisation, roles, ended } = found
  const tags = roles.map((role) => tag(view.say(words[role]), 'info')).join(' ')
  const where = [person.title, organisation?.name].filter(Boolean).join(', ')
  return {
    title: person.name,
    beside: ended ? tag(view.say(words.ended)) : tags,
    lead: [where, endOf(found, view)].filter(Boolean).join('. '),
    crumbs: [[view.say(frameWords.people), patterns.people]],
    actions: linksOf(found, view),
    main: html`!${mergedNote(found.mergedInto, { view, path: to(patterns.person, { personId: found.mergedInto?.id ?? '' }) })}!${duplicateNote(found.duplicates, { view, pathOf: (dropId) => to(patterns.personMerging, { personId: person.id }, { dropId }) })}<div class="columns even"><div>!${doingsOf(found, view)}</div><div>!${knownOf(found, view)}</div></div>`,
  }
}

function endOf({ person, ended }: Found, view: View): string {
  if (!person.endedOn) return ''
  return view.say(ended ? words.endedOn : words.endsOn, { date: longDate(view.language, person.endedOn) })
}

function linksOf({ person: { id: personId }, mails }: Found, view: View): string {
  if (!mails) return ''
  const links = [
    mails.failed > 0 &&
      buttonLink(
        view.say(words.mailsFailed, { count: mails.failed }),
        to(patterns.mails, {}, { personId, state: 'failed' }),
      ),
    mails.total > 0 &&
      buttonLink(view.say(words.mails, { count: mails.total }), to(patterns.mails, {}, { personId }), {
        quiet: true,
      }),
    buttonLink(view.say(words.acts), to(patterns.audit, {}, { actorId: personId }), { quiet: true }),
  ]
  return links.filter(Boolean).join('')
}

/** What they hold, attend and owe. A list is said to be empty only to those from whom nothing of it is kept. */
function doingsOf(found: Found, view: View): string {
  const { held, heldBefore, meetings, followUps, followUpCount, whole } = found
  const before =
    heldBefore.length > 0
      ? html`<details class="fold"><summary>${view.say(words.before)} (${heldBefore.length})</summary>!${rowsOf(heldBefore.map((one) => holdingRow(one, view)))}</details>`
      : ''
  const rest = followUpCount - followUps.length
  const more = rest > 0 ? html`<p class="hint">${view.say(frameWords.moreOfThem, { count: rest })}</p>` : ''
  const lists = [
    {
      title: words.holdings,
      rows: held.map((one) => holdingRow(one, view)),
      none: words.noHoldings,
      after: before,
    },
    {
      title: words.followUps,
      rows: followUps.map((one) => followUpRow(one, view)),
      none: words.noFollowUps,
      after: more,
    },
    {
      title: words.meetings,
      rows: meetings.map((one) => meetingRow(one, view)),
      none: words.noMeetings,
      after: '',
    },
  ]
  return lists
    .filter(({ rows, after }) => whole || rows.length > 0 || after)
    .map(
      ({ title, rows, none, after }) =>
        html`<section><h2>${view.say(title)}</h2>!${rows.length > 0 || whole ? rowsOrEmpty(rows, view.say(none)) : ''}!${after}</section>`,
    )
    .join('')
}

const meetingRow = ({ id, title, group, startsAt, zone }: Found['meetings'][number], view: View): Row => ({
  title: title ?? group.name,
  path: to(patterns.meeting, { meetingId: id }),
  text: html`!${title ? html`${group.name} · ` : ''}${dateAndTime(view.language, { at: new Date(startsAt), zone })}`,
})

const followUpRow = ({ id, text, dueOn, group }: Found['followUps'][number], view: View): Row => ({
  title: text,
  path: to(patterns.followUp, { followUpId: id }),
  text: html`${group.name}`,
  aside: dueOf(dueOn, view),
})

function holdingRow({ group, as, organisation, fromOn, untilOn }: Holding, view: View): Row {
  const day = (date: string) => longDate(view.language, date)
  const office = view.say(words[as])
  return {
    title: group.name,
    path: to(patterns.group, { groupId: group.id }),
    text: html`${organisation ? `${office} ${view.say(words.forOrganisation, { name: organisation.name })}` : office}`,
    aside: html`${untilOn ? `${day(fromOn)} – ${day(untilOn)}` : view.say(words.since, { date: day(fromOn) })}`,
  }
}

function dueOf(dueOn: string | null, view: View): string {
  if (!dueOn) return html`${view.say(words.noDue)}`
  const due = view.say(words.due, { date: longDate(view.language, dueOn) })
  return dueOn < view.today ? html`<span class="late">${due}</span>` : html`${due}`
}

/** What is known of them; for the secretariat as a form, with roles and the end beneath. */
function knownOf(found: One, view: View): string {
  const { person, ended } = found
  const editable = isSecretariat(view.actor) && !ended
  return html`<section><h2>${view.say(words.facts)}</h2><div class="card">!${editable ? changeForm(found, view) : factsOf(found, view)}</div></section>
    !${isAdministrator(view.actor) && !ended ? rolesOf(found, view) : ''}
    !${editable && !person.endedOn ? endForm(found, view) : ''}`
}

function factsOf({ person, organisation }: Found, view: View): string {
  const place =
    organisation &&
    html`<a href="${to(patterns.organisation, { organisationId: organisation.id })}">${organisation.name}</a>`
  return htmlFacts([
    [view.say(words.title), person.title && html`${person.title}`],
    [view.say(words.organisation), place],
    [view.say(words.email), person.email && html`<a href="mailto:${person.email}">${person.email}</a>`],
    [view.say(words.phone), person.phone && html`${person.phone}`],
    [view.say(words.language), person.language && languageNames[person.language]],
  ])
}

function changeForm({ person, organisation, organisations }: One, view: View): string {
  const listed = organisations.some(({ id }) => id === organisation?.id)
  return screenForm(view, {
    act: 'change',
    action: to(patterns.person, { personId: person.id }),
    submit: view.say(frameWords.save),
    version: person.version,
    body: (fields) =>
      personFields(fields, {
        view,
        organisations: organisation && !listed ? [organisation, ...organisations] : organisations,
        stored: person,
      }),
  })
}

function rolesOf({ person, roles }: Found, view: View): string {
  const params = { personId: person.id }
  const { name } = person
  const forms = collaborationRoleNames.map((role) => {
    const holds = roles.includes(role)
    const sentence = view.say(words[`${holds ? 'take' : 'give'}.${role}`])
    return askFirst(view, {
      act: role,
      action: to(holds ? patterns.personRoleTaking : patterns.personRoles, params),
      summary: sentence,
      question: view.say(holds ? words.takeWhat : words[`giveWhat.${role}`], { name }),
      submit: sentence,
      danger: holds,
      body: `<input type="hidden" name="role" value="${role}">`,
    })
  })
  const held = roles.map((role) => html`<li>${view.say(words[role])}</li>`).join('')
  return html`<section><h2>${view.say(words.roles)}</h2>!${held ? html`<ul>!${held}</ul>` : html`<p class="quiet">${view.say(words.noRoles)}</p>`}!${forms.join('')}</section>`
}

function endForm({ person, held, followUpCount }: Found, view: View): string {
  const { id: personId, name } = person
  const left = held.map(({ group, as }) => html`<li>${view.say(words[as])}, ${group.name}</li>`)
  return askFirst(view, {
    act: 'end',
    action: to(patterns.personEnding, { personId }),
    summary: view.say(words.end),
    question: view.say(words.endQuestion, { name }),
    submit: view.say(words.end),
    body: (fields) =>
      html`!${left.length > 0 ? html`<p>${view.say(words.endHolds)}</p><ul>!${left.join('')}</ul>` : ''}
        !${followUpCount > 0 ? html`<p>${view.say(words.endFollowUps, { count: followUpCount })}</p>` : ''}
        !${fields.line('on', { label: view.say(words.endOn), type: 'date', value: view.today, required: true })}`,
  })
}
