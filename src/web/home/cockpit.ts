import { html } from 'ghtml'
import type { Cockpit } from '#src/domain/overview/cockpit.ts'
import { listOf, longDate } from '#src/platform/language/formats.ts'
import { sayCounted } from '#src/platform/language/phrase.ts'
import { homeCounts, homeWords as words } from '#src/platform/language/words/web-home.ts'
import { localDate } from '#src/platform/time.ts'
import { buttonLink } from '../layout/fields.ts'
import { type Row, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { away, dayOf, part, whenOf } from './pieces.ts'

type Of<Name extends keyof Cockpit> =
  NonNullable<Cockpit[Name]> extends { items: (infer Item)[] } ? Item : never

/** What the secretariat has to see to over all its groups, what is nearest in time first. */
export function cockpitSections(cockpit: Cockpit, view: View): string {
  return [
    part(view, words.invitationsDue, {
      list: cockpit.invitationsDue,
      row: (one) => invitationDue(one, view),
      all: to(patterns.meetings, {}, { state: 'planned' }),
    }),
    part(view, words.repliesMissing, {
      list: cockpit.repliesMissing,
      row: (one) => repliesMissing(one, view),
      all: to(patterns.meetings, {}, { state: 'called' }),
    }),
    part(view, words.minutesToFinish, {
      list: cockpit.minutesToFinish,
      row: (one) => minutesToFinish(one, view),
      all: to(patterns.minutesList, {}, { state: 'draft' }),
    }),
    part(view, words.remarksWaiting, {
      list: cockpit.remarksWaiting,
      row: (one) => remarksWaiting(one, view),
    }),
    part(view, words.inReview, {
      list: cockpit.inReview,
      row: (one) => inReview(one, view),
      all: to(patterns.minutesList, {}, { state: 'in-review' }),
    }),
    part(view, words.overdueFollowUps, {
      list: cockpit.overdueFollowUps,
      row: (one) => overdue(one, view),
      all: to(patterns.followUps, {}, { due: 'overdue' }),
    }),
    part(view, words.pendingSeats, { list: cockpit.pendingSeats, row: (one) => pendingSeat(one, view) }),
    part(view, words.termsEnding, {
      list: cockpit.termsEnding,
      row: (one) => termEnding(one, view),
      all: patterns.workingGroups,
    }),
    part(view, words.approvedNotPublished, {
      list: cockpit.approvedNotPublished,
      row: (one) => ({
        title: one.title ?? one.groupName,
        path: to(patterns.minutesReview, { minutesId: one.minutesId }),
        text: html`${dayOf(view, one)}`,
      }),
      all: to(patterns.minutesList, {}, { state: 'approved' }),
    }),
  ].join('')
}

/** Mail that did not arrive, and when each group meets next. */
export function cockpitAside(cockpit: Cockpit, view: View): string {
  const { failedMail } = cockpit
  return [
    failedMail
      ? part(view, words.failedMail, {
          list: failedMail.failed,
          row: (one) => ({
            title: one.toName,
            path: to(patterns.mail, { mailId: one.mailId }),
            text: html`${one.toAddress}`,
          }),
          all: to(patterns.mails, {}, { state: 'failed' }),
        })
      : '',
    failedMail
      ? part(view, words.suppressed, {
          list: failedMail.suppressed,
          row: (one) => ({ title: one.address, path: patterns.mails }),
          all: patterns.mails,
        })
      : '',
    part(view, words.nextMeetings, {
      list: cockpit.nextMeetings,
      row: (one) => nextMeeting(one, view),
      all: patterns.meetings,
    }),
    part(view, words.withoutMeeting, {
      list: cockpit.groupsWithoutMeeting,
      row: (one) => withoutMeeting(one, view),
      all: patterns.groups,
    }),
  ].join('')
}

function invitationDue(one: Of<'invitationsDue'>, view: View): Row {
  const { meetingId, daysLeft } = one
  return {
    title: one.title ?? one.groupName,
    path: to(patterns.meetingInvitation, { meetingId }),
    text: html`${whenOf(view, one)}`,
    aside: away(view, daysLeft, daysLeft <= 7),
  }
}

function repliesMissing(one: Of<'repliesMissing'>, view: View): Row {
  const answered = one.asked - one.silent
  const names = listOf(view.language, one.silentNames)
  return {
    title: one.title ?? one.groupName,
    path: to(patterns.meetingPeople, { meetingId: one.meetingId }),
    text: html`${[dayOf(view, one), view.say(words.repliesOf, { answered, asked: one.asked })].join(' · ')}<br>${view.say(words.silent, { names })}`,
    aside: away(view, one.daysLeft),
  }
}

function minutesToFinish(one: Of<'minutesToFinish'>, view: View): Row {
  return {
    title: one.title ?? one.groupName,
    path: to(patterns.meetingMinutes, { meetingId: one.meetingId }),
    text: html`${dayOf(view, one)} · ${view.say(one.minutesId ? words.draft : words.notBegun)}`,
    aside: away(view, -one.daysSince, one.daysSince > 7),
  }
}

function remarksWaiting(one: Of<'remarksWaiting'>, view: View): Row {
  return {
    title: one.title ?? one.groupName,
    path: to(patterns.minutesReview, { minutesId: one.minutesId }),
    text: html`${dayOf(view, one)}`,
    aside: html`${sayCounted(homeCounts.remarks, view.language, one.remarks)}`,
  }
}

function inReview(one: Of<'inReview'>, view: View): Row {
  const due =
    one.dueAt &&
    view.say(words.due, { date: longDate(view.language, localDate(new Date(one.dueAt), one.zone)) })
  const next = one.approvedIn && view.say(words.approvedAtNext, { date: dayOf(view, one.approvedIn) })
  return {
    title: one.title ?? one.groupName,
    path: to(patterns.minutesReview, { minutesId: one.minutesId }),
    text: html`${[dayOf(view, one), due ?? next].filter(Boolean).join(' · ')}`,
    aside: one.lapsed
      ? html`<span class="late">${view.say(words.lapsed)}</span>`
      : html`${view.say(words.approvedBy, one.answers)}`,
  }
}

function overdue(one: Of<'overdueFollowUps'>, view: View): Row {
  const { text, assigneeName, daysOverdue } = one.oldest
  return {
    title: one.groupName,
    path: to(patterns.followUps, {}, { groupId: one.groupId, due: 'overdue' }),
    text: html`${view.say(words.oldest, { text, name: assigneeName ?? view.say(words.nobody) })}`,
    aside: html`${sayCounted(homeCounts.followUps, view.language, one.overdue)}, !${away(view, -daysOverdue, true)}`,
  }
}

function pendingSeat(one: Of<'pendingSeats'>, view: View): Row {
  const named = one.namedBy ? view.say(words.namedBy, one.namedBy) : ''
  const date = one.nameDueOn && longDate(view.language, one.nameDueOn)
  return {
    title: one.organisation?.name ?? one.label ?? one.groupName,
    path: to(patterns.seat, { seatId: one.seatId }),
    text: html`${[one.groupName, named].filter(Boolean).join(' · ')}`,
    aside: date
      ? html`<span class="!${one.overdue ? 'late' : ''}">${view.say(one.overdue ? words.late : words.due, { date })}</span>`
      : '',
  }
}

function termEnding(one: Of<'termsEnding'>, view: View): Row {
  const convener = one.convener ? view.say(words.convener, one.convener) : ''
  return {
    title: one.name,
    path: to(patterns.workingGroup, { workingGroupId: one.workingGroupId }),
    text: html`${[one.parentName, convener].filter(Boolean).join(' · ')}`,
    aside: away(view, one.daysLeft, one.daysLeft < 0),
  }
}

function nextMeeting({ groupName, meeting }: Of<'nextMeetings'>, view: View): Row {
  const { meetingId, state } = meeting
  return {
    title: groupName,
    path: to(patterns.meeting, { meetingId }),
    text: html`${whenOf(view, meeting)}`,
    aside: tag(view.say(words[state]), state === 'called' ? 'success' : 'info'),
  }
}

function withoutMeeting({ groupId, groupName }: Of<'groupsWithoutMeeting'>, view: View): Row {
  return {
    title: groupName,
    path: to(patterns.group, { groupId }),
    actions: buttonLink(view.say(words.plan), to(patterns.groupPlan, { groupId }), {
      quiet: true,
      small: true,
      label: view.say(words.planFor, { group: groupName }),
    }),
  }
}
