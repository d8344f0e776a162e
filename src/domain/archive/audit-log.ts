import { desc, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { PageRequest } from '#src/platform/database/paging.ts'
import { type AuditFilter, entriesAsked, pageOfEntries } from '#src/platform/read-audit.ts'

/** What an audit entry is about, as it is called now. Instants are RFC 3339 in UTC. */
export type NamedSubject = {
  name: string
  /** the meeting that it is or belongs to, and when that is */
  meeting?: { id: string; startsAt: string; zone: string }
}

/**
 * The audit trail, the newest first, each entry with what its subject is called today; null for one that is gone or has no name. A
 * mail is called by its address: its subject may hold a one-time code. For the secretariat. One statement.
 */
export async function listAuditLog(
  db: Reader,
  actor: Actor,
  request: Omit<PageRequest, 'order'> & AuditFilter,
) {
  const newestFirst = { ...request, order: 'desc' as const }
  const asked = entriesAsked(db, actor, newestFirst).as('asked')
  const rows = await db
    .select({
      serial: asked.serial,
      at: asked.at,
      action: asked.action,
      subjectType: asked.subjectType,
      subjectId: asked.subjectId,
      actorId: asked.actorId,
      actorName: asked.actorName,
      details: asked.details,
      subject: sql<NamedSubject | null>`(case ${asked.subjectType} ${sql.raw(namesByType)} end)`,
    })
    .from(asked)
    .orderBy(desc(asked.serial))
  return pageOfEntries(rows, newestFirst)
}

const meetingJson = `json_build_object('id', m.id, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone)`
const named = (from: string, name: string) =>
  `(select json_build_object('name', ${name}) from ${from} t where t.id = asked.subject_id)`
const inMeeting = (from: string, name: string) =>
  `(select json_build_object('name', ${name}, 'meeting', ${meetingJson}) from ${from}
    join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id where t.id = asked.subject_id)`
const ofItsMeeting = (table: string) =>
  `${table} t join meetings m on m.collaboration_id = t.collaboration_id and m.id = t.meeting_id`

const subjects: Record<string, string> = {
  person: named('people', 't.name'),
  organisation: named('organisations', 't.name'),
  group: named('groups', 't.name'),
  'working-group': named('groups', 't.name'),
  collaboration: named('collaborations', 't.name'),
  picture: named('pictures', 't.name'),
  mail: named('mails', 't.to_address'),
  decision: named('decisions', "concat_ws(' ', t.number, t.text)"),
  'follow-up': named('follow_ups', 't.text'),
  meeting: inMeeting(
    'meetings t join meetings m on m.collaboration_id = t.collaboration_id and m.id = t.id',
    'coalesce(m.title, g.name)',
  ),
  minutes: inMeeting(ofItsMeeting('minutes'), 'coalesce(m.title, g.name)'),
  'agenda-item': inMeeting(ofItsMeeting('agenda_items'), 't.title'),
}

const namesByType = Object.entries(subjects)
  .map(([type, select]) => `when '${type}' then ${select}`)
  .join('\n')
