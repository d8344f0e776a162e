import { type FeedEntry, feedCalendar } from '#src/platform/calendar/calendar.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { AnnouncedMeeting } from './announced.ts'

/** How often a calendar need look for something new. */
const refreshHours = 1

/** Who a calendar's entries come from, as in the invitations. */
export type Publisher = { collaboration: string; desk: Pick<Desk, 'mailFrom'> }

/** A calendar as the text that calendars subscribe to. The same meetings give the same bytes. */
export const calendarFile = (name: string, entries: FeedEntry[]): string =>
  feedCalendar({ name, refreshHours, entries })

/** A meeting as an entry with the UID and SEQUENCE of its invitation. What is only planned is tentative. */
export function meetingEntry(
  meeting: Omit<AnnouncedMeeting, 'videoUrl' | 'zone'> & { videoUrl?: string | null },
  groupName: string,
  { collaboration, desk }: Publisher,
): FeedEntry {
  const { videoUrl = null, place, title } = meeting
  return {
    uid: `${meeting.id}@referat`,
    sequence: meeting.sequence,
    stamp: new Date(meeting.announcedAt),
    status: statusOf[meeting.state],
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: title ? `${groupName}: ${title}` : groupName,
    location: [place, videoUrl].filter(Boolean).join(' · '),
    ...(videoUrl && { url: videoUrl }),
    organizer: { name: collaboration, email: desk.mailFrom.address },
  }
}

const statusOf = {
  planned: 'TENTATIVE',
  called: 'CONFIRMED',
  held: 'CONFIRMED',
  cancelled: 'CANCELLED',
} as const satisfies Record<AnnouncedMeeting['state'], FeedEntry['status']>
