import type { meetingStates } from '#src/platform/database/schema/meetings.ts'
import { conflict } from '#src/platform/errors.ts'

export type MeetingState = (typeof meetingStates)[number]

/** RULE: every change of a meeting's state. A meeting that is already called may be called again: the next version. */
export const meetingSteps = {
  call: { from: ['planned', 'called'], to: 'called' },
  hold: { from: ['planned', 'called'], to: 'held' },
  cancel: { from: ['planned', 'called'], to: 'cancelled' },
} satisfies Record<string, { from: MeetingState[]; to: MeetingState }>

export type MeetingStep = keyof typeof meetingSteps

/** Refuses a step that the meeting's state does not allow, saying what the meeting is. */
export function refuseStep(state: MeetingState, step: MeetingStep): void {
  const allowed: readonly MeetingState[] = meetingSteps[step].from
  if (!allowed.includes(state))
    throw conflict(state === 'cancelled' ? 'meetings.is-cancelled' : 'meetings.is-held')
}
