import type { RefusalCode } from './language/refusals.ts'

/** A request that cannot even be read: 400, or 415 where its form is one that is not taken. */
export class Unreadable extends Error {
  readonly code: RefusalCode
  readonly status: 400 | 415
  readonly field: string | null
  constructor(code: RefusalCode, about: { status?: 400 | 415; field?: string } = {}) {
    super(code)
    this.code = code
    this.status = about.status ?? 400
    this.field = about.field ?? null
  }
}
