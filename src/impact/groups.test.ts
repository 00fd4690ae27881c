import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureGroups } from './groups.ts'
import { type People, tableOfPeople } from './pairs-by-name.ts'

const site = (recovered: number, lost: number): People[] => [
  [recovered, 'treated', 1, 5],
  [lost, 'treated', 2, 2],
]

const sites = new Map([
  ['Storgata', tableOfPeople(site(40, 60))],
  ['App', tableOfPeople(site(32, 68))],
  ['Majorstuen', tableOfPeople(site(10, 2))],
  ['Grønland', tableOfPeople(site(5, 3))],
])

const named = (name: string) => measureGroups(sites, { given: { mean: 4 } }).find((g) => g.group === name)

test('ten of twelve at a small shop are pulled towards what the other shops have', () => {
  const shop = named('Majorstuen')
  assert.ok((shop?.recoveryRate.intentionToTreat.rate ?? 0) > 0.83)
  assert.ok((shop?.shrunkRate?.mean ?? 1) < 0.8)
  assert.ok((shop?.shrunkRate?.low ?? 1) < (shop?.shrunkRate?.mean ?? 0))
})

test('a shop of a hundred keeps its own rate', () => {
  assert.ok(Math.abs((named('Storgata')?.shrunkRate?.mean ?? 0) - 0.4) < 0.02)
})

test('a shop with eight cases shows their number and no percentage', () => {
  const shop = named('Grønland')
  assert.deepEqual([shop?.shrunkRate, shop?.shrunkNet], [null, null])
  assert.equal(shop?.recoveryRate.intentionToTreat.n, 8)
})

test('without anything to compare with no shop gets a net figure', () => {
  for (const group of measureGroups(sites)) assert.equal(group.shrunkNet, null)
})

test('pulled net figures lie between the shop and all shops', () => {
  const net = named('Majorstuen')?.shrunkNet
  const own = (10 * (5 - 2.5) + 2 * (2 - 3)) / 12
  assert.ok(net && net.mean < own && net.low < net.mean && net.mean < net.high)
})

test('no groups, no lines', () => {
  assert.deepEqual(measureGroups(new Map()), [])
})
