import {
  dayOf,
  daysOf,
  type Examined,
  isDraft,
  placeOfItem,
  standingItems,
  wholeMeeting,
} from './examined.ts'
import { type Found, found } from './finding.ts'
import { goTo } from './passages.ts'

/** RULES: what every meeting has, and this one has not. */
export function missingFindings(meeting: Examined): Found[] {
  const { record, later, groupEnded } = meeting
  const place = wholeMeeting(meeting)
  const lacks = (rule: Parameters<typeof found>[0], isSo: boolean) =>
    isSo ? [found(rule, place, { mend: goTo(place) })] : []
  return [
    ...lacks('missing.chair', record.meeting.chair === null),
    ...lacks('missing.writer', record.meeting.writer === null),
    ...lacks('missing.place', !record.meeting.place && !record.meeting.videoUrl),
    ...lacks('missing.agenda', standingItems(meeting).length === 0),
    ...earlierMinutes(meeting),
    ...lacks('missing.next-meeting', isDraft(meeting) && later.length === 0 && !groupEnded),
  ]
}

/** Earlier minutes that this meeting should approve and does not, or has on its agenda and has not approved. */
function earlierMinutes(meeting: Examined): Found[] {
  if (meeting.approvalPolicy !== 'next-meeting') return []
  const onAgenda = standingItems(meeting).flatMap((item) => {
    const approves = meeting.agenda.find(({ id }) => id === item.id)?.approves
    return approves ? [{ item, approves }] : []
  })
  const days = new Set(onAgenda.map(({ approves }) => dayOf(approves)))
  const forgotten = meeting.unapproved
    .map(dayOf)
    .filter((day) => !days.has(day) && day < daysOf(meeting).first)
    .slice(-1)
  const place = wholeMeeting(meeting)
  return [
    ...forgotten.map((heldday) =>
      found('missing.approval-item', place, { facts: { heldday }, mend: goTo(place) }),
    ),
    ...onAgenda
      .filter(({ item, approves }) => isDraft(meeting) && item.approved === null && !isLocked(approves))
      .map(({ item, approves }) => {
        const at = placeOfItem(item)
        return found('missing.approval', at, { facts: { heldday: dayOf(approves) }, mend: goTo(at) })
      }),
  ]
}

const isLocked = ({ state }: { state: string }): boolean => state === 'approved' || state === 'published'
