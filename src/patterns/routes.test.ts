import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

const LEAVES = [9, 10, 11, 12].flatMap((hour) =>
  ['Ana', 'Bo', 'Mark', 'Wei'].map((agent) => ({ hour, agent })),
)

/** Every leaf fails 10 of 400 times in the minute before; now Mark at nine fails 40 times. */
const ROWS = LEAVES.flatMap((leaf) => {
  const bad = leaf.hour === 9 && leaf.agent === 'Mark' ? 40 : 10
  return [
    { ...leaf, bad: 10, n: 400, at: 1000 },
    { ...leaf, bad, n: 400, at: 1060 },
  ]
})
const QUESTION = { rows: ROWS, failures: 'bad', exposure: 'n', time: 'at', at: 1060, window: 60 }

test('a table sent over HTTP is searched as the command does it', async () => {
  const { status, body } = await amends.fetch('Olav', 'POST', '/api/v1/patterns/table', QUESTION)
  assert.equal(status, 200)
  assert.equal(body.findings.length, 1)
  assert.deepEqual(body.findings[0].slice, { hour: '9', agent: 'Mark' })
  assert.equal(body.findings[0].claimed, true)
})

test('a table with a column that is not there is refused with the name of the column', async () => {
  const { status, body } = await amends.fetch('Olav', 'POST', '/api/v1/patterns/table', {
    ...QUESTION,
    failures: 'no',
  })
  assert.equal(status, 422)
  assert.match(body.detail, /"no"/)
})

test('an agent may not search: findings can name colleagues', async () => {
  const { status } = await amends.fetch('Ana', 'POST', '/api/v1/patterns/table', QUESTION)
  assert.equal(status, 403)
})
