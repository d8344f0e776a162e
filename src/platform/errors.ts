import type { RefusalCode } from './language/refusals.ts'

export type RefusalKind =
  | 'invalid'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'signed-out'
  | 'unavailable'

/**
 * A request that the rules do not allow. It is an answer, not a bug: whoever asked gets the sentence of `code` in
 * their language, the field it concerns, and for `stale` what stands now, so that nothing they wrote is lost.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: RefusalCode
  readonly field: string | undefined
  readonly facts: Record<string, string | number>
  readonly current: unknown
  readonly also: Record<string, unknown>

  constructor(kind: RefusalKind, code: RefusalCode, about: RefusalDetails = {}) {
    super(`${kind}: ${code}${about.field ? ` (${about.field})` : ''}`)
    this.kind = kind
    this.code = code
    this.field = about.field
    this.facts = about.facts ?? {}
    this.current = about.current
    this.also = about.also ?? {}
  }
}

type RefusalDetails = {
  /** the field of the request, as a JSON path without the leading $: "startsAt", "members.2.email" */
  field?: string
  /** values for the placeholders of the sentence */
  facts?: Record<string, string | number>
  /** what stands now, for `stale` */
  current?: unknown
  /** what else the refused should see, by name: members of the problem that they are answered with */
  also?: Record<string, unknown>
}

/** The request is understood and makes no sense here: 422. */
export const invalid = (code: RefusalCode, about?: RefusalDetails) => new Refusal('invalid', code, about)
/** The actor may not: 403. */
export const forbidden = (code: RefusalCode, about?: RefusalDetails) => new Refusal('forbidden', code, about)
/** It is not there, or not for this actor to know of: 404. */
export const notFound = (code: RefusalCode, about?: RefusalDetails) => new Refusal('not-found', code, about)
/** The state of things does not allow it now: 409. */
export const conflict = (code: RefusalCode, about?: RefusalDetails) => new Refusal('conflict', code, about)
/** Somebody else changed it since it was read: 412 with what stands now. */
export const stale = (current: unknown) => new Refusal('stale', 'request.changed-since-read', { current })
