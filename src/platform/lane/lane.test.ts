import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Lane } from './lane.ts'

const keep = <T>(value: T): PromiseSettledResult<T> => ({ status: 'fulfilled', value })

function recordingLane() {
  const groups: string[][] = []
  const lane = new Lane<string, string>({
    commit: async (items) => {
      groups.push(items)
      await new Promise((resume) => setTimeout(resume, 5))
      return items.map(keep)
    },
    keysOf: (item) => [item[0]!],
  })
  return { lane, groups }
}

test('the first to arrive commits alone at once, those who arrive meanwhile commit together', async () => {
  const { lane, groups } = recordingLane()
  await Promise.all(['a1', 'b1', 'c1'].map((item) => lane.enter(item)))
  assert.deepEqual(groups, [['a1'], ['b1', 'c1']])
})

test('two words of one customer never travel together and keep their order', async () => {
  const { lane, groups } = recordingLane()
  await Promise.all(['x1', 'a1', 'a2', 'b1', 'a3'].map((item) => lane.enter(item)))
  assert.deepEqual(groups, [['x1'], ['a1', 'b1'], ['a2'], ['a3']])
})

test('one refusal leaves the neighbours in peace', async () => {
  const lane = new Lane<string, string>({
    commit: async (items) =>
      items.map((item) => (item === 'bad' ? { status: 'rejected', reason: new Error('no') } : keep(item))),
    keysOf: (item) => [item],
  })
  const [good, bad] = await Promise.allSettled([lane.enter('good'), lane.enter('bad')])
  assert.equal(good.status, 'fulfilled')
  assert.equal(bad.status, 'rejected')
})

test('a failed commit fails its own group and the lane goes on', async () => {
  let fails = true
  const lane = new Lane<string, string>({
    commit: async (items) => {
      if (fails) throw new Error('database away')
      return items.map(keep)
    },
    keysOf: (item) => [item],
  })
  await assert.rejects(lane.enter('first'), /database away/)
  fails = false
  assert.equal(await lane.enter('second'), 'second')
})
