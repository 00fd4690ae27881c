import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'

let amends: Amends
before(async () => {
  amends = await openAmends({ environment: { AMENDS_LOG: 'error' } })
})

const as = (name: Parameters<Amends['fetch']>[0]) => ({
  get: (path: string) => amends.fetch(name, 'GET', `/api/v1${path}`),
  post: (path: string, body?: unknown) => amends.fetch(name, 'POST', `/api/v1${path}`, body),
  put: (path: string, body?: unknown) => amends.fetch(name, 'PUT', `/api/v1${path}`, body),
  delete: (path: string) => amends.fetch(name, 'DELETE', `/api/v1${path}`),
})

test('the owner names the organisation, its colour and its money; an agent may not', async () => {
  const change = { colour: '#7A2B38', currencies: ['EUR', 'NOK', 'JPY'] }
  assert.equal((await as('Ana').put('/organisation', change)).status, 403)
  const { status, body } = await as('Olav').put('/organisation', change)
  assert.deepEqual([status, body.colour, body.name], [200, '#7A2B38', 'Fold & Crumb'])
})

test('a logo that could carry a script is refused', async () => {
  const logo = `data:image/svg+xml;base64,${Buffer.from('<svg onload="alert(1)"/>').toString('base64')}`
  const { status, body } = await as('Olav').put('/organisation', { logo })
  assert.deepEqual([status, body.errors[0].path], [422, '/logo'])
})

test('somebody who joins with an invitation gets a mail and can choose a password', async () => {
  const person = { name: 'Eva Rud', email: 'Eva@Bakery.example', role: 'agent', locale: 'nb', invite: true }
  const { status, body } = await as('Olav').post('/staff', { ...person, unitIds: [amends.units.Storgata] })
  assert.equal(status, 201)
  const link = new URL(body.link).pathname.split('/').at(-1)
  const opened = await amends.fetch(undefined, 'GET', `/api/v1/invitations/${link}`)
  assert.deepEqual(
    [opened.body.name, opened.body.email, opened.body.locale],
    ['Eva Rud', 'eva@bakery.example', 'nb'],
  )
  const { rows } = await amends.database.pool.query(`select kind, to_address, state from platform.mails`)
  assert.deepEqual(rows, [{ kind: 'invitation', to_address: 'eva@bakery.example', state: 'kept' }])
  const shown = await as('Olav').get(`/staff/${body.id}`)
  assert.equal(shown.body.joined, 'invited')
})

test('an e-mail address belongs to one person', async () => {
  const twin = { name: 'Another Ana', email: 'ANA@bakery.example', role: 'agent' }
  assert.equal((await as('Olav').post('/staff', twin)).status, 422)
})

test('agents know their colleagues by name; addresses are for leads', async () => {
  const { body } = await as('Ana').get('/staff?q=ingrid')
  assert.deepEqual([body.items.length, body.items[0].name, body.items[0].email], [1, 'Ingrid', undefined])
  assert.equal((await as('Tomas').get('/staff?q=ingrid')).body.items[0].email, 'ingrid@bakery.example')
})

test('long lists come in pages', async () => {
  const first = await as('Olav').get('/staff?limit=3')
  const second = await as('Olav').get(`/staff?limit=3&cursor=${first.body.nextCursor}`)
  const names = [...first.body.items, ...second.body.items].map(({ name }: { name: string }) => name)
  assert.deepEqual(names, names.toSorted())
  assert.equal(new Set(names).size, 6)
})

test('a promotion is seen at once', async () => {
  const nils = amends.people.Nils
  assert.equal((await as('Nils').get('/me')).body.role, 'agent')
  await as('Olav').put(`/staff/${nils}`, {
    role: 'lead',
    unitIds: [amends.units.Grønland, amends.units.Care],
  })
  const { body } = await as('Nils').get('/me')
  assert.deepEqual([body.role, body.sight.unitIds.length], ['lead', 2])
  await as('Olav').put(`/staff/${nils}`, { role: 'agent', unitIds: [amends.units.Grønland] })
})

test('somebody must stay the owner', async () => {
  const { status, body } = await as('Olav').put(`/staff/${amends.people.Olav}`, { role: 'agent' })
  assert.deepEqual([status, body.missing], [409, 'another owner'])
  assert.equal((await as('Olav').delete(`/staff/${amends.people.Olav}`)).status, 409)
})

test('who leaves is out at once: session, key and shifts', async () => {
  const { key } = await amends.makeKey({ asStaffId: amends.people.Tomas })
  assert.equal((await as('Tomas').get('/me')).status, 200)
  assert.equal((await as('Olav').delete(`/staff/${amends.people.Tomas}`)).status, 204)
  assert.equal((await as('Tomas').get('/me')).status, 401)
  assert.equal((await as({ key }).get('/me')).status, 401)
  const chain = await as('Olav').get(`/shifts/chain?team=${amends.units.Care}`)
  assert.equal(
    chain.body.items.some(({ name }: { name: string }) => name === 'Tomas'),
    false,
  )
})

test('the chain says who is called at which minute', async () => {
  const { body } = await as('Mona').get(`/shifts/chain?team=${amends.units.Care}`)
  assert.deepEqual(
    body.items.map(({ name, afterMinutes }: { name: string; afterMinutes: number }) => [name, afterMinutes]),
    [
      ['Ingrid', 0],
      ['Mona', 10],
      ['Olav', 20],
    ],
  )
})

const evening = { startsAt: '2026-11-22T17:00:00Z', endsAt: '2026-11-22T21:00:00Z' }

test('a lead plans shifts for their own people only', async () => {
  const own = await as('Ingrid').post('/shifts', { staffId: amends.people.Ana, ...evening })
  assert.equal(own.status, 201)
  const foreign = await as('Ingrid').post('/shifts', { staffId: amends.people.Nils, ...evening })
  assert.equal(foreign.status, 404)
  assert.equal((await as('Greta').delete(`/shifts/${own.body.id}`)).status, 404)
  assert.equal((await as('Ana').delete(`/shifts/${own.body.id}`)).status, 403)
  assert.equal((await as('Ingrid').delete(`/shifts/${own.body.id}`)).status, 204)
})

test('a shift that ends before it begins is refused', async () => {
  const backwards = { staffId: amends.people.Ana, startsAt: evening.endsAt, endsAt: evening.startsAt }
  assert.equal((await as('Ingrid').post('/shifts', backwards)).body.errors[0].path, '/endsAt')
})

test('the plan shows the opening hours in which nobody leads', async () => {
  const { body } = await as('Mona').get('/shifts?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z')
  assert.deepEqual(body.uncovered, [{ from: '2026-11-23T08:00:00Z', to: '2026-11-23T16:00:00Z' }])
})

test('mandates are set all at once, and what is not named always asks', async () => {
  const items = [{ role: 'agent', currency: 'JPY', perCase: 9_000, perMonth: 90_000 }]
  const { body } = await as('Olav').put('/mandates', { items })
  assert.deepEqual(body.items, items)
  assert.equal((await as('Mona').put('/mandates', { items: [] })).status, 403)
})

test('a month may not be less than one case', async () => {
  const items = [{ role: 'agent', currency: 'EUR', perCase: 2, perMonth: 1 }]
  assert.equal((await as('Olav').put('/mandates', { items })).status, 422)
})

test('a key is shown once, listed without itself, and switched off', async () => {
  const made = await as('Olav').post('/keys', { name: 'Till', scope: 'ingest' })
  assert.match(made.body.key, /^amends_live_/)
  const listed = await as('Olav').get('/keys')
  assert.equal(listed.text.includes(made.body.key), false)
  assert.equal((await as({ key: made.body.key }).get('/staff')).status, 403)
  assert.equal((await as('Olav').delete(`/keys/${made.body.id}`)).status, 204)
  assert.equal((await as({ key: made.body.key }).get('/me')).status, 401)
})

test('the owner sees what was refused, and nobody else does', async () => {
  await as({ key: `amends_live_${'x'.repeat(43)}` }).get('/staff')
  const { body } = await as('Olav').get('/refusals?limit=1')
  assert.deepEqual([body.items[0].rule, body.items[0].path], ['sign in', '/api/v1/staff'])
  assert.equal((await as('Mona').get('/refusals')).status, 403)
})

test('a place cannot be moved below itself', async () => {
  const { Oslo, Storgata } = amends.units
  const { status } = await as('Olav').put(`/units/${Oslo}`, {
    kind: 'region',
    name: 'Oslo',
    parentId: Storgata,
  })
  assert.equal(status, 422)
})
