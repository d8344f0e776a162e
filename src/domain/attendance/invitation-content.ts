import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { groupIsExempt, isExempt } from '../agenda/exempt.ts'

export type InvitedPaper = { id: string; title: string; url: string | null }

export type InvitedItem = {
  id: string
  number: string | null
  kind: ItemKind
  title: string
  description: string
  presenter: string | null
  minutesAllotted: number | null
  /** why it is exempt from publicity; missing in what was sent before there was such a thing */
  exemptBasis?: string | null
  withdrawn: boolean
  listsFollowUps: boolean
  papers: InvitedPaper[]
}

export type Invited = {
  personId: string
  name: string
  organisation: string | null
  part: (typeof inviteeParts)[number]
  roleText: string | null
  agendaItemId: string | null
}

/** What an invitation says: everything it prints, and nothing that changes without it. Instants are RFC 3339 in UTC. */
export type InvitationContent = {
  collaboration: { name: string; letterheadLines: string[]; letterheadColour: string }
  group: { id: string; name: string; language: Language }
  meeting: {
    id: string
    title: string | null
    startsAt: string
    endsAt: string
    zone: string
    place: string | null
    videoUrl: string | null
    chair: string | null
    writer: string | null
  }
  items: InvitedItem[]
  papers: InvitedPaper[]
  invitees: Invited[]
  followUps: { text: string; assignee: string | null; dueOn: string | null }[]
}

/** RULE: an item in one line. A plain number is read as an ordinal, 20/19 is not. */
export const headingOf = ({ number, title }: Pick<InvitedItem, 'number' | 'title'>): string =>
  number === null ? title : `${/^\d+$/.test(number) ? `${number}.` : number} ${title}`

/** What an invitation to this meeting would say now, in one statement. */
export async function readInvitationContent(db: Reader, meetingId: string): Promise<InvitationContent> {
  const [row] = await db.statement<{ content: InvitationContent }>({
    name: 'invitation_content',
    text: statement,
    values: [meetingId],
  })
  if (!row) throw notFound('request.not-found')
  return row.content
}

const list = (subquery: string) => `coalesce((${subquery}), '[]')`

const nameOf = (table: 'people' | 'organisations' | 'groups', id: string) =>
  `(select named.name from ${table} named where named.collaboration_id = m.collaboration_id and named.id = ${id})`

const papers = (condition: string) => `
  select json_agg(json_build_object('id', p.id, 'title', p.title, 'url', p.url) order by p.position, p.id) from papers p
  where p.collaboration_id = m.collaboration_id and p.meeting_id = m.id and p.agenda_item_id ${condition}`

const items = `
  select json_agg(json_build_object(
    'id', i.id, 'number', i.number, 'kind', i.kind, 'title', i.title, 'description', i.description,
    'presenter', coalesce(i.presenter_text, ${nameOf('people', 'i.presenter_person_id')}),
    'minutesAllotted', i.minutes_allotted, 'exemptBasis', i.exempt_basis, 'withdrawn', i.withdrawn, 'listsFollowUps', i.lists_follow_ups,
    'papers', ${list(papers('= i.id'))}) order by i.position, i.id)
  from agenda_items i where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id`

const asked = `
  select json_agg(json_build_object(
    'personId', i.person_id, 'name', p.name, 'organisation', ${nameOf('organisations', 'i.organisation_id')},
    'part', i.part, 'roleText', i.role_text, 'agendaItemId', i.agenda_item_id) order by i.position, p.name, i.id)
  from invitees i join people p on p.collaboration_id = i.collaboration_id and p.id = i.person_id
  where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null`

// What was promised under an exempt item, or to a group born under one, is not for guests, who get the same paper.
// Open follow-ups stand under the item that lists them, so they are read only where there is one.
const followUps = `
  select json_agg(json_build_object('text', f.text, 'dueOn', f.due_on,
    'assignee', coalesce(${nameOf('people', 'f.assignee_person_id')},
      ${nameOf('organisations', 'f.assignee_organisation_id')}, ${nameOf('groups', 'f.assignee_group_id')}))
    order by f.due_on, f.position, f.id)
  from follow_ups f
  where f.collaboration_id = m.collaboration_id and f.group_id = m.group_id and f.state = 'open'
    and not ${isExempt('f.agenda_item_id')} and not ${groupIsExempt('f.assignee_group_id')}
    and exists (select from agenda_items i where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id
      and i.lists_follow_ups and not i.withdrawn)`

const statement = `
  select json_build_object(
    'collaboration', json_build_object('name', c.name, 'letterheadLines', to_json(c.letterhead_lines),
      'letterheadColour', c.letterhead_colour),
    'group', json_build_object('id', g.id, 'name', g.name, 'language', g.language),
    'meeting', json_build_object('id', m.id, 'title', m.title, 'startsAt', ${utc('m.starts_at')},
      'endsAt', ${utc('m.ends_at')}, 'zone', m.zone, 'place', m.place, 'videoUrl', m.video_url,
      'chair', ${nameOf('people', 'm.chair_person_id')}, 'writer', ${nameOf('people', 'm.writer_person_id')}),
    'items', ${list(items)},
    'papers', ${list(papers('is null'))},
    'invitees', ${list(asked)},
    'followUps', ${list(followUps)}
  ) as content
  from meetings m
  join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
  join collaborations c on c.id = m.collaboration_id
  where m.id = $1::uuid`
