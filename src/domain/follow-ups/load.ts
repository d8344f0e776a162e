import type { Reader, Tx } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import type { Addressee } from '#src/platform/mail/mail-each.ts'
import type { FollowUpState } from './steps.ts'

/** A follow-up with its group and everybody it concerns today. Dates are YYYY-MM-DD, instants RFC 3339 in UTC. */
export type LoadedFollowUp = {
  id: string
  text: string
  state: FollowUpState
  dueOn: string | null
  overdue: boolean
  meetingId: string | null
  agendaItemId: string | null
  decisionId: string | null
  closedAt: string | null
  closedBy: { id: string; name: string } | null
  closingComment: string | null
  createdAt: string
  version: number
  /** whether the minutes have yet to be sent before its assignee is told, and who was told before */
  untold: boolean
  toldAssigneeId: string | null
  /** the day it was given on, and today, in the group's zone */
  givenOn: string
  today: string
  group: { id: string; parentId: string | null; name: string; language: Language }
  assignee: Assignee | null
  helpers: { id: string; name: string }[]
  /** the assignee as people: the organisation's seat holders in the group, the working group's convener */
  responsible: Addressee[]
  /** who leads the group: the parent for a working group without a chair of its own */
  chairs: Addressee[]
}

export type AssigneeKind = 'person' | 'organisation' | 'working-group'
type Assignee = { kind: AssigneeKind; id: string; name: string }

/** A follow-up; held until the transaction ends when asked for. */
export async function getFollowUp(
  db: Reader,
  followUpId: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<LoadedFollowUp> {
  if (hold)
    await db.statement({
      name: 'hold_follow_up',
      text: 'select f.id::text from follow_ups f where f.id = $1::uuid for update of f',
      values: [followUpId],
    })
  const [row] = await db.statement<{ loaded: LoadedFollowUp }>({
    name: 'follow_up',
    text: `select ${loadedJson} as loaded ${loadedFrom('$2')} where f.id = $1::uuid`,
    values: [followUpId, db.now.toISOString()],
  })
  if (!row) throw notFound('request.not-found')
  return row.loaded
}

/** The open follow-ups that are due by a day, with whom to remind. */
export async function listDueFollowUps(tx: Tx, { until }: { until: string }): Promise<LoadedFollowUp[]> {
  const rows = await tx.statement<{ loaded: LoadedFollowUp }>({
    name: 'due_follow_ups',
    text: `select ${loadedJson} as loaded ${loadedFrom('$2')}
      where f.state = 'open' and f.due_on <= $1::date order by f.due_on, f.id`,
    values: [until, tx.now.toISOString()],
  })
  return rows.map(({ loaded }) => loaded)
}

/** A follow-up as the API shows it, without anybody's address. */
export function shown({
  responsible,
  chairs,
  givenOn,
  today,
  untold,
  toldAssigneeId,
  ...followUp
}: LoadedFollowUp) {
  return { ...followUp, responsible: responsible.map(({ id, name }) => ({ id, name })) }
}

const addressee = `json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'language', p.language)`

const inForce = (held: string) =>
  `${held}.from_on <= t.today and (${held}.until_on is null or ${held}.until_on >= t.today)`

const peopleAmong = (ids: string) => `coalesce((
  select json_agg(${addressee} order by p.name, p.id) from people p
  where p.collaboration_id = f.collaboration_id and (p.ended_on is null or p.ended_on >= t.today) and p.id in (${ids})), '[]')`

/** The people an assignee stands for today. Used by lists too, which know `f` and `t.today`. */
export const responsibleIds = `
  select f.assignee_person_id where f.assignee_person_id is not null
  union select h.person_id
    from seats s join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id
    where s.collaboration_id = f.collaboration_id and s.group_id = f.group_id
      and s.organisation_id = f.assignee_organisation_id and h.standing = 'holder' and ${inForce('s')} and ${inForce('h')}
  union select o.person_id from offices o
    where o.collaboration_id = f.collaboration_id and o.group_id = f.assignee_group_id and o.office = 'convener'
      and ${inForce('o')}`

const chairIds = `
  select o.person_id from offices o
  where o.collaboration_id = f.collaboration_id and o.office = 'chair' and ${inForce('o')}
    and o.group_id = coalesce((
      select own.group_id from offices own
      where own.collaboration_id = f.collaboration_id and own.group_id = g.id and own.office = 'chair' and ${inForce('own')}
      limit 1), g.parent_id)`

const loadedJson = `json_build_object(
  'id', f.id, 'text', f.text, 'state', f.state, 'dueOn', f.due_on, 'version', f.version,
  'untold', coalesce(f.untold, false), 'toldAssigneeId', f.told_assignee_id,
  'overdue', coalesce(f.state = 'open' and f.due_on < t.today, false),
  'meetingId', f.meeting_id, 'agendaItemId', f.agenda_item_id, 'decisionId', f.decision_id,
  'closedAt', ${utc('f.closed_at')}, 'closingComment', f.closing_comment, 'createdAt', ${utc('f.created_at')},
  'closedBy', (select json_build_object('id', p.id, 'name', p.name) from people p
    where p.collaboration_id = f.collaboration_id and p.id = f.closed_by),
  'givenOn', (f.created_at at time zone g.zone)::date, 'today', t.today,
  'group', json_build_object('id', g.id, 'parentId', g.parent_id, 'name', g.name, 'language', g.language),
  'assignee', case
    when f.assignee_person_id is not null then (
      select json_build_object('kind', 'person', 'id', p.id, 'name', p.name) from people p
      where p.collaboration_id = f.collaboration_id and p.id = f.assignee_person_id)
    when f.assignee_organisation_id is not null then (
      select json_build_object('kind', 'organisation', 'id', o.id, 'name', o.name) from organisations o
      where o.collaboration_id = f.collaboration_id and o.id = f.assignee_organisation_id)
    when f.assignee_group_id is not null then (
      select json_build_object('kind', 'working-group', 'id', w.id, 'name', w.name) from groups w
      where w.collaboration_id = f.collaboration_id and w.id = f.assignee_group_id)
    end,
  'helpers', coalesce((
    select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
    from follow_up_helpers h join people p on p.collaboration_id = h.collaboration_id and p.id = h.person_id
    where h.collaboration_id = f.collaboration_id and h.follow_up_id = f.id), '[]'),
  'responsible', ${peopleAmong(responsibleIds)},
  'chairs', ${peopleAmong(chairIds)})`

const loadedFrom = (now: string) => `
  from follow_ups f
  join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
  cross join lateral (select (${now}::timestamptz at time zone g.zone)::date as today) t`
