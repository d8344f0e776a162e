import { z } from 'zod'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import { presences } from '#src/platform/database/schema/attendance.ts'
import { waysReached } from '#src/platform/database/schema/decisions.ts'
import { approvalPolicies, groupKinds, recordForms } from '#src/platform/database/schema/groups.ts'
import { inviteeParts, meetingStates } from '#src/platform/database/schema/meetings.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { languages } from '#src/platform/language/language.ts'
import { instantOut } from './schemas.ts'

/** What minutes look like on the way out, for the reference page: the JSON itself is sent as it was frozen. */

const reasons = ['circulated', 'approved', 'corrected'] as const
const named = z.object({ id: z.string(), name: z.string(), organisation: z.string().nullable() })

const decision = z.object({
  id: z.string(),
  number: z.string(),
  text: z.string(),
  reached: z.enum(waysReached),
  votesFor: z.number().nullable(),
  votesAgainst: z.number().nullable(),
  votesAbstained: z.number().nullable(),
  dissent: z.string().nullable(),
})

const item = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: z.enum(itemKinds),
  title: z.string(),
  presenter: z.string().nullable(),
  withdrawn: z.boolean(),
  exemptBasis: z.string().nullable().optional(),
  text: z.string(),
  decisions: z.array(decision),
  papers: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
  approved: z
    .object({
      minutesId: z.string(),
      startsAt: z.string(),
      zone: z.string(),
      outcome: z.enum(approvalOutcomes),
      corrections: z.string(),
    })
    .nullable(),
})

const workingGroup = z.object({
  id: z.string(),
  itemId: z.string().nullable(),
  name: z.string(),
  mandate: z.string(),
  termFrom: z.string(),
  termTo: z.string(),
  convener: z.string().nullable(),
  seats: z.array(
    z.object({
      organisation: z.string().nullable(),
      person: z.string().nullable(),
      label: z.string().nullable(),
      kind: z.enum(['member', 'observer']),
      convener: z.boolean(),
      nameDueOn: z.string().nullable(),
    }),
  ),
})

const followUp = z.object({
  id: z.string(),
  itemId: z.string().nullable(),
  text: z.string(),
  assignee: z.string().nullable(),
  assigneeExempt: z.boolean().optional(),
  helpers: z.array(z.string()),
  dueOn: z.string().nullable(),
})

const record = z.object({
  collaboration: z.object({
    name: z.string(),
    letterheadLines: z.array(z.string()),
    letterheadColour: z.string(),
  }),
  group: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(groupKinds),
    recordForm: z.enum(recordForms).nullable().optional(),
    language: z.enum(languages),
  }),
  meeting: z.object({
    id: z.string(),
    title: z.string().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    zone: z.string(),
    place: z.string().nullable(),
    videoUrl: z.string().nullable(),
    chair: named.nullable(),
    writer: named.nullable(),
  }),
  attendance: z.array(
    named.extend({
      part: z.enum(inviteeParts),
      roleText: z.string().nullable(),
      presence: z.enum(presences).nullable(),
      deputisingFor: z.string().nullable(),
      fromItemId: z.string().nullable(),
      toItemId: z.string().nullable(),
    }),
  ),
  items: z.array(item),
  workingGroups: z.array(workingGroup),
  followUps: z.array(followUp),
})

export const minutesContent = record.extend({
  format: z.literal('referat-minutes-1').optional(),
  minutes: z
    .object({ id: z.string(), number: z.number().int(), reason: z.enum(reasons), frozenAt: z.string() })
    .optional(),
  approval: z
    .object({
      policy: z.enum(approvalPolicies),
      outcome: z.enum(approvalOutcomes),
      text: z.string(),
      corrections: z.string(),
      approvedAt: z.string(),
      inMeeting: z.object({ id: z.string(), startsAt: z.string(), zone: z.string() }).nullable(),
    })
    .nullable()
    .optional(),
  remarks: z
    .array(
      z.object({
        person: z.string(),
        itemId: z.string().nullable(),
        quote: z.string(),
        text: z.string(),
        outcome: z.enum(['accepted', 'declined']),
        answer: z.string().nullable(),
      }),
    )
    .optional(),
  corrections: z.array(z.object({ number: z.number().int(), text: z.string(), at: z.string() })).optional(),
})

export const wholeMinutes = z.object({
  id: z.string(),
  meetingId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  language: z.enum(languages),
  state: z.enum(minutesStates),
  version: z.number().int(),
  circulatedAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  approvalText: z.string().nullable(),
  publishedAt: z.string().nullable(),
  createdAt: z.string(),
  meetingState: z.enum(meetingStates),
  startsAt: z.string(),
  zone: z.string(),
  currentVersion: z
    .object({
      id: z.string(),
      number: z.number().int(),
      reason: z.enum(reasons),
      hash: z.string(),
      contentSha256: z.string(),
      pdfSha256: z.string(),
      pdfFileId: z.string(),
      createdAt: z.string(),
    })
    .nullable(),
  draft: record
    .nullable()
    .meta({ description: 'in review, for those who write: what stands now, where it has changed since' }),
  content: minutesContent,
})

export const minutesVersion = z.object({
  id: z.string(),
  number: z.number().int(),
  reason: z.enum(reasons),
  correction: z.string().nullable(),
  template: z
    .object({ versionId: z.string().nullable(), sha256: z.string().nullable() })
    .meta({ description: 'what it was made by; no versionId: the template that ships with the program' }),
  contentSha256: z.string(),
  pdfSha256: z.string(),
  previousHash: z.string(),
  hash: z.string(),
  createdAt: instantOut,
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
})
