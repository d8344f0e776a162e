import { z } from 'zod'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { presences, replies } from '#src/platform/database/schema/attendance.ts'
import { decisionStatuses, waysReached } from '#src/platform/database/schema/decisions.ts'
import { approvalPolicies, groupKinds, numberingSchemes } from '#src/platform/database/schema/groups.ts'
import { inviteeParts, meetingStates } from '#src/platform/database/schema/meetings.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { languages } from '#src/platform/language/language.ts'
import { instantOut } from './schemas.ts'

const named = z.object({ id: z.string(), name: z.string() })
const instant = instantOut.nullable()
const optionalText = z.string().nullable()

export const invitationChange = z.object({ field: z.string(), before: optionalText, after: optionalText })

export const paper = z.object({
  id: z.string(),
  title: z.string(),
  url: optionalText,
  fileName: optionalText,
  mediaType: optionalText,
  sizeBytes: z.number().nullable(),
  version: z.number(),
})

const decision = z.object({
  id: z.string(),
  number: z.string(),
  text: z.string(),
  reached: z.enum(waysReached),
  votesFor: z.number().nullable(),
  votesAgainst: z.number().nullable(),
  votesAbstained: z.number().nullable(),
  dissent: optionalText,
  status: z.enum(decisionStatuses),
  version: z.number(),
})

export const agendaItem = z.object({
  id: z.string(),
  position: z.number(),
  number: optionalText,
  kind: z.enum(itemKinds),
  title: z.string(),
  description: z.string(),
  numbered: z.boolean(),
  fixedNumber: optionalText,
  presenterText: optionalText,
  minutesAllotted: z.number().nullable(),
  approvesMinutesId: optionalText,
  reportsGroupId: optionalText,
  listsFollowUps: z.boolean(),
  exemptBasis: z.string().nullable(),
  standing: z.boolean(),
  withdrawn: z.boolean(),
  version: z.number(),
})

const wholeItem = agendaItem.extend({
  presenter: named.nullable(),
  text: z.object({ text: z.string(), version: z.number(), writtenAt: instantOut }).nullable(),
  decisions: z.array(decision),
  papers: z.array(paper),
})

const wholeInvitee = z.object({
  id: z.string(),
  person: named.extend({ title: optionalText }),
  organisation: named.nullable(),
  seatId: optionalText,
  part: z.enum(inviteeParts),
  roleText: optionalText,
  agendaItemId: optionalText,
  reply: z.enum(replies).nullable(),
  replyHow: z.enum(['room', 'video']).nullable(),
  replyDeputyId: optionalText,
  repliedAt: instant,
  presence: z.enum(presences).nullable(),
  deputisingFor: named.nullable(),
  fromItemId: optionalText,
  toItemId: optionalText,
  attendanceVersion: z.number().meta({ description: '0 while there is neither reply nor presence' }),
})

/** What one whole meeting looks like. The database writes it; this describes it. */
export const wholeMeeting = z.object({
  id: z.string(),
  version: z.number(),
  agendaVersion: z.number(),
  papersVersion: z.number(),
  state: z.enum(meetingStates),
  title: optionalText,
  startsAt: instantOut,
  endsAt: instantOut,
  zone: z.string(),
  place: optionalText,
  videoUrl: optionalText,
  cancelledReason: optionalText,
  chair: named.nullable(),
  writer: named.nullable(),
  group: named.extend({
    kind: z.enum(groupKinds),
    parentId: optionalText,
    language: z.enum(languages),
    approvalPolicy: z.enum(approvalPolicies),
    numbering: z.enum(numberingSchemes),
    phrases: z.array(z.string()),
  }),
  items: z.array(wholeItem),
  papers: z.array(paper),
  invitees: z.array(wholeInvitee),
  minutes: z
    .object({
      id: z.string(),
      state: z.enum(minutesStates),
      version: z.number(),
      circulatedAt: instant,
      approvedAt: instant,
      approvalText: optionalText,
    })
    .nullable(),
  invitations: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      kind: z.enum(['call', 'change', 'cancellation']),
      sequence: z.number(),
      changes: z.array(invitationChange),
      sentAt: instantOut,
    }),
  ),
})
