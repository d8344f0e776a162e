import type { Database } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type AnnouncedMeeting, announcedJson, joinSent, publicMeeting, withinFeed } from './announced.ts'
import { calendarFile, meetingEntry } from './calendar-file.ts'
import { findPublicScope } from './public-scope.ts'

type Found = {
  collaboration: string
  group: { name: string; language: Language }
  meetings: AnnouncedMeeting[]
}

/**
 * A group's public calendar as iCalendar text: the meetings it was called to, also those called off, from a year back to two
 * years ahead. Null where the calendar is not public, which looks like a group that does not exist.
 */
export async function findPublicCalendar(
  db: Database,
  groupId: string,
  desk: Pick<Desk, 'mailFrom'>,
): Promise<string | null> {
  const scope = await findPublicScope(db, groupId)
  if (!scope) return null
  const [row] = await db.read(scope, (reader) =>
    reader.statement<{ found: Found }>({
      name: 'public_calendar',
      text: statement,
      values: [groupId, reader.now.toISOString()],
    }),
  )
  if (!row) return null
  const { collaboration, group, meetings } = row.found
  const entries = meetings.map((meeting) => {
    const shown = { ...meeting, ...publicMeeting(meeting, group.language), videoUrl: null }
    return meetingEntry(shown, group.name, { collaboration, desk })
  })
  return calendarFile(`${group.name} – ${collaboration}`, entries)
}

// A meeting that nobody was called to was announced to nobody, whatever became of it.
const statement = `
  select json_build_object('collaboration', c.name, 'group', json_build_object('name', g.name, 'language', g.language),
    'meetings', coalesce((
      select json_agg(${announcedJson} order by m.starts_at, m.id)
      from meetings m ${joinSent}
      where m.collaboration_id = g.collaboration_id and m.group_id = g.id and m.state <> 'planned'
        and sent.meeting is not null and ${withinFeed('$2')}), '[]')) as found
  from groups g join collaborations c on c.id = g.collaboration_id
  where g.id = $1::uuid and g.calendar_public`
