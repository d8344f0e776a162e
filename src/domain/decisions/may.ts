import { type Minuted, writesMinutes } from '#src/domain/minutes/rights.ts'
import type { Actor } from '#src/platform/actor.ts'
import { leads } from '#src/platform/may.ts'

/** RULE: says what became of a decision: those who write its minutes or lead its group. */
export const maySetStatus = (actor: Actor, meeting: Minuted): boolean =>
  writesMinutes(actor, meeting) || leads(actor, meeting.groupId)
