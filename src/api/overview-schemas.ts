import { z } from 'zod'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { replies } from '#src/platform/database/schema/attendance.ts'
import { groupKinds } from '#src/platform/database/schema/groups.ts'
import { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { instantOut } from './schemas.ts'

const number = z.number().int()
const id = z.string()
const optionalText = z.string().nullable()
const day = z.iso.date()
const optionalDay = day.nullable()
const named = z.object({ id, name: z.string() })

const cut = <Row extends z.ZodType>(row: Row) =>
  z.object({ count: number.meta({ description: 'how many there are in all' }), items: z.array(row).max(10) })

const meeting = z.object({
  meetingId: id,
  groupId: id,
  groupName: z.string(),
  title: optionalText,
  startsAt: instantOut,
  zone: z.string(),
})

const replyCounts = z.object({
  asked: number.meta({ description: 'without the secretariat, who arrange the meeting' }),
  accepted: number,
  declined: number,
  tentative: number,
  silent: number,
})

const nextMeeting = z.object({
  meetingId: id,
  title: optionalText,
  startsAt: instantOut,
  endsAt: instantOut,
  zone: z.string(),
  place: optionalText,
  videoUrl: optionalText,
  state: z.enum(['planned', 'called']),
})

const group = z.object({ groupId: id, groupName: z.string(), kind: z.enum(groupKinds) })

const ofMinutes = meeting.extend({ minutesId: id })

const approvedIn = z
  .object({ meetingId: id, itemId: id, startsAt: instantOut, zone: z.string() })
  .nullable()
  .meta({ description: 'the item by which the group’s next meeting shall approve them' })

const pendingSeat = z.object({
  seatId: id,
  groupId: id,
  groupName: z.string(),
  organisation: named.nullable(),
  label: optionalText,
  nameDueOn: optionalDay,
  overdue: z.boolean(),
})

const overdueInGroup = z.object({
  groupId: id,
  groupName: z.string(),
  overdue: number,
  oldest: z.object({
    followUpId: id,
    text: z.string(),
    dueOn: day,
    daysOverdue: number,
    assigneeName: optionalText,
  }),
})

const workingGroup = z.object({
  workingGroupId: id,
  name: z.string(),
  state: z.enum(workingGroupStates),
  convener: named.nullable(),
  termTo: day,
  daysLeft: number.meta({ description: 'below 0 when the term has passed' }),
})

const failedMail = z.object({
  failed: cut(
    z.object({
      mailId: id,
      kind: z.string(),
      toName: z.string(),
      toAddress: z.string(),
      lastError: optionalText,
      createdAt: instantOut,
    }),
  ),
  suppressed: cut(z.object({ address: z.string(), reason: z.string(), createdAt: instantOut })),
})

/** Over the groups that one prepares meetings and writes minutes for. */
export const cockpit = z.object({
  invitationsDue: cut(meeting.extend({ daysLeft: number })),
  repliesMissing: cut(
    meeting.extend({ ...replyCounts.shape, daysLeft: number, silentNames: z.array(z.string()).max(5) }),
  ),
  minutesToFinish: cut(
    meeting.extend({
      meetingState: z.enum(['planned', 'called', 'held']),
      minutesId: id.nullable().meta({ description: 'null while they are not begun' }),
      daysSince: number,
    }),
  ),
  remarksWaiting: cut(ofMinutes.extend({ remarks: number, oldestAt: instantOut })),
  inReview: cut(
    ofMinutes.extend({
      answers: z.object({ asked: number, approved: number }),
      lapsed: z.boolean(),
      dueAt: instantOut.nullable(),
      approvedIn,
    }),
  ),
  approvedNotPublished: cut(ofMinutes.extend({ approvedAt: instantOut })),
  overdueFollowUps: cut(overdueInGroup).extend({
    followUps: number.meta({ description: 'over all groups; `count` is that of the groups' }),
  }),
  termsEnding: cut(workingGroup.extend({ parentId: id, parentName: z.string() })),
  pendingSeats: cut(pendingSeat.extend({ namedBy: named.nullable() })),
  failedMail: failedMail.nullable().meta({ description: 'for the secretariat alone' }),
  nextMeetings: cut(group.extend({ meeting: nextMeeting })),
  groupsWithoutMeeting: cut(group),
})

const invited = meeting.extend({
  endsAt: instantOut,
  place: optionalText,
  videoUrl: optionalText,
  daysLeft: number,
  part: z.enum(inviteeParts),
  reply: z.enum(replies).nullable(),
  replyHow: z.enum(['room', 'video']).nullable(),
  deputy: named.nullable().meta({ description: 'who comes in one’s place' }),
  deputisesFor: named.nullable().meta({ description: 'who named one as deputy' }),
})

const myFollowUp = z.object({
  followUpId: id,
  text: z.string(),
  groupId: id,
  groupName: z.string(),
  meetingId: id.nullable(),
  itemId: id.nullable(),
  dueOn: optionalDay,
  daysLeft: number.nullable(),
  overdue: z.boolean(),
})

/** What is one's own to answer, approve, name and do. */
export const member = z.object({
  toAnswer: cut(invited),
  answered: cut(invited),
  toApprove: cut(ofMinutes.extend({ versionNumber: number, dueAt: instantOut.nullable(), approvedIn })),
  minutesRecent: cut(
    ofMinutes.extend({ state: z.enum(['in-review', 'approved', 'published']), changedAt: instantOut }),
  ),
  myFollowUps: cut(myFollowUp).extend({ overdue: number }),
  seatsToName: cut(pendingSeat.extend({ parentName: optionalText })),
})

const followUpCounts = z.object({ open: number, overdue: number })

const item = z.object({
  itemId: id,
  number: optionalText,
  kind: z.enum(itemKinds),
  title: z.string(),
  minutesAllotted: number.nullable(),
})

const agenda = cut(item).extend({
  minutesAllotted: number.meta({ description: 'the sum over all items' }),
})

const uncovered = z.object({
  organisationId: id,
  name: z.string(),
  coverage: z.enum(['empty-seat', 'no-seat']),
})

/** The groups that one leads. */
export const chair = cut(
  group.extend({
    nextMeeting: nextMeeting
      .extend({ agenda, replies: replyCounts.nullable().meta({ description: 'null until it is called' }) })
      .nullable(),
    uncovered: cut(uncovered)
      .nullable()
      .meta({ description: 'organisations without a seat that is held; null for a working group' }),
    workingGroups: cut(workingGroup.extend({ followUps: followUpCounts })),
    followUps: followUpCounts,
  }),
)
