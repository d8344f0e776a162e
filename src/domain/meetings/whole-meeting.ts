import type { Actor } from '#src/platform/actor.ts'
import type { Burst } from '#src/platform/database/database.ts'
import type { InvitationChange, inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { mayRead } from '../groups/may.ts'
import { changesForGuest, itemsForGuest } from './guest-agenda.ts'

/** What the right to read hangs on, beside the JSON that the database has already written. */
export type WholeMeeting = {
  groupId: string
  parentId: string | null
  /** what the reader is asked as, and the item that they come for; null for who is not asked */
  part: (typeof inviteeParts)[number] | null
  ownItemId: string | null
  chairPersonId: string | null
  writerPersonId: string | null
  /** null while nobody has begun the minutes */
  minutesState: string | null
  version: string
  json: string
}

/**
 * Everything a page about one meeting shows, as JSON from one statement. It may be asked for before it is known who asks:
 * `presentWholeMeeting` decides what of it they see. Notes on absence and private addresses are not in it.
 */
export async function findWholeMeeting(
  db: Burst,
  { meetingId, personId }: { meetingId: string; personId: string },
): Promise<WholeMeeting | null> {
  const [row] = await db.statement<WholeMeeting>({
    name: 'whole_meeting',
    text: wholeMeetingStatement,
    values: [meetingId, personId],
  })
  return row ?? null
}

/**
 * Refuses who neither belongs to the group nor is asked to the meeting. What is being written is shown to those who read
 * drafts, by the minutes' own rule, whose room comes after this one; the others read the circulated version of the
 * minutes until they are approved. A guest reads of what is exempt from publicity only what is theirs.
 */
export function presentWholeMeeting(
  actor: Actor,
  meeting: WholeMeeting | null,
  readsDraft: (actor: Actor, meeting: WholeMeeting) => boolean,
): string {
  if (!meeting) throw notFound('request.not-found')
  const group = { id: meeting.groupId, parentId: meeting.parentId }
  const belongs = mayRead(actor, group)
  if (!belongs && meeting.part === null) throw forbidden('request.forbidden')
  const isGuest = !belongs && meeting.part === 'guest'
  const settled = meeting.minutesState === 'approved' || meeting.minutesState === 'published'
  const readsTexts = settled || readsDraft(actor, meeting)
  if (readsTexts && !isGuest) return meeting.json
  const shown: Shown = JSON.parse(meeting.json)
  if (!readsTexts) for (const item of shown.items) Object.assign(item, { text: null, decisions: [] })
  return JSON.stringify(isGuest ? shownToGuest(shown, meeting) : shown)
}

type Shown = {
  group: { language: Language }
  items: { id: string; exemptBasis: string | null; title: string }[]
  invitations: { changes: InvitationChange[] }[]
}

const shownToGuest = (shown: Shown, guest: WholeMeeting): Shown => ({
  ...shown,
  items: itemsForGuest(shown.items, { guest, language: shown.group.language }),
  invitations: shown.invitations.map((one) => ({ ...one, changes: changesForGuest(one.changes) })),
})

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * One row looked up by its whole key for each row shown. As a join the planner may read every person of the collaboration
 * instead: beneath row-level security it believes that there are few.
 */
const named = (table: 'people' | 'organisations', reference: string) => {
  const [alias] = reference.split('.')
  return `(select json_build_object('id', one.id, 'name', one.name) from ${table} one
    where one.collaboration_id = ${alias}.collaboration_id and one.id = ${reference})`
}

const papers = (condition: string) => `
  select p.agenda_item_id, p.position, p.id, json_build_object('id', p.id, 'title', p.title, 'url', p.url,
    'fileName', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes, 'version', p.version) as paper
  from papers p left join files f on f.collaboration_id = p.collaboration_id and f.id = p.file_id
  where p.meeting_id = $1::uuid and p.agenda_item_id ${condition}`

// Rows become JSON a fifth faster than objects built name by name.
const items = `
  select i.id, i.position, i.number, i.kind, i.title, i.description, i.numbered, i.fixed_number as "fixedNumber",
    ${named('people', 'i.presenter_person_id')} as presenter, i.presenter_text as "presenterText",
    i.minutes_allotted as "minutesAllotted", i.approves_minutes_id as "approvesMinutesId",
    i.reports_group_id as "reportsGroupId", i.lists_follow_ups as "listsFollowUps", i.exempt_basis as "exemptBasis",
    i.standing, i.withdrawn, i.version,
    (select json_build_object('text', t.text, 'version', t.version, 'writtenAt', ${instant('t.written_at')})
      from item_texts t where t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id) as text,
    coalesce(d.decisions, '[]') as decisions, coalesce(pp.papers, '[]') as papers
  from agenda_items i
  left join (
    select agenda_item_id, json_agg(json_build_object(
      'id', id, 'number', number, 'text', text, 'reached', reached, 'votesFor', votes_for,
      'votesAgainst', votes_against, 'votesAbstained', votes_abstained, 'dissent', dissent, 'status', status,
      'version', version) order by position, id) as decisions
    from decisions where meeting_id = $1::uuid group by agenda_item_id
  ) d on d.agenda_item_id = i.id
  left join (
    select agenda_item_id, json_agg(paper order by position, id) as papers
    from (${papers('is not null')}) attached group by agenda_item_id
  ) pp on pp.agenda_item_id = i.id
  where i.meeting_id = $1::uuid
  order by i.position, i.id`

const asked = `
  select i.id, (select json_build_object('id', p.id, 'name', p.name, 'title', p.title)
      from people p where p.collaboration_id = i.collaboration_id and p.id = i.person_id) as person,
    ${named('organisations', 'i.organisation_id')} as organisation, i.seat_id as "seatId", i.part,
    i.role_text as "roleText", i.agenda_item_id as "agendaItemId",
    a.reply, a.reply_how as "replyHow", a.reply_deputy_id as "replyDeputyId", ${instant('a.replied_at')} as "repliedAt",
    a.presence, ${named('people', 'a.deputising_for_id')} as "deputisingFor", a.from_item_id as "fromItemId",
    a.to_item_id as "toItemId", coalesce(a.version, 0) as "attendanceVersion"
  from invitees i
  left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
  where i.meeting_id = $1::uuid and i.removed_at is null
  order by i.position, i.id`

/** The statement alone, for the benchmark that measures what stands around it. */
export const wholeMeetingStatement = `
  select m.version::text as version, m.group_id::text as "groupId", g.parent_id::text as "parentId", r.state as "minutesState",
    m.chair_person_id::text as "chairPersonId", m.writer_person_id::text as "writerPersonId",
    mine.part, mine.agenda_item_id::text as "ownItemId",
    json_build_object(
      'id', m.id, 'version', m.version, 'agendaVersion', m.agenda_version, 'papersVersion', m.papers_version,
      'state', m.state, 'title', m.title,
      'startsAt', ${instant('m.starts_at')}, 'endsAt', ${instant('m.ends_at')}, 'zone', m.zone,
      'place', m.place, 'videoUrl', m.video_url, 'cancelledReason', m.cancelled_reason,
      'chair', ${named('people', 'm.chair_person_id')}, 'writer', ${named('people', 'm.writer_person_id')},
      'group', json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'parentId', g.parent_id,
        'language', g.language, 'approvalPolicy', g.approval_policy, 'numbering', g.numbering,
        'phrases', to_json(g.phrases)),
      'items', coalesce((select json_agg(item) from (${items}) item), '[]'),
      'papers', coalesce((select json_agg(paper order by position, id) from (${papers('is null')}) loose), '[]'),
      'invitees', coalesce((select json_agg(invitee) from (${asked}) invitee), '[]'),
      'minutes', case when r.id is null then null else json_build_object('id', r.id, 'state', r.state,
        'version', r.version, 'circulatedAt', ${instant('r.circulated_at')},
        'approvedAt', ${instant('r.approved_at')}, 'approvalText', r.approval_text) end,
      'invitations', coalesce((
        select json_agg(json_build_object('id', v.id, 'number', v.number, 'kind', v.kind, 'sequence', v.sequence,
          'changes', v.changes, 'sentAt', ${instant('v.sent_at')}) order by v.number)
        from invitations v where v.meeting_id = $1::uuid), '[]')
    )::text as json
  from meetings m
  join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
  left join minutes r on r.collaboration_id = m.collaboration_id and r.meeting_id = m.id
  left join invitees mine on mine.collaboration_id = m.collaboration_id and mine.meeting_id = m.id
    and mine.person_id = $2::uuid and mine.removed_at is null
  where m.id = $1::uuid`
