import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { chanceFrom } from '../statistics/index.ts'
import { engineTrials } from './prove/engine-trials.ts'
import { intervalTrials } from './prove/interval-trials.ts'
import { poolingTrials } from './prove/pooling-trials.ts'
import { testTrials } from './prove/test-trials.ts'
import { runTrial, type Trial, type TrialResult } from './prove/trial.ts'

/** Everything `npm run prove impact` runs. */
export const TRIALS: readonly Trial[] = [...engineTrials, ...intervalTrials, ...poolingTrials, ...testTrials]

/** Runs all trials; the same seed and runs give the same figures. Each trial has its own stream of chance. */
export function proveImpact(plan: {
  runs: number
  seed: number
  each?: (result: TrialResult) => void
}): TrialResult[] {
  return TRIALS.map((trial, i) => {
    const result = runTrial(trial, { runs: plan.runs, chance: chanceFrom(plan.seed + 7919 * i) })
    plan.each?.(result)
    return result
  })
}

const DOC = new URL('../../docs/features/impact.md', import.meta.url)
const [START, END] = ['<!-- measured by npm run prove impact -->', '<!-- end of measured -->']

/** The results as the table of docs/features/impact.md. */
export function tableOf(results: readonly TrialResult[]): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  const rows = results.map(
    (r) =>
      `| ${r.method} | ${r.world} | ${promised(r)} | ${percent(r.share)} (${percent(r.low)} to ${percent(r.high)}) | ${r.raw === undefined ? '' : signed(r.raw)} | ${r.kept ? 'yes' : '**no**'} |`,
  )
  return [
    '| what | world and size | promised | measured | a plain comparison says | kept |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`

/** Simulation errors: chance alone moves a true 95 % by one of them in a third of all proofs. */
const PROMISED = {
  approximate: '93 to 97 %',
  exact: '95 % or more, less 3 simulation errors',
  quiet: '95 %, less 2 simulation errors',
} as const

const promised = ({ promise }: TrialResult): string => PROMISED[promise]

function writeDoc(results: readonly TrialResult[], { runs, seed }: { runs: number; seed: number }): void {
  const text = readFileSync(DOC, 'utf8')
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const day = Temporal.Now.plainDateISO('UTC')
  const heading = `${runs} data sets each, seed ${seed}, ${day}, commit ${commit}. Intervals of the measured shares: Clopper-Pearson.`
  const [before, rest] = text.split(START) as [string, string]
  const after = rest.split(END)[1] ?? ''
  writeFileSync(DOC, `${before}${START}\n${heading}\n\n${tableOf(results)}\n${END}${after}`)
}

if (import.meta.main) {
  const [runs, seed] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 20261122)]
  const results = proveImpact({
    runs,
    seed,
    each: (r) =>
      console.log(`${r.kept ? 'kept  ' : 'BROKEN'} ${(100 * r.share).toFixed(1)} %  ${r.method}: ${r.world}`),
  })
  writeDoc(results, { runs, seed })
  process.exitCode = results.every((r) => r.kept) ? 0 : 1
}
