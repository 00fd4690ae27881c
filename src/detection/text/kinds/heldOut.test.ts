import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { f1 } from '../evaluate/metrics.ts'
import { reportOn } from '../evaluate/report.ts'
import { readSets } from '../evaluate/sets.ts'

const sets = readSets(fileURLToPath(new URL('../held-out/', import.meta.url)))
const reports = (start: string) =>
  sets.filter(({ name }) => name.startsWith(start)).flatMap((set) => reportOn(set))

/** A little under what was measured (docs/features/detection.md): a change that reads strangers worse is noticed. */
const LEAST = { flags: 0.87, asks: 0.9, categories: 0.87, found: 0.93, falseAlarms: 0.03 }

test('messages by people whom nothing was learnt from are read as well as the page says', () => {
  const read = reports('text.').filter(({ n }) => n > 20)
  assert.equal(read.length, 6)
  for (const report of read)
    for (const list of ['flags', 'asks', 'categories'] as const) {
      const all = report[list]?.all
      assert.ok(all && f1(all) >= LEAST[list], `${report.set} ${list}: ${all && f1(all)}`)
    }
})

test('their threats and insults are found as often as the page says, and anger is hardly ever taken for one', () => {
  const read = reports('threat.').filter(({ n }) => n > 20)
  assert.equal(read.length, 6)
  for (const { set, accusations } of read) {
    assert.ok((accusations?.found.value ?? 0) >= LEAST.found, `${set}: ${accusations?.found.value} found`)
    assert.ok((accusations?.falseAlarms.value ?? 1) <= LEAST.falseAlarms, `${set} false alarms`)
  }
})
