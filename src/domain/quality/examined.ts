import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { localDate } from '#src/platform/time.ts'
import type { Came } from '../attendance/presence-rules.ts'
import type { MinutesRecord } from '../minutes/content.ts'
import type { Minuted } from '../minutes/rights.ts'
import type { Place } from './finding.ts'

/** A meeting's time and where its clock stands: RFC 3339 in UTC, and the IANA zone. */
export type When = { startsAt: string; zone: string }

export type ExaminedSeat = {
  id: string
  workingGroupId: string
  personId: string | null
  person: string | null
  organisation: string | null
  label: string | null
  /** somebody is asked for the name */
  hasNamer: boolean
  nameDueOn: string | null
}

export type ExaminedFollowUp = {
  id: string
  itemId: string | null
  text: string
  state: 'open' | 'done'
  dueOn: string | null
  assignee: string | null
  assigneePersonId: string | null
}

export type ExaminedInvitee = Came & {
  id: string
  name: string
  part: 'member' | 'deputy' | 'observer' | 'secretariat' | 'guest'
}

/** Everything that the rules ask about one meeting. */
export type Examined = Minuted & {
  meetingState: 'planned' | 'called' | 'held' | 'cancelled'
  minutesState: MinutesState | null
  /** who was asked to the meeting: their people's ids */
  invited: string[]
  groupEnded: boolean
  approvalPolicy: 'next-meeting' | 'written'
  /** what would be printed */
  record: MinutesRecord
  /** what the agenda says beside the record, item by item in the same order */
  agenda: { id: string; description: string; approves: (When & { state: MinutesState }) | null }[]
  came: ExaminedInvitee[]
  seats: ExaminedSeat[]
  /** of the working groups set up in the meeting, those whose work is over */
  endedGroups: string[]
  followUps: ExaminedFollowUp[]
  /** papers of the whole meeting, under no item */
  loosePapers: number
  /** earlier meetings of the group whose minutes are not approved, nor to be in any other meeting; the latest last */
  unapproved: (When & { state: MinutesState })[]
  /** later meetings of the group that stand, the first of them first */
  later: When[]
  /** who belongs to it: those asked, the group's people, the groups' above and beneath it that are concerned */
  roster: string[]
  /** everybody and every organisation of the collaboration, by name */
  people: string[]
  organisations: string[]
}

export type ExaminedItem = MinutesRecord['items'][number]

/** Whether minutes are being written; before that only the invitation can be looked at. */
export const isDraft = ({ minutesState }: Examined): boolean => minutesState !== null

export const dayOf = ({ startsAt, zone }: When): string => localDate(new Date(startsAt), zone)

/** The first and the last day of the meeting, in its own calendar. */
export function daysOf({ record: { meeting } }: Examined): { first: string; last: string } {
  const last = localDate(new Date(meeting.endsAt), meeting.zone)
  return { first: dayOf(meeting), last }
}

/** The items that were taken up, or will be. */
export const standingItems = ({ record }: Examined): ExaminedItem[] =>
  record.items.filter(({ withdrawn }) => !withdrawn)

export const wholeMeeting = ({ record }: Examined): Place => ({
  part: 'meeting',
  id: record.meeting.id,
  itemId: null,
  name: record.meeting.title ?? record.group.name,
})

export const placeOfItem = ({ id, number, title }: ExaminedItem): Place => ({
  part: 'item',
  id,
  itemId: id,
  name: number ? `${number}: ${title}` : `«${title}»`,
})
