import { z } from 'zod'
import { understand } from './understand.ts'

const Line = z.object({ id: z.unknown(), text: z.string(), locale: z.string().nullish() })

/** One JSON line read, one JSON line answered, an empty one too; what cannot be read is answered with why. */
export function answerLine(line: string, locale?: string): string {
  const given = parse(line)
  const read = Line.safeParse(given)
  if (read.success)
    return JSON.stringify({
      ...idOf(given),
      ...understand({ text: read.data.text, locale: read.data.locale ?? locale }),
    })
  return JSON.stringify({ ...idOf(given), error: wrongWith(given, read.error) })
}

function wrongWith(given: unknown, { issues }: z.ZodError): string {
  if (given === undefined) return 'This line is not JSON.'
  return issues.some(({ path }) => path[0] === 'locale')
    ? 'A "locale" is a language tag such as nb.'
    : 'A line needs a "text" that is a string.'
}

function parse(line: string): unknown {
  try {
    // Files of some editors begin with a byte order mark.
    return JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** What the sender calls the line, whatever it is, so that answers can be told apart. */
const idOf = (given: unknown): { id?: unknown } =>
  typeof given === 'object' && given !== null && 'id' in given ? { id: given.id } : {}
