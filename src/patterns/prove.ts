import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clopperPearson } from '../statistics/index.ts'
import { type Score, scoreMany } from './prove/slices.ts'
import { scoreWarnings, type WarningScore, weeklyLines } from './prove/warnings.ts'

const DOC = new URL('../../docs/features/patterns.md', import.meta.url)
const PER_DAY = [2, 10, 50]
const RISES = [1, 2, 4]

/** How much to prove. */
interface Proof {
  planted: number
  empty: number
  series: number
}

const FULL: Proof = { planted: 40, empty: 500, series: 200 }

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function shareLine(what: string, goal: string, share: { hits: number; of: number }): string {
  const { low, high } = clopperPearson({ k: share.hits, n: share.of })
  return `| ${what} | ${goal} | ${percent(share.hits / share.of)} (${percent(low)} to ${percent(high)}) | ${share.hits} of ${share.of} |`
}

function slicesTable(planted: Score, empty: Score): string {
  return [
    '| what | goal | measured (95 % Clopper-Pearson) | counts |',
    '|---|---|---|---|',
    shareLine('findings that are true (precision)', '>= 97 %', {
      hits: planted.foundTrue,
      of: planted.found,
    }),
    shareLine('patterns found that must be (recall)', '>= 95 %', { hits: planted.dueFound, of: planted.due }),
    shareLine('companies with nothing wrong and any finding', '<= 5 %', {
      hits: empty.anyFalse,
      of: empty.sets,
    }),
    '',
    `Planted: ${planted.sets} companies of 400,000 interactions, 16 plants and all seven decoys each; ${(planted.seconds / planted.sets).toFixed(1)} s a search. Nothing wrong: ${empty.sets} companies of 100,000 interactions, ${(empty.seconds / empty.sets).toFixed(1)} s a search. Both with shocks of spread .2 for every team and hour.`,
  ].join('\n')
}

const days = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : value.toFixed(1)

function warningsTable(ours: WarningScore[], theirs: Map<string, string[]> | undefined): string {
  const lines = ours.map((score) => {
    const other = theirs?.get(`${score.perDay},${score.rise}`)
    const [alarms, delay, told] = other ?? []
    const beside = other
      ? `${Number(alarms).toFixed(2)} | ${score.rise > 1 ? days(Number(delay)) : ''} | ${score.rise > 1 ? percent(Number(told)) : ''}`
      : ' | | '
    return `| ${score.perDay} | ${score.rise === 1 ? 'none' : `x ${score.rise}`} | ${score.falseAlarmsPerYear.toFixed(2)} | ${days(score.daysToAlarm)} | ${score.rise > 1 ? percent(score.told) : ''} | ${beside} |`
  })
  return [
    '| failures a day | rise | false alarms a year | days to alarm | told | farringtonFlexible: false alarms | days | told |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

/** R's own method on the same series; undefined on a machine without R. */
function farrington(
  plans: { seed: number; series: number; perDay: number; rise: number }[],
): Map<string, string[]> | undefined {
  const file = join(mkdtempSync(join(tmpdir(), 'amends-prove-')), 'weekly.csv')
  writeFileSync(file, `series,perDay,rise,week,count,onset\n${plans.flatMap(weeklyLines).join('\n')}\n`)
  try {
    const script = new URL('./prove/farrington.R', import.meta.url).pathname
    const text = execFileSync('Rscript', [script, file], { encoding: 'utf8' })
    return new Map(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(','))
        .map(([a, b, ...rest]) => [`${a},${b}`, rest]),
    )
  } catch (error) {
    console.error(`without R: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    return undefined
  }
}

function write(section: string, body: string): void {
  const [start, end] = [`<!-- measured: ${section} -->`, `<!-- end: ${section} -->`]
  const text = readFileSync(DOC, 'utf8')
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const heading = `Measured ${Temporal.Now.plainDateISO('UTC')}, commit ${commit}.`
  const [before, rest] = text.split(start) as [string, string]
  writeFileSync(DOC, `${before}${start}\n${heading}\n\n${body}\n${end}${rest.split(end)[1]}`)
  console.log(body)
}

if (import.meta.main) {
  const part = Number(process.argv[2] ?? 1)
  const size: Proof = {
    planted: Math.ceil(FULL.planted * part),
    empty: Math.ceil(FULL.empty * part),
    series: Math.ceil(FULL.series * part),
  }
  const plans = PER_DAY.flatMap((perDay) =>
    RISES.map((rise) => ({ seed: 77, series: size.series, perDay, rise })),
  )
  write('warnings', warningsTable(plans.map(scoreWarnings), farrington(plans)))
  if (process.argv[3] === 'warnings') process.exit(0)
  const planted = scoreMany({ from: 1, count: size.planted }, 400_000, true)
  write('slices', slicesTable(planted, scoreMany({ from: 10_001, count: size.empty }, 100_000, false)))
}
