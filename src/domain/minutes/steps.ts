import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { conflict } from '#src/platform/errors.ts'
import type { RefusalCode } from '#src/platform/language/refusals.ts'

/** RULE: the ways of minutes. Approved minutes never go back; a correction is a new version, not a step. */
const steps = {
  circulate: { from: ['draft', 'in-review'], to: 'in-review', refusal: 'minutes.already-approved' },
  withdraw: { from: ['in-review'], to: 'draft', refusal: 'minutes.not-in-review' },
  approve: { from: ['in-review'], to: 'approved', refusal: 'minutes.not-in-review' },
  publish: { from: ['approved'], to: 'published', refusal: 'minutes.not-approved' },
} satisfies Record<string, { from: MinutesState[]; to: MinutesState; refusal: RefusalCode }>

export type MinutesStep = keyof typeof steps

/** The state that a step leads to. Refuses a step that the present state does not allow. */
export function stepFrom(state: MinutesState, step: MinutesStep): MinutesState {
  const { from, to, refusal } = steps[step]
  if (!(from as MinutesState[]).includes(state)) throw conflict(refusal)
  return to
}

/** Whether the record still changes: its texts, decisions and attendance. */
const isWritable = (state: MinutesState): boolean => state === 'draft' || state === 'in-review'

export const isLocked = (state: MinutesState): boolean => !isWritable(state)
