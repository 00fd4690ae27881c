import { buildCube, type Cube } from '../src/patterns/cube.ts'
import { expectationFromMainEffects } from '../src/patterns/expectation.ts'
import { columnOf, type Leaves } from '../src/patterns/leaves.ts'
import { countOnTwoCores } from '../src/patterns/onCores.ts'
import { searchSlices } from '../src/patterns/search.ts'
import { chanceFrom } from '../src/statistics/index.ts'

// W5: pattern search over 10 million interactions with nine dimensions. Run: node bench/w5-patterns.ts [rows]
const ROWS = Number(process.argv[2] ?? 10_000_000)
const SIZES = {
  agent: 200,
  channel: 6,
  product: 30,
  component: 40,
  hour: 13,
  weekday: 7,
  tenure: 5,
  region: 10,
  module: 2,
}
const RATE = 0.03
/** Agent 7 at hour 3 fails three times as often, product 4 in region 2 twice. */
const PLANTED = [
  { a: 'agent', va: 7, b: 'hour', vb: 3, ratio: 3 },
  { a: 'product', va: 4, b: 'region', vb: 2, ratio: 2 },
] as const

function makeLeaves(): Leaves {
  const chance = chanceFrom(5)
  const names = Object.keys(SIZES) as (keyof typeof SIZES)[]
  const dimensions = names.map((name) => {
    const codes = new Uint16Array(new SharedArrayBuffer(2 * ROWS))
    for (let row = 0; row < ROWS; row++) codes[row] = Math.floor(chance.uniform() * SIZES[name])
    return { name, values: Array.from({ length: SIZES[name] }, (_, v) => String(v)), codes }
  })
  const leaves = { rows: ROWS, dimensions, failures: columnOf(ROWS), exposure: columnOf(ROWS).fill(1) }
  for (let row = 0; row < ROWS; row++) {
    let p = RATE
    for (const { a, va, b, vb, ratio } of PLANTED)
      if (dimensions[names.indexOf(a)]!.codes[row] === va && dimensions[names.indexOf(b)]!.codes[row] === vb)
        p *= ratio
    leaves.failures[row] = chance.uniform() < p ? 1 : 0
  }
  return leaves
}

function timed<T>(what: string, work: () => T): T {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = work()
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what}: ${Math.round(performance.now() - start)} ms, ${Math.round((user + system) / 1000)} ms of processor`,
  )
  return result
}

const leaves = timed('make the data', makeLeaves)
const question = timed('cold, main effects', () => ({
  leaves,
  expectation: expectationFromMainEffects(leaves),
  direction: 'worse' as const,
}))
const cube: Cube = timed('cold, count 129 cuboids on two cores', () =>
  buildCube(leaves, question.expectation.expected, countOnTwoCores),
)
console.log(`cells ${cube.cuboids.reduce((sum, { exposure }) => sum + exposure.length, 0)}`)
timed('cold, whole search (counts again)', () => searchSlices(question))
const findings = timed('warm search', () => searchSlices(question))
console.log(findings.map(({ slice, ratio, failures, expected }) => ({ slice, ratio, failures, expected })))
const { rss, arrayBuffers } = process.memoryUsage()
console.log(
  `memory: ${Math.round(rss / 2 ** 20)} MB resident, ${Math.round(arrayBuffers / 2 ** 20)} MB of columns and cubes`,
)
