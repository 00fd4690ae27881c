import { type Candidate, countedOf } from './candidates.ts'
import { codesOf } from './cuboids.ts'
import { type Counted, logChance, type Ratio, ratioOf } from './judgement.ts'
import { type Leaves, total } from './leaves.ts'

/** A slice with what was found in it. */
export interface Finding extends Ratio {
  /** Dimension name to value; empty means: everywhere. */
  slice: Record<string, string>
  failures: number
  exposure: number
  expected: number
  p: number
  q: number
  /** Passed the control of false discoveries and the practical gate, and is explained by no other finding. */
  claimed: boolean
}

/** A candidate as a finding, not claimed. */
export function findingOf(candidate: Candidate, leaves: Leaves, q: number): Finding {
  const { cuboid, cell, logP, own } = candidate
  const counted = countedOf(candidate)
  const codes = codesOf(cuboid, cell)
  const named = cuboid.dims.map((d, i) => {
    const { name, values } = leaves.dimensions[d]!
    return [name, values[codes[i]!]!] as const
  })
  return {
    slice: Object.fromEntries(named),
    failures: counted.failures,
    exposure: cuboid.exposure[cell]!,
    expected: cuboid.expected[cell]! / own,
    ...ratioOf(counted),
    p: Math.exp(logP),
    q,
    claimed: false,
  }
}

/** The finding that everything rose. */
export function findingOfTheWhole(whole: Counted, leaves: Leaves): Finding {
  const p = Math.exp(logChance(whole, 'worse'))
  const counted = { failures: whole.failures, exposure: total(leaves.exposure), expected: whole.expected }
  return { slice: {}, ...counted, ...ratioOf(whole), p, q: p, claimed: true }
}
