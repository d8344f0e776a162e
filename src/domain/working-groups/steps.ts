import type { workingGroupStates } from '#src/platform/database/schema/working-groups.ts'
import { conflict } from '#src/platform/errors.ts'
import type { RefusalCode } from '#src/platform/language/refusals.ts'

export type WorkingGroupState = (typeof workingGroupStates)[number]

/** RULE: a working group's ways. What has reported may be given a longer term and goes on; what is closed stays closed. */
const steps = {
  activate: { from: ['proposed'], to: 'active', refusal: 'working-groups.not-proposed' },
  report: { from: ['active', 'reported'], to: 'reported', refusal: 'working-groups.not-active' },
  extend: { from: ['active', 'reported'], to: 'active', refusal: 'working-groups.not-active' },
  close: { from: ['proposed', 'active', 'reported'], to: 'closed', refusal: 'working-groups.closed' },
} satisfies Record<string, { from: WorkingGroupState[]; to: WorkingGroupState; refusal: RefusalCode }>

export type WorkingGroupStep = keyof typeof steps

/** Whether the present state allows a step. */
export const allowsStep = (state: WorkingGroupState, step: WorkingGroupStep): boolean =>
  (steps[step].from as WorkingGroupState[]).includes(state)

/** The state that a step leads to. Refuses a step that the present state does not allow. */
export function stepFrom(state: WorkingGroupState, step: WorkingGroupStep): WorkingGroupState {
  if (!allowsStep(state, step)) throw conflict(steps[step].refusal)
  return steps[step].to
}
