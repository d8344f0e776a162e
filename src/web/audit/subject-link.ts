import { patterns, to } from '../paths.ts'
import type { AuditLogEntry } from './page.ts'

/** The page of what an entry is about; undefined where there is none. */
export function subjectPath({ subjectType, subjectId: id, subject }: AuditLogEntry): string | undefined {
  if (!subject || !id) return undefined
  switch (subjectType) {
    case 'person':
      return to(patterns.person, { personId: id })
    case 'organisation':
      return to(patterns.organisation, { organisationId: id })
    case 'group':
      return to(patterns.group, { groupId: id })
    case 'working-group':
      return to(patterns.workingGroup, { workingGroupId: id })
    case 'meeting':
      return to(patterns.meeting, { meetingId: id })
    case 'agenda-item':
      return subject.meeting && to(patterns.meetingMinutes, { meetingId: subject.meeting.id })
    case 'minutes':
      return to(patterns.minutes, { minutesId: id })
    case 'decision':
      return to(patterns.decision, { decisionId: id })
    case 'follow-up':
      return to(patterns.followUp, { followUpId: id })
    case 'picture':
      return to(patterns.picture, { pictureId: id })
    case 'mail':
      return to(patterns.mail, { mailId: id })
    case 'collaboration':
      return patterns.settings
    default:
      return undefined
  }
}
