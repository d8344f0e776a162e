import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { agendaWords } from '#src/platform/language/words/agenda.ts'
import { type MeetingPlan, planMeeting } from '../meetings/plan.ts'
import type { Meeting } from '../meetings/read.ts'
import { localDay } from '../meetings/times.ts'
import type { ItemFacts } from './keep.ts'
import { placeOfApproval } from './placing.ts'
import { carriedTo, listItems, readWaiting, type Waiting } from './read.ts'
import { putInOrder } from './renumber.ts'

/**
 * Plans a meeting and draws up its agenda: the group's standing items, approval of the earlier minutes second, what is
 * open to follow up, the reports of working groups whose term is ending.
 */
export async function planWithAgenda(tx: Tx, actor: Actor, plan: MeetingPlan) {
  const meeting = await planMeeting(tx, actor, plan)
  const items = foreseeAgenda(meeting, await readWaiting(tx, meeting.groupId))
  if (items.length > 0)
    await tx.insert(agendaItems).values(
      items.map((item, index) => ({
        id: tx.newId(),
        meetingId: meeting.id,
        position: index + 1,
        ...item,
        createdAt: tx.now,
      })),
    )
  await putInOrder(tx, meeting, await listItems(tx, meeting.id))
  const details = { kinds: items.map((item) => item.kind) }
  await record(tx, actor, 'agenda.draw-up', { type: 'meeting', id: meeting.id }, details)
  return { id: meeting.id, version: meeting.version }
}

/** RULE: what the agenda of a meeting at that time begins with, of all that waits in its group. */
export function foreseeAgenda(
  meeting: Pick<Meeting, 'startsAt' | 'zone'> & {
    group: Pick<Meeting['group'], 'approvalPolicy' | 'language'>
  },
  waiting: Waiting,
): DrawnItem[] {
  const carried = carriedTo(meeting, waiting)
  const approving = meeting.group.approvalPolicy === 'next-meeting'
  const { language } = meeting.group
  return drawUpAgenda({ ...carried, unapproved: approving ? carried.unapproved : [] }, language)
}

/** What the group's earlier work brings with it to a meeting. */
type CarryOver = Omit<Waiting, 'reporting'> & { reporting: { groupId: string; name: string }[] }

export type DrawnItem = ItemFacts & { standing: boolean }

/** RULE: what a new agenda begins with. A group without standing items gets the approval of the invitation. */
export function drawUpAgenda(carried: CarryOver, language: Language): DrawnItem[] {
  const invitation = {
    kind: 'approve-invitation' as const,
    title: say(agendaWords.approveInvitation, language),
    standing: true,
  }
  const standingAt = (place: 'first' | 'last'): DrawnItem[] =>
    carried.standing
      // The approvals of minutes come with the minutes: a standing one only says that there shall be some.
      .filter((item) => item.place === place && item.kind !== 'approve-minutes')
      .map(({ kind, title, minutesAllotted }) => ({ kind, title, minutesAllotted, standing: true }))
  const first = carried.standing.length === 0 ? [invitation] : standingAt('first')
  const followUps = {
    kind: 'information' as const,
    title: say(agendaWords.followUps, language),
    listsFollowUps: true,
    standing: false,
  }
  return [
    ...first.toSpliced(
      placeOfApproval(first),
      0,
      ...carried.unapproved.map((one) => approvalOf(one, language)),
    ),
    ...(carried.hasFollowUps ? [followUps] : []),
    ...carried.reporting.map((group) => reportOf(group, language)),
    ...standingAt('last'),
  ]
}

type Unapproved = { minutesId: string; startsAt: Date; zone: string; sharesDay?: boolean }

/** The item that approves a meeting's minutes, named after when it was held: the day, and the hour where there were two. */
export const approvalOf = (
  { minutesId, sharesDay, ...meeting }: Unapproved,
  language: Language,
): DrawnItem => ({
  kind: 'approve-minutes',
  title: say(agendaWords.approveMinutes, language, {
    date: sharesDay
      ? dateAndTime(language, { at: meeting.startsAt, zone: meeting.zone })
      : longDate(language, localDay(meeting)),
  }),
  approvesMinutesId: minutesId,
  standing: false,
})

/** The item under which a working group reports to the group above. */
export const reportOf = (group: { groupId: string; name: string }, language: Language): DrawnItem => ({
  kind: 'report',
  title: say(agendaWords.report, language, { group: group.name }),
  reportsGroupId: group.groupId,
  standing: false,
})
