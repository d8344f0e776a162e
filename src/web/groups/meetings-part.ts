import { html } from 'ghtml'
import { mayPrepare } from '#src/domain/meetings/may.ts'
import type { WholeGroup } from '#src/domain/working-groups/whole-group.ts'
import { longDate, timeRange, weekdayDate } from '#src/platform/language/formats.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { localDate } from '#src/platform/time.ts'
import { buttonLink } from '../layout/fields.ts'
import { empty, rowsOf, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

type Meeting = WholeGroup['coming'][number]

/** The next meetings: when, where, and whether people have been called. */
export function comingSection(view: View, { group, coming }: WholeGroup): string {
  const rows = coming.map((meeting) => ({
    title: sentence(weekdayDate(view.language, dayOf(meeting))),
    path: to(patterns.meeting, { meetingId: meeting.id }),
    text: html`${[hoursOf(view, meeting), meeting.title, meeting.place].filter(Boolean).join(' · ')}`,
    aside: tag(
      view.say(meeting.state === 'called' ? words.called : words.planned),
      meeting.state === 'called' ? 'success' : 'info',
    ),
  }))
  const goesOn = group.endedOn === null || group.endedOn >= view.today
  const plan =
    goesOn && mayPrepare(view.actor, group)
      ? html`<p>!${buttonLink(view.say(words.plan), to(patterns.groupPlan, { groupId: group.id }), { quiet: true })}</p>`
      : ''
  return html`<section><h2>${view.say(words.coming)}</h2>
    !${rows.length > 0 ? rowsOf(rows) : empty(view.say(words.noComing), plan)}
    <p><a href="${to(patterns.meetings, {}, { groupId: group.id })}">${view.say(words.allMeetings)}</a></p></section>`
}

/** The last meetings, each with its minutes where one may read them. */
export function pastSection(view: View, { past }: WholeGroup): string {
  const rows = past.map((meeting) => ({
    title: longDate(view.language, dayOf(meeting)),
    path: to(patterns.meeting, { meetingId: meeting.id }),
    text: meeting.title ? html`${meeting.title}` : '',
    actions: minutesLink(view, meeting),
  }))
  return html`<section><h2>${view.say(words.past)}</h2>
    !${rows.length > 0 ? rowsOf(rows) : html`<p class="hint">${view.say(words.noPast)}</p>`}</section>`
}

function minutesLink(view: View, { state, minutes }: WholeGroup['past'][number]): string {
  if (minutes)
    return html`<a href="${to(patterns.minutes, { minutesId: minutes.id })}">${view.say(words[minutes.state])}</a>`
  return html`<span class="hint">${view.say(state === 'held' ? words.noMinutes : words.notHeld)}</span>`
}

/** What the group resolved last. */
export function decisionsSection(view: View, { group, decisions }: WholeGroup): string {
  const rows = decisions.map(({ id: decisionId, number, text, ...meeting }) => ({
    title: number,
    path: to(patterns.decision, { decisionId }),
    text: html`${shortened(text)}`,
    aside: html`${longDate(view.language, dayOf(meeting))}`,
  }))
  const all = html`<p><a href="${to(patterns.decisions, {}, { groupId: group.id })}">${view.say(words.allDecisions)}</a></p>`
  return html`<section><h2>${view.say(words.latestDecisions)}</h2>
    !${rows.length > 0 ? rowsOf(rows) + all : html`<p class="hint">${view.say(words.noDecisions)}</p>`}</section>`
}

/** A meeting's hours as its place has them. */
const hoursOf = (view: View, { startsAt, endsAt, zone }: Meeting): string =>
  timeRange(view.language, { start: new Date(startsAt), end: new Date(endsAt), zone })

const dayOf = ({ startsAt, zone }: { startsAt: string; zone: string }): string =>
  localDate(new Date(startsAt), zone)

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 157).trimEnd()} …` : text)
