/**
 * What goes wrong while a document is made. The code is stable: doors and jobs decide by it.
 * `details` is plain JSON: the line of a template, the names that exist.
 */
export class PaperError extends Error {
  readonly code: PaperErrorCode
  readonly details: PaperErrorDetails

  constructor(code: PaperErrorCode, message: string, details: PaperErrorDetails = {}) {
    super(message)
    this.name = 'PaperError'
    this.code = code
    this.details = details
  }
}

export type PaperErrorCode =
  | 'paper.timed-out'
  | 'paper.failed'
  | 'paper.too-large'
  | 'paper.busy'
  | 'paper.closed'
  | 'template.unknown-placeholder'
  | 'template.unknown-block'
  | 'template.bad-placeholder'
  | 'template.bad-block'
  | 'template.unknown-setting'
  | 'template.unknown-option'

export type PaperErrorDetails = { line?: number; name?: string; known?: string[] }
