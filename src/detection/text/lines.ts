import { z } from 'zod'
import { understand } from './understand.ts'

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  locale: z.string().optional(),
})

/** One JSON line read, one JSON line answered; a line that cannot be read is answered with why. */
export function answerLine(line: string, locale?: string): string {
  const given = parse(line)
  const read = Line.safeParse(given)
  if (read.success)
    return JSON.stringify({
      ...(read.data.id !== undefined && { id: read.data.id }),
      ...understand({ text: read.data.text, locale: read.data.locale ?? locale }),
    })
  const error = given === undefined ? 'This line is not JSON.' : 'A line needs a "text" that is a string.'
  return JSON.stringify({ ...idOf(given), error })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function idOf(given: unknown): { id?: string | number } {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? { id } : {}
}
