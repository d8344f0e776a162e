import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import type { WorkingGroupState } from '../working-groups/steps.ts'
import type { FollowUpState } from './steps.ts'

/** What stands under an agenda item beside its text and decisions. Instants are RFC 3339 in UTC, dates YYYY-MM-DD. */
export type UnderItem = {
  followUps: {
    id: string
    text: string
    state: FollowUpState
    dueOn: string | null
    assignee: string | null
    helpers: string[]
    commentedOn: boolean
    version: number
  }[]
  workingGroups: {
    id: string
    name: string
    state: WorkingGroupState
    termFrom: string
    termTo: string
    seats: number
    pending: number
    version: number
  }[]
  /** the earlier minutes that are approved under it */
  approves: {
    minutesId: string
    state: MinutesState
    startsAt: string
    zone: string
    openRemarks: number
    /** in a meeting, under an item, or in writing: the stamp */
    stamp: string | null
  } | null
  writtenBy: string | null
  /** the decisions, follow-ups and working groups that a card in the text says, by their ids */
  inText: string[]
}

/** What else than text and decisions stands under each item of a meeting, in one statement. The caller has checked who asks. */
export async function getUnderItems(db: Reader, meetingId: string): Promise<Record<string, UnderItem>> {
  const [row] = await db.statement<{ under: Record<string, UnderItem> | null }>({
    name: 'under_items',
    text: underStatement,
    values: [meetingId],
  })
  return row?.under ?? {}
}

const nameOf = (table: string, reference: string) =>
  `(select one.name from ${table} one where one.collaboration_id = i.collaboration_id and one.id = ${reference})`

const followUps = `
  select json_agg(json_build_object('id', f.id, 'text', f.text, 'state', f.state, 'dueOn', f.due_on, 'version', f.version,
    'commentedOn', exists (select from follow_up_comments c
      where c.collaboration_id = f.collaboration_id and c.follow_up_id = f.id),
    'assignee', coalesce(${nameOf('people', 'f.assignee_person_id')}, ${nameOf('organisations', 'f.assignee_organisation_id')},
      ${nameOf('groups', 'f.assignee_group_id')}),
    'helpers', coalesce((select json_agg(p.name order by p.name, p.id) from follow_up_helpers h
      join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
      where h.collaboration_id = f.collaboration_id and h.follow_up_id = f.id), '[]')) order by f.position, f.id)
  from follow_ups f where f.collaboration_id = i.collaboration_id and f.agenda_item_id = i.id`

const seats = `seats s where s.collaboration_id = w.collaboration_id and s.group_id = w.group_id and s.until_on is null`

const workingGroups = `
  select json_agg(json_build_object('id', w.group_id, 'name', ${nameOf('groups', 'w.group_id')}, 'state', w.state, 'version', w.version,
    'termFrom', w.term_from, 'termTo', w.term_to, 'seats', (select count(*) from ${seats}),
    'pending', (select count(*) from ${seats} and not exists (select from seat_holders h
      where h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.standing = 'holder' and h.until_on is null)))
    order by w.position, w.group_id)
  from working_groups w where w.collaboration_id = i.collaboration_id and w.agenda_item_id = i.id`

const approves = `
  select json_build_object('minutesId', r.id, 'state', r.state, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone,
    'stamp', r.approval_text, 'openRemarks', (select count(*) from remarks k
      where k.collaboration_id = r.collaboration_id and k.minutes_id = r.id and k.state = 'open'))
  from minutes r join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
  where r.collaboration_id = i.collaboration_id and r.id = i.approves_minutes_id`

const writtenBy = `
  select p.name from item_texts t join people p on p.collaboration_id = t.collaboration_id and p.id = t.written_by
  where t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id`

const inText = `
  select json_agg(c.row_id) from draft_cards c where c.collaboration_id = i.collaboration_id
    and c.meeting_id = i.meeting_id and c.agenda_item_id = i.id and c.row_id is not null`

const underStatement = `
  select json_object_agg(i.id, json_build_object('followUps', coalesce((${followUps}), '[]'),
    'workingGroups', coalesce((${workingGroups}), '[]'), 'approves', (${approves}), 'writtenBy', (${writtenBy}),
    'inText', coalesce((${inText}), '[]'))) as under
  from agenda_items i where i.meeting_id = $1::uuid`
