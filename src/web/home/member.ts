import { html } from 'ghtml'
import type { Member } from '#src/domain/overview/member.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { homeWords as words } from '#src/platform/language/words/web-home.ts'
import { localDate } from '#src/platform/time.ts'
import { buttonLink } from '../layout/fields.ts'
import { type Row, tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { away, dayOf, part, whenOf } from './pieces.ts'

type Invited = Member['toAnswer']['items'][number]

/** What one has to answer, approve, name and do. */
export function memberSections(member: Member, view: View): string {
  return [
    part(view, words.toAnswer, {
      list: member.toAnswer,
      row: (one) => toAnswer(one, view),
      all: patterns.meetings,
    }),
    part(view, words.toApprove, {
      list: member.toApprove,
      row: (one) => toApprove(one, view),
      all: patterns.minutesList,
    }),
    part(view, words.seatsToName, { list: member.seatsToName, row: (one) => seatToName(one, view) }),
    part(view, words.myFollowUps, {
      list: member.myFollowUps,
      row: (one) => followUp(one, view),
      all: to(patterns.followUps, {}, { mine: 'on' }),
    }),
  ].join('')
}

/** What one has answered, and what there is to read. */
export function memberAside(member: Member, view: View): string {
  return [
    part(view, words.answered, {
      list: member.answered,
      row: (one) => answered(one, view),
      all: patterns.meetings,
    }),
    part(view, words.minutesRecent, {
      list: member.minutesRecent,
      row: (one) => ({
        title: one.groupName,
        path: to(patterns.minutes, { minutesId: one.minutesId }),
        text: html`${dayOf(view, one)}`,
        aside: tag(view.say(words[one.state]), one.state === 'in-review' ? 'info' : 'success'),
      }),
      all: patterns.minutesList,
    }),
  ].join('')
}

const meetingPath = ({ meetingId }: { meetingId: string }) => to(patterns.meeting, { meetingId })

function toAnswer(one: Invited, view: View): Row {
  return {
    title: one.title ?? one.groupName,
    path: meetingPath(one),
    text: html`${[whenOf(view, one), one.place, one.deputisesFor && view.say(words.deputisesFor, one.deputisesFor)].filter(Boolean).join(' · ')}`,
    aside: away(view, one.daysLeft),
    actions: buttonLink(view.say(words.toAnswer), `${meetingPath(one)}#reply`),
  }
}

function answered(one: Invited, view: View): Row {
  const said = one.replyHow === 'video' ? words.onVideo : one.reply ? words[one.reply] : words.tentative
  const deputy = one.deputy ? view.say(words.deputySent, one.deputy) : ''
  return {
    title: one.title ?? one.groupName,
    path: meetingPath(one),
    text: html`${[whenOf(view, one), deputy].filter(Boolean).join(' · ')}`,
    aside: tag(view.say(said), one.reply === 'accepted' ? 'success' : 'neutral'),
  }
}

function toApprove(one: Member['toApprove']['items'][number], view: View): Row {
  const due = one.dueAt
    ? view.say(words.due, { date: longDate(view.language, localDate(new Date(one.dueAt), one.zone)) })
    : ''
  const next = one.approvedIn ? view.say(words.approvedAtNext, { date: dayOf(view, one.approvedIn) }) : ''
  const path = to(patterns.minutes, { minutesId: one.minutesId })
  return {
    title: one.title ?? one.groupName,
    path,
    text: html`${[dayOf(view, one), due || next].filter(Boolean).join(' · ')}`,
    actions: buttonLink(view.say(words.toApprove), path),
  }
}

function seatToName(one: Member['seatsToName']['items'][number], view: View): Row {
  const path = to(patterns.seat, { seatId: one.seatId })
  return {
    title: one.groupName,
    path,
    text: html`${[one.parentName, one.organisation?.name ?? one.label].filter(Boolean).join(' · ')}`,
    ...(one.nameDueOn && { aside: due(one.nameDueOn, one.overdue, view) }),
    actions: buttonLink(view.say(words.seatsToName), path),
  }
}

function followUp(one: Member['myFollowUps']['items'][number], view: View): Row {
  const { followUpId, text } = one
  return {
    title: text,
    path: to(patterns.followUp, { followUpId }),
    text: html`${one.groupName}`,
    aside: one.dueOn ? due(one.dueOn, one.overdue, view) : html`${view.say(words.noDate)}`,
    actions: screenForm(view, {
      act: `done-${followUpId}`,
      action: to(patterns.followUpCompletion, { followUpId }),
      submit: view.say(words.markDone),
      label: view.say(words.markDoneOf, { text }),
      quiet: true,
      small: true,
      inline: true,
    }),
  }
}

const due = (on: string, late: boolean, view: View): string => {
  const date = longDate(view.language, on)
  return late
    ? html`<span class="late">${view.say(words.late, { date })}</span>`
    : html`${view.say(words.due, { date })}`
}
