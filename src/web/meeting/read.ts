import { mayPrepare, serves } from '#src/domain/meetings/may.ts'
import type { MeetingState } from '#src/domain/meetings/states.ts'
import { findWholeMeeting, presentWholeMeeting } from '#src/domain/meetings/whole-meeting.ts'
import { readsDraft, writesMinutes } from '#src/domain/minutes/rights.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { presences, replies } from '#src/platform/database/schema/attendance.ts'
import type { approvalPolicies, groupKinds, numberingSchemes } from '#src/platform/database/schema/groups.ts'
import type { InvitationChange, inviteeParts } from '#src/platform/database/schema/meetings.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import type { Language } from '#src/platform/language/language.ts'

type Named = { id: string; name: string }

export type ShownPaper = {
  id: string
  title: string
  url: string | null
  fileName: string | null
  mediaType: string | null
  sizeBytes: number | null
  version: number
}

export type ShownDecision = {
  id: string
  number: string
  text: string
  reached: string
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
  dissent: string | null
  status: string
  version: number
}

export type ShownItem = {
  id: string
  position: number
  number: string | null
  kind: ItemKind
  title: string
  description: string
  numbered: boolean
  fixedNumber: string | null
  presenter: Named | null
  presenterText: string | null
  minutesAllotted: number | null
  approvesMinutesId: string | null
  reportsGroupId: string | null
  listsFollowUps: boolean
  exemptBasis: string | null
  standing: boolean
  withdrawn: boolean
  version: number
  /** null for those who may not read what is being written */
  text: { text: string; version: number; writtenAt: string } | null
  decisions: ShownDecision[]
  papers: ShownPaper[]
}

export type ShownInvitee = {
  id: string
  person: Named & { title: string | null }
  organisation: Named | null
  seatId: string | null
  part: (typeof inviteeParts)[number]
  roleText: string | null
  agendaItemId: string | null
  reply: (typeof replies)[number] | null
  replyHow: 'room' | 'video' | null
  replyDeputyId: string | null
  repliedAt: string | null
  presence: (typeof presences)[number] | null
  deputisingFor: Named | null
  fromItemId: string | null
  toItemId: string | null
  /** 0 while there is neither reply nor presence */
  attendanceVersion: number
}

export type ShownInvitation = {
  id: string
  number: number
  kind: 'call' | 'change' | 'cancellation'
  sequence: number
  changes: InvitationChange[]
  sentAt: string
}

/** A meeting as every page about it shows it. Instants are RFC 3339 in UTC. */
export type ShownMeeting = {
  id: string
  version: number
  agendaVersion: number
  papersVersion: number
  state: MeetingState
  title: string | null
  startsAt: string
  endsAt: string
  zone: string
  place: string | null
  videoUrl: string | null
  cancelledReason: string | null
  chair: Named | null
  writer: Named | null
  group: Named & {
    kind: (typeof groupKinds)[number]
    parentId: string | null
    language: Language
    approvalPolicy: (typeof approvalPolicies)[number]
    numbering: (typeof numberingSchemes)[number]
    phrases: string[]
  }
  items: ShownItem[]
  /** those that belong to the whole meeting */
  papers: ShownPaper[]
  invitees: ShownInvitee[]
  /** null while nobody has begun them */
  minutes: {
    id: string
    state: MinutesState
    version: number
    circulatedAt: string | null
    approvedAt: string | null
    approvalText: string | null
  } | null
  invitations: ShownInvitation[]
  /** what the domain lets this reader do with it, so that a page leaves out what would be refused */
  may: {
    /** change facts, agenda, papers and people, send the invitation, call off, hold */
    prepare: boolean
    /** say who came */
    takePresence: boolean
    /** write the minutes */
    write: boolean
  }
}

/** Whether its minutes are approved: what they say of it stands for good, so that neither it nor its agenda changes. */
export const isSettled = ({ minutes }: Pick<ShownMeeting, 'minutes'>): boolean =>
  minutes?.state === 'approved' || minutes?.state === 'published'

/**
 * The whole meeting from one statement, as this reader may see it, and what they may do with it. Refuses a meeting that is
 * not here, and one who neither belongs to the group nor is asked.
 */
export async function readMeeting(db: Reader, actor: Actor, meetingId: string): Promise<ShownMeeting> {
  const found = await findWholeMeeting(db, { meetingId, personId: actor.personId })
  const shown = JSON.parse(presentWholeMeeting(actor, found, readsDraft)) as Omit<ShownMeeting, 'may'>
  const minuted = {
    groupId: shown.group.id,
    parentId: shown.group.parentId,
    chairPersonId: shown.chair?.id ?? null,
    writerPersonId: shown.writer?.id ?? null,
  }
  const prepare = mayPrepare(actor, shown.group)
  const takePresence = prepare || serves(actor, minuted)
  return { ...shown, may: { prepare, takePresence, write: writesMinutes(actor, minuted) } }
}
