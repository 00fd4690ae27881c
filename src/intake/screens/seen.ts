import { folded, NAMED_FIELDS, type NamedField, type SameNames } from '../import/names.ts'
import type { ColumnsAnswer } from './answers.ts'

type Column = ColumnsAnswer['columns'][number]

/** What the first rows of a column show about the field it becomes: a key of `imports.seen` and its values. */
export interface Seen {
  word: string
  values: Record<string, string | number>
  /** A name that a person should say something about: the row lies on gold wash. */
  asks?: Asks
  /** Names that are read as others, and may be asked about again. */
  readAs?: { told: string; means: string }[]
}

/** One name at a time. */
export interface Asks {
  field: NamedField
  told: string
  /** The known name that was probably meant. */
  likely: string | undefined
}

interface Looking {
  looked: number
  /** Names of places, teams and products that exist here. */
  known: Readonly<Record<NamedField, readonly string[]>>
  /** What was said of names, in earlier files and just now. */
  same: SameNames
}

/** Says what is seen in a column; a name that nobody here goes by asks for a word. */
export function seenIn(column: Column, field: string | null, { looked, known, same }: Looking): Seen {
  if (field === null) return plain('stays')
  if (field === 'externalId') return plain('externalId')
  const named = NAMED_FIELDS.find((each) => each === field)
  const names = named && namesIn(column, { field: named, known: known[named], same: same[named] })
  if (names) return names
  if (looked > 0 && column.empty / looked >= WORTH_SAYING)
    return plain('empty', { share: column.empty / looked })
  if (field === 'score') return plain('between', spanOf(column.values))
  if (field.endsWith('locale')) return plain('these', { list: column.values.join(', ') })
  return column.different === null ? plain('all') : plain('different', { count: column.different })
}

// Under a half per cent it would read "0 % are empty".
const WORTH_SAYING = 0.005

const plain = (word: string, values: Seen['values'] = {}): Seen => ({ word, values })

function spanOf(values: readonly string[]) {
  const scores = values.map(Number).filter(Number.isFinite)
  return { low: Math.min(...scores), high: Math.max(...scores) }
}

interface Naming {
  field: NamedField
  known: readonly string[]
  same: SameNames[NamedField]
}

/** Undefined: a column of products that says nothing to ask about, and is described as any other. */
function namesIn({ values, different }: Column, { field, known, same }: Naming): Seen | undefined {
  const here = new Set(known.map(folded))
  const said = (name: string) => Object.hasOwn(same, folded(name))
  const strange = values.filter((name) => !here.has(folded(name)) && !said(name))
  // A new product is nothing to ask about; one that is nearly a known one is.
  const asked = strange
    .map((told) => ({ field, told, likely: nearest(told, known, field) }))
    .filter(({ likely }) => field !== 'product' || likely !== undefined)
  const [first] = asked
  if (first) {
    const counts = { known: values.length - strange.length, count: different ?? values.length }
    const word = first.likely === undefined ? 'unknown' : 'nearly'
    return { word, values: { ...counts, name: first.told, likely: first.likely ?? '' }, asks: first }
  }
  const readAs = values.flatMap((told) => {
    const means = same[folded(told)]
    return means ? [{ told, means }] : []
  })
  if (readAs.length > 0) return { ...plain('readAs'), readAs }
  return field === 'product' ? undefined : plain('known', { count: values.length })
}

// A slip of the finger or two; further away it is another name.
const SLIPS = 2

const digits = (name: string): string => name.replaceAll(/\D/g, '')

/** The known name that was probably meant. SKU-1001 and SKU-1002 are two products, however near. */
export function nearest(name: string, known: readonly string[], field: NamedField): string | undefined {
  const far = known
    .filter((each) => field !== 'product' || digits(each) === digits(name))
    .map((each) => ({ each, slips: slipsBetween(folded(name), folded(each)) }))
  // Of a short name two letters are half of it.
  return far
    .filter(({ each, slips }) => slips <= Math.min(SLIPS, Math.floor(each.length / 3)))
    .sort((a, b) => a.slips - b.slips)[0]?.each
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
