import { ALL_DECOYS, mustBeFound, NO_DECOYS } from '../planted/plan.ts'
import { simulate } from '../planted/simulate.ts'
import { searchInteractions } from '../searchInteractions.ts'

/** What a search found in data of which the truth is known. */
export interface Score {
  found: number
  foundTrue: number
  due: number
  dueFound: number
  /** Of the data sets, how many had any false finding. */
  anyFalse: number
  sets: number
  seconds: number
}

const NONE: Score = { found: 0, foundTrue: 0, due: 0, dueFound: 0, anyFalse: 0, sets: 0, seconds: 0 }

const nameOf = (slice: Record<string, string>): string => JSON.stringify(Object.entries(slice).sort())

/** One made company of this many interactions: 16 plants and all decoys, or nothing at all but shocks. */
export function scoreOne(seed: number, interactions: number, planted: boolean): Score {
  const kind = planted ? { plants: 16, decoys: ALL_DECOYS } : { plants: 0, decoys: NO_DECOYS }
  const simulated = simulate({ seed, interactions, ...kind, shocks: 0.2 })
  const start = performance.now()
  const found = searchInteractions(simulated).map(({ slice }) => nameOf(slice))
  const seconds = (performance.now() - start) / 1000
  const truths = new Set(simulated.truths.map(({ slice }) => nameOf(slice)))
  const due = simulated.truths.filter(mustBeFound).map(({ slice }) => nameOf(slice))
  const foundTrue = found.filter((name) => truths.has(name)).length
  const dueFound = due.filter((name) => found.includes(name)).length
  const anyFalse = foundTrue < found.length ? 1 : 0
  return { found: found.length, foundTrue, due: due.length, dueFound, anyFalse, sets: 1, seconds }
}

/** Many companies, one seed after another. */
export function scoreMany(
  seeds: { from: number; count: number },
  interactions: number,
  planted: boolean,
): Score {
  let score = NONE
  for (let i = 0; i < seeds.count; i++) score = plus(score, scoreOne(seeds.from + i, interactions, planted))
  return score
}

function plus(a: Score, b: Score): Score {
  const names = Object.keys(NONE) as (keyof Score)[]
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Score
}
