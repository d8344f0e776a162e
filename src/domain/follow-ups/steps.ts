import type { followUpStates } from '#src/platform/database/schema/follow-ups.ts'
import { conflict } from '#src/platform/errors.ts'
import type { RefusalCode } from '#src/platform/language/refusals.ts'

export type FollowUpState = (typeof followUpStates)[number]

/** RULE: a follow-up's ways. What was dropped may be taken up again too. */
const steps = {
  complete: { from: ['open'], to: 'done', refusal: 'follow-ups.not-open' },
  drop: { from: ['open'], to: 'dropped', refusal: 'follow-ups.not-open' },
  reopen: { from: ['done', 'dropped'], to: 'open', refusal: 'follow-ups.open' },
} satisfies Record<string, { from: FollowUpState[]; to: FollowUpState; refusal: RefusalCode }>

export type FollowUpStep = keyof typeof steps

/** The state that a step leads to. Refuses a step that the present state does not allow. */
export function stepFrom(state: FollowUpState, step: FollowUpStep): FollowUpState {
  const { from, to, refusal } = steps[step]
  if (!(from as FollowUpState[]).includes(state)) throw conflict(refusal)
  return to
}
