import { useState } from 'react'
import { folded, NAMED_FIELDS, type SameNames } from '../import/names.ts'
import { type ColumnsAnswer, useUnitNames } from './answers.ts'
import type { SayName } from './See.tsx'
import { seenIn } from './seen.ts'

type Said = { -readonly [Field in keyof SameNames]: Record<string, string | null> }

const NOTHING: Said = { site: {}, team: {}, product: {} }

/** Names in the file that nobody here goes by: what was said of them before and just now, and what is still asked. */
export function useNames(file: ColumnsAnswer, chosen: readonly (string | null)[]) {
  const [said, setSaid] = useState<Said>(NOTHING)
  const known = { ...useUnitNames(), product: file.products }
  const same = withSaid(file.same, said)
  const sayName: SayName = (field, told, means) =>
    setSaid({ ...said, [field]: { ...said[field], [folded(told)]: means } })
  const seen = file.columns.map((column, at) =>
    seenIn(column, chosen[at] ?? null, { looked: file.looked, known, same }),
  )
  return { said, sayName, known, seen }
}

/** What was said just now counts over what was said before; '' is a name of its own, null is not said any more. */
function withSaid(before: SameNames, said: Said): SameNames {
  const of = (field: keyof SameNames) => {
    const all: Record<string, string | null> = { ...before[field] }
    for (const [told, means] of Object.entries(said[field])) {
      if (means === null) delete all[told]
      else all[told] = means === '' ? null : means
    }
    return all
  }
  const [site, team, product] = NAMED_FIELDS
  return { site: of(site), team: of(team), product: of(product) }
}
