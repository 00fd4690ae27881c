import { existsSync, readFileSync } from 'node:fs'
import { KINDS } from './kinds.ts'

/**
 * What is told together: what burns somebody was bad goods too, who is insulted was met by staff. People who say what a
 * message is about name both; the words alone name one. The same in every language.
 */
export interface Together {
  /** For each kind of failure how far its own margin counts, and what is added whatever else is heard. */
  own: number[]
  bias: number[]
  /** For each kind of failure what every kind that is heard adds, in the order of KINDS. */
  others: number[][]
}

/** The columns that are read together with the others. */
export const FAILURES: readonly number[] = KINDS.flatMap((kind, column) =>
  kind.startsWith('category ') ? [column] : [],
)

/** Each kind of failure's margin with what the other kinds say about it; asks and flags stay as they are. */
export function withOthers({ own, bias, others }: Together, margins: readonly number[]): number[] {
  const heard = margins.map(sigmoid)
  const read = [...margins]
  FAILURES.forEach((column, i) => {
    let sum = (own[i] as number) * (margins[column] as number) + (bias[i] as number)
    others[i]?.forEach((weight, other) => {
      if (other !== column) sum += weight * (heard[other] as number)
    })
    read[column] = sum
  })
  return read
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

let known: Together | undefined | null = null

/** What was trained, read once; undefined where nothing was. */
export function togetherModel(): Together | undefined {
  if (known === null) {
    const file = new URL('../../models/together.json', import.meta.url)
    known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Together) : undefined
  }
  return known
}
