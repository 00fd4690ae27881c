import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from '../language/problem.ts'
import { searchTable, type TableQuestion } from './searchTable.ts'

const QUESTION: TableQuestion = { failures: 'bad', exposure: 'n', ignore: [], direction: 'worse' }

async function fileOf(lines: string[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'amends-patterns-')), 'table.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}

const HOURS = ['9', '10', '11', '12']
const AGENTS = ['Ana', 'Bo', 'Mark', 'Wei']
const LEAVES = HOURS.flatMap((hour) => AGENTS.map((agent) => ({ hour, agent })))

/** Every leaf fails 10 of 400 times before; now Mark at nine fails four times as often. */
function minutes(failuresNow: (leaf: { hour: string; agent: string }) => number): string[] {
  const before = LEAVES.map(({ hour, agent }) => `${hour},${agent},10,400,1000`)
  const now = LEAVES.map((leaf) => `${leaf.hour},${leaf.agent},${failuresNow(leaf)},400,1060`)
  return ['hour,agent,bad,n,at', ...before, ...now]
}

const IN_TIME = { ...QUESTION, time: 'at', at: '1060', window: '60' }
const markAtNine = ({ hour, agent }: { hour: string; agent: string }) =>
  hour === '9' && agent === 'Mark' ? 40 : 10

test('only Mark between nine and ten is named when only he at nine became worse', async () => {
  const findings = await searchTable(await fileOf(minutes(markAtNine)), IN_TIME)
  assert.deepEqual(
    findings.map(({ slice, failures, exposure, claimed }) => ({ slice, failures, exposure, claimed })),
    [{ slice: { hour: '9', agent: 'Mark' }, failures: 40, exposure: 400, claimed: true }],
  )
})

test('nothing is said when nothing changed', async () => {
  assert.deepEqual(await searchTable(await fileOf(minutes(() => 10)), IN_TIME), [])
})

test('when everything became worse, that is one finding and not sixteen', async () => {
  const findings = await searchTable(await fileOf(minutes(() => 40)), IN_TIME)
  assert.deepEqual(
    findings.map(({ slice }) => slice),
    [{}],
  )
})

test('rows after the judged window do not count', async () => {
  const later = LEAVES.map(({ hour, agent }) => `${hour},${agent},400,400,1120`)
  const findings = await searchTable(await fileOf([...minutes(markAtNine), ...later]), IN_TIME)
  assert.equal(findings[0]?.failures, 40)
})

test('a time may be written as epoch seconds or as ISO', async () => {
  const iso = minutes(markAtNine).map((line) =>
    line.replace(/,1000$/, ',1970-01-01T00:16:40Z').replace(/,1060$/, ',1970-01-01T01:17:40+01:00'),
  )
  const findings = await searchTable(await fileOf(iso), { ...IN_TIME, at: '1970-01-01T00:17:40' })
  assert.deepEqual(findings[0]?.slice, { hour: '9', agent: 'Mark' })
})

test('a baseline column says what was expected, and none may be expected at all', async () => {
  const lines = [
    'hour,agent,bad,n,usual',
    ...LEAVES.map((l) => `${l.hour},${l.agent},${markAtNine(l) - 10},100,0`),
  ]
  const findings = await searchTable(await fileOf(lines), { ...QUESTION, baseline: 'usual' })
  assert.deepEqual(
    findings.map(({ slice, expected }) => ({ slice, expected })),
    [{ slice: { hour: '9', agent: 'Mark' }, expected: 0 }],
  )
})

test('without time or baseline a slice is compared with what its values suggest', async () => {
  const lines = ['hour,agent,bad,n', ...LEAVES.map((l) => `${l.hour},${l.agent},${2 * markAtNine(l)},400`)]
  const [first] = await searchTable(await fileOf(lines), QUESTION)
  assert.deepEqual(first?.slice, { hour: '9', agent: 'Mark' })
})

test('an ignored column is no dimension', async () => {
  const markAlways = ({ agent }: { agent: string }) => (agent === 'Mark' ? 30 : 10)
  const findings = await searchTable(await fileOf(minutes(markAlways)), { ...IN_TIME, ignore: ['hour'] })
  assert.deepEqual(findings[0]?.slice, { agent: 'Mark' })
})

test('with top, as many ranked slices come as asked for, claimed or not', async () => {
  const findings = await searchTable(await fileOf(minutes(markAtNine)), { ...IN_TIME, top: '3' })
  assert.equal(findings.length, 3)
  assert.deepEqual(
    findings.map(({ claimed }) => claimed),
    [true, false, false],
  )
})

test('a slice that became better is found when asked for', async () => {
  const better = minutes((leaf) => (markAtNine(leaf) === 40 ? 0 : 20)).map((l) =>
    l.replace(',10,400,1000', ',20,400,1000'),
  )
  const findings = await searchTable(await fileOf(better), { ...IN_TIME, direction: 'better' })
  assert.deepEqual(findings[0]?.slice, { hour: '9', agent: 'Mark' })
})

const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('a table without such a column or with words for numbers is refused by name', async () => {
  await assert.rejects(
    searchTable(await fileOf(minutes(markAtNine)), { ...IN_TIME, failures: 'no' }),
    refused('no such column'),
  )
  await assert.rejects(
    searchTable(await fileOf(['hour,bad,n', '9,many,3']), QUESTION),
    refused('not a number'),
  )
  await assert.rejects(searchTable('/nowhere.csv', QUESTION), refused('no such file'))
})

test('where nothing happened nothing is found: no rows, none in the window, or none that could have failed', async () => {
  assert.deepEqual(await searchTable(await fileOf(['hour,agent,bad,n']), QUESTION), [])
  const elsewhere = { ...IN_TIME, at: '1', window: '60' }
  assert.deepEqual(await searchTable(await fileOf(minutes(markAtNine)), elsewhere), [])
  const later = { ...IN_TIME, at: '2030-01-01T00:00:00Z' }
  assert.deepEqual(await searchTable(await fileOf(minutes(markAtNine)), later), [])
  assert.deepEqual(await searchTable(await fileOf(['hour,agent,bad,n', '9,Mark,0,0']), QUESTION), [])
})

test('a table as spreadsheets of half of Europe write it is read too: a mark first, semicolons, quotes, CRLF', async () => {
  const plain = minutes(markAtNine)
  const theirs = plain.map((line) => `"${line.replaceAll(',', '";"')}"\r`)
  const findings = await searchTable(await fileOf([`\uFEFF${theirs[0]}`, ...theirs.slice(1)]), IN_TIME)
  assert.deepEqual(findings, await searchTable(await fileOf(plain), IN_TIME))
  assert.ok(findings.length > 0)
})

test('two columns of one name, a folder or a workbook is refused by name', async () => {
  const twins = await fileOf(['hour,hour,bad,n', '9,9,1,3'])
  await assert.rejects(searchTable(twins, QUESTION), refused('twin columns'))
  await assert.rejects(searchTable('/', QUESTION), refused('no such file'))
  await assert.rejects(searchTable(await fileOf(['PK\x03\x04']), QUESTION), refused('a workbook'))
})
