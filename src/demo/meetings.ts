import { borderMeetings } from './border-meetings.ts'
import { businessMeetings } from './business-meetings.ts'

export const meetings = { ...businessMeetings, ...borderMeetings } as const

export type MeetingKey = keyof typeof meetings
