import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const folder = mkdtempSync(join(tmpdir(), 'amends-impact-'))
after(() => rmSync(folder, { recursive: true }))

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Runs `amends impact table` on these lines. */
function table(lines: readonly string[], ...options: string[]) {
  const file = join(folder, 'pairs.csv')
  writeFileSync(file, lines.join('\n'))
  const run = spawnSync(process.execPath, [cli, 'impact', 'table', file, ...options], { encoding: 'utf8' })
  return { status: run.status, said: run.stdout, complained: run.stderr.trim() }
}

const times = (count: number, line: string): string[] => Array.from({ length: count }, () => line)
const columns = ['--before', 'first', '--after', 'next']
const mixed = [
  'first,next,recovered',
  ...times(60, '1,4,1'),
  ...times(60, '1,2,0'),
  ...times(40, '1,3,0'),
  '2,,1',
  '4,5,',
]

test('sixty pairs beside a hundred controls are an effect of 1.6 stars, as JSON', () => {
  const { status, said, complained } = table(mixed, ...columns, '--treated', 'recovered', '--format', 'json')
  assert.deepEqual([status, complained], [0, ''])
  const impact = JSON.parse(said)
  assert.deepEqual([impact.pairs, impact.method, impact.verdict], [60, 'controls', 'effect'])
  assert.ok(Math.abs(impact.net.mean - 1.6) < 1e-9)
  assert.equal(impact.recoveryRate.intentionToTreat.n, 61)
})

test('the same for people begins with the finding', () => {
  const { said } = table(mixed, ...columns, '--treated', 'recovered')
  assert.match(said, /^Recovery gave back 1\.60 stars, not the 3\.00 stars seen\.\n/)
})

test('without a recovered column every unhappy row counts', () => {
  const { said } = table(mixed, ...columns, '--format', 'json')
  assert.deepEqual([JSON.parse(said).pairs, JSON.parse(said).net], [160, null])
})

test('a wrong column, score or arm is one sentence that says where', () => {
  const refusals: [string[], string[], RegExp][] = [
    [['a,b', '1,2'], columns, /^\S+pairs\.csv has no column "first"; it has a, b\.$/],
    [
      ['first,next', '1,2', '7,2'],
      columns,
      /^Line 3: "first" is 7, but stars5 has whole numbers from 1 to 5\.$/,
    ],
    [['first,next', ',2'], columns, /^Line 2: "first" is empty\.$/],
    [['first,next,r', '1,2,x'], [...columns, '--treated', 'r'], /^Line 2: "r" is x; use 1, 0 or nothing\.$/],
    [[''], columns, /pairs\.csv is empty\. The first line must name the columns\.$/],
    [['first,next', '1,2,3'], columns, /not a proper CSV table/],
  ]
  for (const [lines, options, sentence] of refusals) {
    const { status, complained, said } = table(lines, ...options)
    assert.equal(status, 1, complained)
    assert.match(complained, sentence)
    assert.equal(said, '')
  }
})

test('a table parted by semicolons is read as well', () => {
  const { said, status } = table(
    ['\uFEFFfirst;next;r\r', '1;5;1\r', '2;;1\r'],
    ...columns,
    '--format',
    'json',
  )
  assert.equal(status, 0)
  assert.equal(JSON.parse(said).recoveryRate.intentionToTreat.n, 2)
})

test('wrong usage is exit code 2', () => {
  for (const options of [
    ['--before', 'first'],
    [...columns, '--scale', 'smileys'],
    [...columns, '--retest', '0.4'],
    [...columns, '--mean', '9'],
    [...columns, '--mean', 'x'],
  ])
    assert.equal(table(mixed, ...options).status, 2, options.join(' '))
})

test('a file that is not there is said in one sentence', () => {
  const run = spawnSync(process.execPath, [cli, 'impact', 'table', join(folder, 'none.csv'), ...columns], {
    encoding: 'utf8',
  })
  assert.equal(run.status, 1)
  assert.match(run.stderr, /^There is no file \S+none\.csv\.\n$/)
})
