import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { forbidden } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'

/** What an audit entry is about, as it is called now. Instants are RFC 3339 in UTC. */
export type NamedSubject = {
  type: string
  id: string
  name: string
  /** the meeting that it belongs to, and when that is */
  meeting: { id: string; startsAt: string; zone: string } | null
}

/**
 * What the subjects of audit entries are called today, by type and id; one that is gone is left out. A mail is called by its address:
 * its subject may hold a one-time code. For the secretariat. One statement.
 */
export async function nameSubjects(
  db: Reader,
  actor: Actor,
  subjects: readonly { subjectType: string; subjectId: string | null }[],
): Promise<Map<string, NamedSubject>> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const asked = new Set(subjects.flatMap(({ subjectId }) => subjectId ?? []))
  if (asked.size === 0) return new Map()
  const rows = await db.statement<{ subject: NamedSubject }>({
    name: 'audit_subjects',
    text: subjectsStatement,
    values: [[...asked]],
  })
  return new Map(rows.map(({ subject }) => [keyOf(subject.type, subject.id), subject]))
}

export const keyOf = (type: string, id: string | null): string => `${type} ${id}`

const meetingJson = `json_build_object('id', m.id, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone)`
const ofMeeting = `join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id`
const meetingName = 'coalesce(m.title, g.name)'
const plain = (type: string, table: string, name = 't.name') =>
  `select '${type}' as type, t.id, ${name} as name, null::json as meeting from ${table} t where t.id = any($1::uuid[])`

const subjectsStatement = `
  select json_build_object('type', type, 'id', id, 'name', name, 'meeting', meeting) as subject from (
    ${[
      plain('person', 'people'),
      plain('organisation', 'organisations'),
      plain('group', 'groups'),
      plain('working-group', 'groups'),
      plain('collaboration', 'collaborations'),
      plain('picture', 'pictures'),
      plain('mail', 'mails', 't.to_address'),
      plain('decision', 'decisions', "concat_ws(' ', t.number, t.text)"),
      plain('follow-up', 'follow_ups', 't.text'),
    ].join('\n    union all ')}
    union all select 'meeting', m.id, ${meetingName}, ${meetingJson} from meetings m ${ofMeeting} where m.id = any($1::uuid[])
    union all select 'minutes', t.id, ${meetingName}, ${meetingJson} from minutes t
      join meetings m on m.collaboration_id = t.collaboration_id and m.id = t.meeting_id ${ofMeeting} where t.id = any($1::uuid[])
    union all select 'agenda-item', t.id, t.title, ${meetingJson} from agenda_items t
      join meetings m on m.collaboration_id = t.collaboration_id and m.id = t.meeting_id where t.id = any($1::uuid[])
  ) named`
