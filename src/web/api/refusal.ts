/** A refusal as the server writes it (RFC 9457). */
export interface ProblemBody {
  type?: string
  title: string
  status: number
  /** The sentence a person reads. */
  detail?: string
  /** Wrong fields, each by JSON pointer. */
  errors?: { path: string; message: string }[]
  requestId?: string
  [key: string]: unknown
}

/** A request the server refused, or that never reached it (`status` 0). `message` is a sentence for the screen. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title)
    this.status = body.status
    this.body = body
  }

  /** No answer came: the machine is offline or the server is down. */
  get unreachable(): boolean {
    return this.status === 0
  }

  /** What is wrong with one field, by its name or its JSON pointer; undefined = nothing. */
  fieldError(path: string): string | undefined {
    const pointer = path.startsWith('/') ? path : `/${path.replaceAll('.', '/')}`
    return this.body.errors?.find((each) => each.path === pointer)?.message
  }
}

/** The problem in an answer; an answer without one is named by its status. */
export async function problemOf(answer: Response): Promise<ProblemBody> {
  const type = answer.headers.get('content-type') ?? ''
  const requestId = answer.headers.get('x-request-id') ?? undefined
  const said: unknown = type.includes('json') ? await answer.json().catch(() => undefined) : undefined
  const body = typeof said === 'object' && said !== null ? said : {}
  return { title: answer.statusText || String(answer.status), requestId, ...body, status: answer.status }
}
