import type { ColumnsAnswer } from './answers.ts'

type Column = ColumnsAnswer['columns'][number]

/** What the first rows of a column show about the field it becomes: a key of `imports.seen` and its values. */
export interface Seen {
  word: string
  values: Record<string, string | number>
  /** Lies on gold wash: a person should look. */
  asks: boolean
}

interface Looking {
  looked: number
  /** Names of places and teams that exist here. */
  known: readonly string[]
}

/** Says what is seen in a column; a field of names that nobody here goes by asks for a look. */
export function seenIn(column: Column, field: string | null, { looked, known }: Looking): Seen {
  if (field === null) return plain('stays')
  if (field === 'externalId') return plain('externalId')
  if (field === 'site' || field === 'team') return namesIn(column, known)
  if (looked > 0 && column.empty / looked >= WORTH_SAYING)
    return plain('empty', { share: column.empty / looked })
  if (field === 'score') return plain('between', spanOf(column.values))
  if (field.endsWith('locale')) return plain('these', { list: column.values.join(', ') })
  return column.different === null ? plain('all') : plain('different', { count: column.different })
}

// Under a half per cent it would read "0 % are empty".
const WORTH_SAYING = 0.005

const plain = (word: string, values: Seen['values'] = {}): Seen => ({ word, values, asks: false })

function spanOf(values: readonly string[]) {
  const scores = values.map(Number).filter(Number.isFinite)
  return { low: Math.min(...scores), high: Math.max(...scores) }
}

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

function namesIn({ values, different }: Column, known: readonly string[]): Seen {
  const here = new Map(known.map((name) => [folded(name), name]))
  const strange = values.filter((name) => !here.has(folded(name)))
  const [first] = strange
  if (first === undefined) return plain('known', { count: values.length })
  const likely = nearest(first, known)
  const counts = { known: values.length - strange.length, count: different ?? values.length, name: first }
  return { word: likely ? 'nearly' : 'unknown', values: { ...counts, likely: likely ?? '' }, asks: true }
}

// A slip of the finger or two; further away it is another name.
const SLIPS = 2

/** The known name that was probably meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const far = known.map((each) => ({ each, slips: slipsBetween(folded(name), folded(each)) }))
  return far.filter(({ slips }) => slips <= SLIPS).sort((a, b) => a.slips - b.slips)[0]?.each
}

/** Letters to put in, take out or change (Levenshtein). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const above = row
    row = [i + 1]
    for (const [j, other] of [...b].entries())
      row.push(
        Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (above[j] ?? 0) + (letter === other ? 0 : 1)),
      )
  }
  return row.at(-1) ?? 0
}
