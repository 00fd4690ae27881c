import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countClock, emptyClock } from './clocks.ts'
import { impactReport } from './impact-report.ts'
import { emptyRollup, rollUpPair } from './rollup.ts'

test('one report holds the whole, the sites, teams and causes, and four clocks with their targets', () => {
  const rollup = emptyRollup('stars5')
  for (let i = 0; i < 40; i++)
    rollUpPair(
      rollup,
      { arm: 'treated', before: 1, after: i % 2 ? 5 : 2 },
      { site: i < 20 ? 'Storgata' : 'App', cause: 'people' },
    )
  const timeToAlert = emptyClock()
  for (let i = 0; i < 12; i++) countClock(timeToAlert, { seconds: 5 * i, stopped: true })
  const report = impactReport(rollup, {
    timeToAlert,
    timeToAnswer: emptyClock(),
    timeToContact: emptyClock(),
    occurrenceToContact: emptyClock(),
  })
  assert.equal(report.pairs, 40)
  assert.deepEqual(
    report.bySite.map((g) => [g.group, g.pairs]),
    [
      ['App', 20],
      ['Storgata', 20],
    ],
  )
  assert.deepEqual([report.byTeam, report.byCause.length], [[], 1])
  assert.deepEqual(
    [report.clocks.timeToAlert.targetSeconds, report.clocks.timeToAlert.withinTarget?.share],
    [60, 1],
  )
  assert.equal(report.clocks.timeToAnswer.n, 0)
})
