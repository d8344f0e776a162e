import { html } from 'ghtml'
import type { Chair } from '#src/domain/overview/chair.ts'
import { listOf, longDate } from '#src/platform/language/formats.ts'
import { sayCounted } from '#src/platform/language/phrase.ts'
import { homeCounts, homeWords as words } from '#src/platform/language/words/web-home.ts'
import { facts } from '../layout/facts.ts'
import { buttonLink } from '../layout/fields.ts'
import { rowsOf } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { away, whenOf } from './pieces.ts'

type Led = Chair['items'][number]

/** Each group that one leads: its next agenda, who comes, which municipalities are missing, what its working groups owe. */
export const chairSections = (chair: Chair, view: View): string =>
  chair.items.map((group) => ledGroup(group, view)).join('')

function ledGroup(group: Led, view: View): string {
  const { groupId, groupName, nextMeeting, uncovered, workingGroups, followUps } = group
  const missing =
    uncovered && uncovered.count > 0
      ? listOf(
          view.language,
          uncovered.items.map(({ name }) => name),
        )
      : ''
  const plan = buttonLink(view.say(words.plan), to(patterns.groupPlan, { groupId }), {
    quiet: true,
    small: true,
    label: view.say(words.planFor, { group: groupName }),
  })
  const board = html`<a href="${to(patterns.followUps, {}, { groupId, view: 'board' })}">${view.say(words.owes, followUps)}</a>`
  return html`<section class="card"><h2><a href="${to(patterns.group, { groupId })}">${groupName}</a></h2>
    !${nextMeeting ? meetingFacts(nextMeeting, view) : html`<p>${view.say(words.withoutMeeting)}</p><p class="actions">!${plan}</p>`}
    !${missing ? html`<p>${view.say(words.uncovered, { names: missing })}</p>` : ''}
    !${workingGroups.count > 0 ? rowsOf(workingGroups.items.map((one) => workingGroup(one, view))) : ''}
    <p>!${board}</p></section>`
}

function meetingFacts(meeting: NonNullable<Led['nextMeeting']>, view: View): string {
  const { meetingId, agenda, replies } = meeting
  const items = agenda.items.map(
    ({ number, title }) => html`<li>${[number, title].filter(Boolean).join(' ')}</li>`,
  )
  const sums = [
    sayCounted(homeCounts.items, view.language, agenda.count),
    agenda.minutesAllotted > 0 ? sayCounted(homeCounts.minutes, view.language, agenda.minutesAllotted) : '',
  ]
  const answered = replies
    ? view.say(words.repliesOf, { answered: replies.asked - replies.silent, asked: replies.asked })
    : ''
  return html`!${facts([
    [view.say(words.nextMeeting), whenOf(view, meeting)],
    [view.say(words[meeting.state]), answered],
  ])}<h3><a href="${to(patterns.meetingAgenda, { meetingId })}">${view.say(words.agenda)}</a> <span class="hint">${sums.filter(Boolean).join(', ')}</span></h3>
    <ul class="plain-list">!${items.join('')}</ul>`
}

function workingGroup(one: Led['workingGroups']['items'][number], view: View) {
  const convener = one.convener ? view.say(words.convener, one.convener) : ''
  return {
    title: one.name,
    path: to(patterns.workingGroup, { workingGroupId: one.workingGroupId }),
    text: html`${[convener, view.say(words.owes, one.followUps)].filter(Boolean).join(' · ')}`,
    aside: html`${longDate(view.language, one.termTo)}, !${away(view, one.daysLeft, one.daysLeft < 0)}`,
  }
}
