import { adjustP, type Chance, fisherExact } from '../../statistics/index.ts'

/** One agent in a pattern: what happened, what was due given the mix, and whether the module is done. */
export interface AgentCount {
  agent: string
  failures: number
  expected: number
  done: boolean
  /** Agents are compared within their team and tenure band only. */
  stratum: string
}

/** What not having done a module goes with. Never a cause: who trained and who did not was not drawn by lot. */
export interface ModuleEffect {
  module: string
  /** How many times the rate of those who have done it. */
  ratio: number
  /** One-sided, by permuting who has done it within team and tenure band. */
  p: number
  /** Holm's, over all modules looked at. */
  pAdjusted: number
  agents: number
}

/** Both sides need so many agents before permuting them says anything. */
export const LEAST_AGENTS = 8
/** 4,999 permutations resolve p to .0002. */
const PERMUTATIONS = 4999

/**
 * For each module: do agents without it fail more often than those with it, beyond what chance does when the same
 * number of agents of the same team and tenure is drawn? The unit is the agent, however many interactions each had.
 */
export function moduleEffects(
  modules: readonly { module: string; agents: readonly AgentCount[] }[],
  chance: Chance,
): ModuleEffect[] {
  const enough = modules.filter(({ agents }) => smallerArm(agents) >= LEAST_AGENTS)
  const effects = enough.map(({ module, agents }) => ({
    module,
    agents: agents.length,
    ...permute(agents, chance),
  }))
  const corrected = adjustP(
    effects.map(({ p }) => p),
    'holm',
  )
  return effects.map((effect, i) => ({ ...effect, pAdjusted: corrected[i]! }))
}

const smallerArm = (agents: readonly AgentCount[]): number => {
  const done = agents.filter((a) => a.done).length
  return Math.min(done, agents.length - done)
}

function permute(agents: readonly AgentCount[], chance: Chance): { ratio: number; p: number } {
  const done = agents.map((a) => a.done)
  const observed = logRatio(agents, done)
  const strata = [...Map.groupBy(agents.keys(), (i) => agents[i]!.stratum).values()]
  let asExtreme = 1
  for (let round = 0; round < PERMUTATIONS; round++) {
    for (const stratum of strata) shuffleWithin(done, stratum, chance)
    if (logRatio(agents, done) >= observed - 1e-12) asExtreme++
  }
  return { ratio: Math.exp(observed), p: asExtreme / (PERMUTATIONS + 1) }
}

/** ln of failures per expected failure without the module, over the same with it; half a failure added to each. */
function logRatio(agents: readonly AgentCount[], done: readonly boolean[]): number {
  const sums = { with: { k: 0.5, e: 0.5 }, without: { k: 0.5, e: 0.5 } }
  agents.forEach(({ failures, expected }, i) => {
    const side = done[i] ? sums.with : sums.without
    side.k += failures
    side.e += expected
  })
  return Math.log(sums.without.k / sums.without.e) - Math.log(sums.with.k / sums.with.e)
}

/** Fisher and Yates, within the places of one stratum. */
function shuffleWithin(done: boolean[], places: readonly number[], chance: Chance): void {
  for (let i = places.length - 1; i > 0; i--) {
    const j = chance.below(i + 1)
    const [a, b] = [places[i]!, places[j]!]
    ;[done[a], done[b]] = [done[b]!, done[a]!]
  }
}

/** Where agents are few: how many of the pattern's agents lack the module, and how many of the others. */
export interface FewAgents {
  lacking: number
  of: number
  othersLacking: number
  ofOthers: number
  p: number
}

/** Counts and Fisher's exact p; it is said, and nothing is concluded. */
export function countLacking(
  inPattern: readonly { done: boolean }[],
  others: readonly { done: boolean }[],
): FewAgents {
  const lacking = inPattern.filter(({ done }) => !done).length
  const othersLacking = others.filter(({ done }) => !done).length
  const { p } = fisherExact({
    firstYes: lacking,
    firstNo: inPattern.length - lacking,
    secondYes: othersLacking,
    secondNo: others.length - othersLacking,
  })
  return { lacking, of: inPattern.length, othersLacking, ofOthers: others.length, p }
}
