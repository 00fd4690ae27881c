import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { fallbackChain, leadsOnShift, type Place } from './index.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

const chain = async (place: Place, hours = 0) => {
  const now = amends.clock.now().add({ hours })
  const steps = await fallbackChain(amends.database.read, { ...place, now })
  return steps.map(({ name, why }) => `${name}: ${why}`)
}

test('an alert of a team at a site goes to who leads both, then the team, then the manager, then the owner', async () => {
  const { Care, Storgata } = amends.units
  assert.deepEqual(await chain({ teamId: Care, siteId: Storgata }), [
    'Ingrid: leads this shift',
    'Tomas: leads this shift',
    'Mona: manager',
    'Olav: owner',
  ])
})

test('when the first lead has gone home, the second is called first', async () => {
  assert.deepEqual(await chain({ teamId: amends.units.Care }, 5), [
    'Tomas: leads this shift',
    'Mona: manager',
    'Olav: owner',
  ])
})

test('when nobody leads, the manager is called, then the owner', async () => {
  assert.deepEqual(await chain({ teamId: amends.units.Care }, 24), ['Mona: manager', 'Olav: owner'])
})

test('a lead of another site is never called', async () => {
  assert.deepEqual(await chain({ siteId: amends.units.Grønland }), ['Mona: manager', 'Olav: owner'])
})

test('an alert of nowhere goes to whoever leads now', async () => {
  assert.deepEqual(await chain({}), [
    'Ingrid: leads this shift',
    'Tomas: leads this shift',
    'Mona: manager',
    'Olav: owner',
  ])
})

test('leads on shift are the chain without those who are called only after them', async () => {
  const steps = await leadsOnShift(amends.database.read, {
    siteId: amends.units.Storgata,
    now: amends.clock.now(),
  })
  assert.deepEqual(
    steps.map(({ name }) => name),
    ['Ingrid'],
  )
})
