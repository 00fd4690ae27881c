/** What a caller may do about it, beside the sentence a person reads. */
export interface ProblemDetail {
  /** HTTP status the edge answers with; 422 when not given. */
  status?: number
  /** Wrong fields, each by JSON pointer into what was sent. */
  errors?: { path: string; message: string }[]
  /** Anything else a program may act on (`missing`, `mandate`, ...). */
  [key: string]: unknown
}

/**
 * A refusal the caller can act on. `code` is short words of the room that refused ("offer above mandate");
 * `message` is a sentence a person reads and says what to do. Anything that is not a Problem is a bug.
 */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: string
  readonly detail: ProblemDetail

  constructor(code: string, message: string, detail: ProblemDetail = {}) {
    super(message)
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return this.detail.status ?? 422
  }
}
