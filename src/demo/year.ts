import type { Act } from './act.ts'
import { keysOf } from './enter-cast.ts'
import { followUpActs } from './follow-ups.ts'
import { type MeetingKey, meetings } from './meetings.ts'
import { nextMeetingActs } from './next-meeting.ts'
import { cancelling, holding, preparing } from './play-meeting.ts'
import { reviewActs } from './reviews.ts'
import { rewritingActs } from './rewriting.ts'
import { workingGroupActs } from './working-groups.ts'

const held: MeetingKey[] = ['business-1', 'business-2', 'business-3', 'business-4', 'border-1', 'border-3']

/** Everything that happens in the demo's year, in no order: each act has its own day. */
export function year(today: string): Act[] {
  return [
    ...keysOf<MeetingKey>(meetings).flatMap((key) => preparing(today, key)),
    ...held.flatMap((key) => holding(today, key)),
    cancelling(today, 'border-2'),
    ...nextMeetingActs(today),
    ...workingGroupActs(today),
    ...followUpActs(today),
    ...reviewActs(today),
    ...rewritingActs(today),
  ]
}
