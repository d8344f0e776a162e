import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { meetingWords as words } from '#src/platform/language/words/web-meetings.ts'
import { localDate } from '#src/platform/time.ts'
import { tag } from '../layout/lists.ts'
import { unbroken } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import type { ShownMeeting } from './read.ts'

export type MeetingTab =
  | 'overview'
  | 'agenda'
  | 'people'
  | 'invitation'
  | 'attendance'
  | 'minutes'
  | 'history'

/**
 * The other pages of a meeting, with the current one marked. Those that a reader could do nothing on are left out; whoever
 * does not write the minutes gets them as they were circulated.
 */
export function meetingTabs(
  view: View,
  meeting: ShownMeeting,
  current: MeetingTab,
): NonNullable<ScreenPage['tabs']> {
  const { may, minutes } = meeting
  const meetingId = meeting.id
  const tab = (name: MeetingTab, path: string) => ({
    label: view.say(words[`tab.${name}`]),
    path,
    current: name === current,
  })
  return [
    tab('overview', to(patterns.meeting, { meetingId })),
    ...(may.prepare ? [tab('agenda', to(patterns.meetingAgenda, { meetingId }))] : []),
    tab('people', to(patterns.meetingPeople, { meetingId })),
    tab('invitation', to(patterns.meetingInvitation, { meetingId })),
    ...(may.takePresence ? [tab('attendance', to(patterns.meetingAttendance, { meetingId }))] : []),
    ...(may.write
      ? [tab('minutes', to(patterns.meetingMinutes, { meetingId }))]
      : minutes && minutes.state !== 'draft'
        ? [tab('minutes', to(patterns.minutes, { minutesId: minutes.id }))]
        : []),
    tab('history', to(patterns.meetingHistory, { meetingId })),
  ]
}

const colours = { planned: 'info', called: 'success', held: 'neutral', cancelled: 'danger' } as const

/** The meeting's state in a word. */
export const stateTag = (view: View, state: ShownMeeting['state']): string =>
  tag(view.say(words[`state.${state}`]), colours[state])

/**
 * What stands at the head of every page of a meeting: its name and state, the way here, its other pages. A page adds
 * `actions` and `main`.
 */
export function meetingHead(
  view: View,
  meeting: ShownMeeting,
  current: MeetingTab,
): Pick<ScreenPage, 'title' | 'beside' | 'windowTitle' | 'crumbs' | 'tabs'> {
  const name = meetingName(view, meeting)
  return {
    title: name,
    ...(current !== 'overview' && { windowTitle: `${view.say(words[`tab.${current}`])} – ${name}` }),
    beside: stateTag(view, meeting.state),
    crumbs: [[view.say(frameWords.meetings), patterns.meetings]],
    tabs: meetingTabs(view, meeting, current),
  }
}

/** "Faggruppe for reiseliv, 31. august 2023" */
export const meetingName = (
  { language }: View,
  { group, startsAt, zone }: Pick<ShownMeeting, 'group' | 'startsAt' | 'zone'>,
): string => `${group.name}, ${unbroken(longDate(language, localDate(new Date(startsAt), zone)))}`
