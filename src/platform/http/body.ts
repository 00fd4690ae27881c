import type { IncomingMessage } from 'node:http'
import { Problem } from '../../language/problem.ts'

/** Depth at which a JSON body is refused: ours need 5. */
const MAX_DEPTH = 32
export const DEFAULT_MAX_BYTES = 256 * 1024

/**
 * Reads a body of at most `maxBytes`, whatever Content-Length claims. `incoming` is what Node received: read there where
 * it is known, for the web stream around it costs as much as all other reading of a request (bench/w1).
 */
export async function readBytes(
  request: Request,
  { maxBytes, incoming }: { maxBytes: number; incoming?: IncomingMessage | undefined },
): Promise<Buffer> {
  const tooLarge = () =>
    new Problem('too large', `At most ${maxBytes} bytes are taken here. Send less at a time.`, {
      status: 413,
    })
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  // Not destroyed at a refusal: the sender must still get the answer.
  const body = incoming?.iterator({ destroyOnReturn: false }) ?? request.body ?? []
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Parses JSON text: broken is 400; too deep, or with a NUL that PostgreSQL cannot keep, is 422. */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem('broken json', 'The body is not JSON. Check quotes, commas and encoding (UTF-8).', {
      status: 400,
    })
  }
  inspect(value, '', 0)
  return HALF_CHARACTER.test(text) ? wellFormed(value) : value
}

// A sender that cut a text in the middle of an emoji leaves half of it behind, which PostgreSQL cannot keep. The words of
// an unhappy customer are not refused for that: the half becomes U+FFFD.
const HALF_CHARACTER = /\\u[dD][89a-fA-F]/

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (value === null || typeof value !== 'object') return value
  // Entries, not assignment: a field named __proto__ stays a field, and is refused as an unknown one.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  )
}

function inspect(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) refuse(path, `nested deeper than ${MAX_DEPTH} levels`)
  if (typeof value === 'string' && value.includes('\0')) refuse(path, 'contains a NUL character')
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) inspect(inner, `${path}/${key}`, depth + 1)
}

function refuse(path: string, message: string): never {
  throw new Problem('bad input', `The body cannot be used: ${path || '/'} ${message}.`, {
    errors: [{ path, message }],
  })
}

/** A form body as plain strings; a repeated field becomes a list. */
export function parseForm(bytes: Buffer): Record<string, string | string[]> {
  const form: Record<string, string | string[]> = Object.create(null)
  const parameters = new URLSearchParams(bytes.toString('utf8'))
  for (const key of new Set(parameters.keys())) {
    const values = parameters.getAll(key).map((value) => value.replaceAll('\0', ''))
    form[key] = values.length > 1 ? values : values[0]!
  }
  return form
}
