import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learntOf } from './ears.ts'
import { packHints, packKinds, unpackHints, unpackKinds } from './packing.ts'
import { packRows, packShared, unpackRows, unpackShared } from './packNet.ts'

test('what hears a language is packed and read back as it was', () => {
  const learnt = learntOf('nb')
  assert.ok(learnt)
  const { weights, net } = learnt
  assert.deepEqual(
    packKinds({ ...unpackKinds(packKinds(weights)), ...unpackHints(packHints(weights)) }),
    packKinds(weights),
  )
  assert.deepEqual(unpackHints(packHints(weights)).hints, weights.hints)
  const rows = unpackRows(packRows(net))
  assert.deepEqual([rows.rows, rows.parts, rows.scale], [net.rows, net.parts, net.scale])
  const shared = unpackShared(packShared(net))
  assert.deepEqual(shared.out, net.out)
  assert.deepEqual(shared.inputs, net.inputs)
})
