import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { chanceFrom } from '../statistics/index.ts'
import { planTheNight } from './nights.ts'

const DAYS = 120
const A_DAY = 160
const PLACES = { Ana: 'storgata', Ingrid: 'storgata', Nils: 'gronland', Greta: 'gronland' } as const
const PRODUCTS = ['Sourdough', 'Rye bread', 'Coffee', '<img src=x onerror=alert(1)> {{p}} $t(nav.desk)']

let amends: Amends
let till: string

/** Sends what happened on the days before now, a thousand at a time. */
async function bringIn(visits: object[]): Promise<void> {
  for (let at = 0; at < visits.length; at += 1000) {
    const { status, text } = await amends.fetch(
      { key: till },
      'POST',
      '/api/v1/interactions',
      visits.slice(at, at + 1000),
    )
    assert.equal(status, 201, text)
  }
}

/** In this company Ana fails five times as often between nine and ten, and nothing else is wrong. */
function visits(): object[] {
  const chance = chanceFrom(7)
  const midnight = amends.clock.now().toZonedDateTimeISO('Europe/Oslo').startOfDay()
  return Array.from({ length: DAYS * A_DAY }, (_, number) => {
    const hour = 7 + chance.below(12)
    const staff = (['Ana', 'Ingrid', 'Nils', 'Greta'] as const)[chance.below(4)]!
    const at = midnight.subtract({ days: 1 + (number % DAYS) }).with({ hour, minute: chance.below(60) })
    return {
      externalId: `sale-${number}`,
      occurredAt: at.toInstant().toString(),
      channel: chance.happens(0.5) ? 'counter' : 'app',
      customer: { externalId: `guest-${number % 200}` },
      staff: { externalId: staff },
      site: PLACES[staff],
      product: PRODUCTS[chance.below(PRODUCTS.length)],
      failed: chance.happens(staff === 'Ana' && hour === 9 ? 0.15 : 0.03),
    }
  })
}

async function searchAs(name: 'Olav' | 'Ingrid' | 'Greta') {
  const asked = await amends.fetch(name, 'POST', '/api/v1/patterns/searches')
  assert.equal(asked.status, 202, asked.text)
  await amends.runDue()
  const done = await amends.fetch(name, 'GET', `/api/v1/patterns/searches/${asked.body.id}`)
  assert.equal(done.body.state, 'done', done.text)
  return (await amends.fetch(name, 'GET', '/api/v1/patterns')).body
}

before(async () => {
  amends = await openAmends()
  till = (await amends.makeKey({ scope: 'ingest' })).key
  await bringIn(visits())
})

test('before anybody searched, nothing is said and nothing is claimed to be fine', async () => {
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/patterns')
  assert.equal(body.search, null)
  assert.deepEqual(body.findings, [])
})

test('Ana between nine and ten is found, alone, with her numbers and a sentence', async () => {
  const { findings, search } = await searchAs('Olav')
  assert.deepEqual(
    findings.map(({ slice }: { slice: object }) => slice),
    [{ hour: '9', agent: 'Ana' }],
  )
  const [finding] = findings
  assert.ok(finding.ratio > 2 && finding.low > 1.3 && finding.failures > 30, JSON.stringify(finding))
  assert.equal(finding.life, 'new')
  assert.equal(finding.bothHalves, true)
  assert.match(finding.sentence, /^Between 9:00 and 10:00, with Ana: \d+ of \d+ interactions failed/)
  assert.equal(search.interactions, DAYS * A_DAY)
})

test('a second search calls it known; its hours show where it happens, its rows are the failed ones', async () => {
  const [finding] = (await searchAs('Olav')).findings
  assert.equal(finding.life, 'persisting')
  const one = (await amends.fetch('Olav', 'GET', `/api/v1/patterns/findings/${finding.id}`)).body
  assert.equal(one.sightings.length, 2)
  assert.match(one.command, /^npx amends patterns search --from \S+ --to \S+/)
  const byHour = one.hours.failures.reduce((sums: number[], k: number, cell: number) => {
    sums[cell % 24]! += k
    return sums
  }, Array(24).fill(0))
  assert.equal(byHour.indexOf(Math.max(...byHour)), 9)
  const rows = (await amends.fetch('Olav', 'GET', `/api/v1/patterns/findings/${finding.id}/cases?limit=200`))
    .body
  assert.equal(rows.items.length, finding.failures)
  assert.ok(rows.items.every(({ staff }: { staff: string }) => staff === 'Ana'))
  const page = (await amends.fetch('Olav', 'GET', `/api/v1/patterns/findings/${finding.id}/cases?limit=10`))
    .body
  const next = (
    await amends.fetch(
      'Olav',
      'GET',
      `/api/v1/patterns/findings/${finding.id}/cases?limit=10&cursor=${page.nextCursor}`,
    )
  ).body
  assert.deepEqual(next.items, rows.items.slice(10, 20))
})

test('whoever answers for another place is counted only what is theirs, and sees nothing of Ana', async () => {
  const { findings, search, scope } = await searchAs('Greta')
  assert.equal(scope, 'mine')
  assert.deepEqual(findings, [])
  assert.ok(search.interactions > 0 && search.interactions < (DAYS * A_DAY * 6) / 10)
  const [foreign] = (await amends.fetch('Olav', 'GET', '/api/v1/patterns')).body.findings
  for (const path of ['', '/cases']) {
    const { status } = await amends.fetch('Greta', 'GET', `/api/v1/patterns/findings/${foreign.id}${path}`)
    assert.equal(status, 404)
  }
  const { body } = await amends.fetch('Greta', 'GET', '/api/v1/patterns/people')
  assert.ok(!JSON.stringify(body).includes('Ana'))
})

test('a finding that the next search does not find is resolved, and stays to be read', async () => {
  await amends.database.pool.query(
    `update intake.interactions set failed = false where staff_id = $1
       and extract(hour from occurred_at at time zone 'Europe/Oslo') = 9 and hashtext(external_id) % 5 <> 0`,
    [amends.people.Ana],
  )
  const { findings, resolved } = await searchAs('Olav')
  assert.deepEqual(findings, [])
  assert.equal(resolved[0].slice.agent, 'Ana')
  assert.match(resolved[0].sentence, /Resolved\.$/)
})

test('while a search waits, whoever asks again gets the same one', async () => {
  const first = await amends.fetch('Mona', 'POST', '/api/v1/patterns/searches')
  const second = await amends.fetch('Mona', 'POST', '/api/v1/patterns/searches')
  assert.equal(first.body.id, second.body.id)
  await amends.runDue()
})

test('each night is planned once, asks for every search somebody wants, and plans the next', async () => {
  const planned = () =>
    amends.database.pool.query(
      `select start_after from platform.outbox where job = 'searchPatternsTonight' order by start_after`,
    )
  await amends.database.write((tx) => planTheNight(tx, { now: amends.clock.now() }))
  await amends.database.write((tx) => planTheNight(tx, { now: amends.clock.now() }))
  const [night, ...more] = (await planned()).rows.map((row) => row.start_after.toString())
  assert.equal(night, '2026-11-22T02:30:00Z', 'half past three in Oslo')
  assert.deepEqual(more, [])
  amends.clock.advance({ hours: 16 })
  await amends.runDue()
  const { rows } = await amends.database.pool.query(
    `select scope, state from patterns.searches where asked_at >= $1 and asked_by is null order by scope`,
    [night],
  )
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['done', 'done', 'done'],
  )
  assert.equal((await planned()).rows[0].start_after.toString(), '2026-11-23T02:30:00Z')
})

test('what is new is told as a fact, once', async () => {
  const { rows } = await amends.database.pool.query(
    `select body from platform.journal where fact = 'pattern.found' order by id`,
  )
  assert.equal(rows[0].body.slice.agent, 'Ana')
  assert.equal(new Set(rows.map(({ body }) => body.findingId)).size, rows.length)
})

test('history that a file brought long after is searched over its own last half year', async () => {
  await amends.database.pool.query(
    `update intake.interactions set occurred_at = occurred_at - interval '3 years'`,
  )
  const { search } = await searchAs('Olav')
  assert.equal(search.interactions, DAYS * A_DAY)
  assert.match(search.to, /^2023-11-/)
})
