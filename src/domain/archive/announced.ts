import { utc } from '#src/platform/database/json-text.ts'
import type { meetingStates } from '#src/platform/database/schema/meetings.ts'
import type { Language } from '#src/platform/language/language.ts'
import { publicText } from '../minutes/public-content.ts'

/** A meeting as its invitees know it: what was sent last, or what is planned where nothing was. Instants are RFC 3339 in UTC. */
export type AnnouncedMeeting = {
  id: string
  state: (typeof meetingStates)[number]
  /** the SEQUENCE of the calendar entry sent last, 0 before the first */
  sequence: number
  /** when that was sent, or the plan was last changed */
  announcedAt: string
  title: string | null
  startsAt: string
  endsAt: string
  zone: string
  place: string | null
  videoUrl: string | null
}

/** What everybody may read of a meeting that is to come. */
export type PublicMeeting = Pick<AnnouncedMeeting, 'id' | 'title' | 'startsAt' | 'endsAt' | 'zone' | 'place'>

/**
 * RULE: what of a called meeting is for everybody: when and where, and its title. Private numbers are taken out of both
 * texts. A link that was typed into the place is the video meeting's, which is for those who are asked.
 */
export const publicMeeting = (
  { id, title, startsAt, endsAt, zone, place }: AnnouncedMeeting,
  language: Language,
): PublicMeeting => ({
  ...{ id, startsAt, endsAt, zone },
  title: title === null ? null : publicText(title, language),
  place: place === null ? null : publicText(withoutLinks(place), language) || null,
})

/**
 * SQL: beside meetings m, what was sent of it last (`sent`), null where nothing was. A change that has not been sent is a
 * draft of the secretariat's: it shows in nobody's calendar before it is news.
 */
export const joinSent = `
  left join lateral (
    select i.sequence, i.sent_at, i.content->'meeting' as meeting from invitations i
    where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id order by i.number desc limit 1) sent on true`

/** SQL: the meeting beside `sent` as JSON. What is planned was last changed when the trail says so. */
export const announcedJson = `json_build_object(
  'id', m.id, 'state', m.state, 'sequence', coalesce(sent.sequence, 0),
  'announcedAt', coalesce(${utc('sent.sent_at')}, (select ${utc('max(e.at)')} from audit_entries e
    where e.collaboration_id = m.collaboration_id and e.subject_id = m.id), ${utc('m.created_at')}),
  ${[
    ['title', 'm.title'],
    ['startsAt', utc('m.starts_at')],
    ['endsAt', utc('m.ends_at')],
    ['zone', 'm.zone'],
    ['place', 'm.place'],
    ['videoUrl', 'm.video_url'],
  ]
    .map(
      ([name, planned]) =>
        `'${name}', case when sent.meeting is null then ${planned} else sent.meeting->>'${name}' end`,
    )
    .join(', ')})`

/** SQL: how far feeds reach back and ahead of an instant. */
export const withinFeed = (now: string) =>
  `m.starts_at >= ${now}::timestamptz - interval '1 year' and m.starts_at < ${now}::timestamptz + interval '2 years'`

const withoutLinks = (place: string): string =>
  place
    .replaceAll(/(?:https?:\/\/|www\.)\S+|(?<![\w.@-])[\w-]+(?:\.[\w-]+)+\/\S*/giu, '')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/^[\s,;:·–-]+|[\s,;:·–-]+$/gu, '')
