import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import type { PersonName } from '../../test/people.ts'
import { startLooking } from './keep-counting.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends({ now: Temporal.Instant.from('2026-11-16T08:00:00Z') })
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

const rate = async (who: string, score: number, more: object = {}) => {
  const heard = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'survey',
    customer: { email: `${who}@example.org`, name: who },
    team: 'care',
    site: 'storgata',
    scale: 'stars5',
    score,
    ...more,
  })
  assert.ok(heard.status < 300, heard.text)
  return heard.body
}

/** A case walked to its solution; the customer is asked again. */
async function mend(who: string, score = 1): Promise<string> {
  const { case: found } = await rate(who, score)
  const step = async (path: string, body: unknown) => {
    const got = await amends.fetch('Ana', 'PUT', `/api/v1/cases/${found.id}${path}`, body)
    assert.ok(got.status < 300, got.text)
  }
  await step('/owner', { staffId: amends.people.Ana })
  await step('/acknowledgement', { message: `${who}, I am so sorry.`, channel: 'email' })
  await step('/understanding', { summary: 'The wrong name.', confirmedByCustomer: true })
  await step('/resolution', { what: 'A new cake' })
  return found.id
}

async function answer(caseId: string, score: number): Promise<void> {
  await amends.runDue()
  const found = await amends.database.pool.query(
    "select body_text from platform.mails where kind = 'survey' and case_id = $1 order by written_at desc limit 1",
    [caseId],
  )
  const { pathname } = new URL(found.rows[0].body_text.match(/http:\S+\/s\/\S+/)[0])
  const got = await amends.fetch(undefined, 'POST', pathname, `score=${score}`)
  assert.equal(got.status, 303, got.text)
}

const impact = async (as: PersonName = 'Olav', query = '') => {
  const got = await amends.fetch(as, 'GET', `/api/v1/impact${query}`)
  assert.equal(got.status, 200, got.text)
  return got.body
}

test('before anybody was mended there is nothing to say, and it is said', async () => {
  const said = await impact()
  assert.deepEqual([said.pairs, said.verdict, said.net], [0, 'too little data', null])
  assert.deepEqual(said.recoveryRate.intentionToTreat, { rate: null, low: null, high: null, n: 0 })
})

test('a second rating is in the figures with the next look, beside those who stayed silent', async () => {
  const first = await mend('clara')
  await mend('grete')
  assert.deepEqual(
    [(await impact()).pairs, (await impact()).recoveryRate.intentionToTreat.n],
    [0, 2],
    'two were mended and asked, none has answered',
  )
  await answer(first, 5)
  const said = await impact()
  assert.deepEqual([said.pairs, said.change.mean], [1, 4])
  assert.deepEqual([said.bySite[0].name, said.bySite[0].pairs], ['Storgata', 1])
  assert.equal(said.clocks.timeToContact.n, 2)
})

test('ten mended people have a rate with its interval, nine have only their number', async () => {
  for (const who of ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9']) await mend(who)
  const nine = (await impact()).recoveryRate
  assert.deepEqual([nine.intentionToTreat.rate, nine.intentionToTreat.n, nine.coverage], [null, 9, null])
  await answer(await mend('c10', 2), 4)
  const ten = (await impact()).recoveryRate
  assert.deepEqual([ten.intentionToTreat.rate, ten.coverage], [0.2, 0.2])
  assert.deepEqual(ten.bounds, { low: 0.2, high: 1 })
})

test('people without a case teach what happens anyway, and who waited in vain is a control', async () => {
  for (const who of ['d1', 'd2']) await rate(who, 3)
  const { case: missed } = await rate('erik', 1)
  amends.clock.advance({ hours: 30 })
  for (const who of ['d1', 'd2', 'erik']) await rate(who, 4)
  const { basis } = await impact()
  assert.deepEqual([basis.background, basis.controls], [2, 1])
  assert.ok(missed.id)
})

test('a test key’s ratings and cases never enter the figures', async () => {
  const trial = (await amends.makeKey({ scope: 'ingest', test: true })).key
  const asked = (await impact()).clocks.timeToContact.n
  const real = key
  key = trial
  await rate('trial', 1)
  key = real
  assert.equal((await impact()).clocks.timeToContact.n, asked)
})

test('a lead sees the recovery of their own places only; an agent sees none', async () => {
  assert.equal((await impact('Ingrid')).recoveryRate.intentionToTreat.n, 10)
  assert.equal((await impact('Greta')).recoveryRate.intentionToTreat.n, 0)
  const agent = await amends.fetch('Ana', 'GET', '/api/v1/impact')
  assert.equal(agent.status, 403)
})

test('the period and the filters choose whose recovery is measured', async () => {
  const n = async (query: string) => (await impact('Olav', query)).recoveryRate.intentionToTreat.n
  assert.equal(await n('?from=2026-11-16&to=2026-11-16'), 10)
  assert.equal(await n('?from=2026-11-17'), 0)
  assert.equal(await n('?to=2026-11-16T07:00:00%2B01:00'), 10, 'the day of an instant is meant')
  assert.equal(await n(`?site=${amends.units.Storgata}`), 10)
  assert.equal(await n(`?site=${amends.units.Oslo}`), 10, 'a region is all below it')
  assert.equal(await n(`?site=${amends.units.Grønland}`), 0)
  assert.equal(await n(`?agent=${amends.people.Ana}`), 10)
  assert.equal(await n(`?agent=${amends.people.Nils}`), 0)
  assert.equal(await n('?channel=nothing&cause=people'), 0)
})

test('a place that the caller may not see does not exist for them, and a turned period is refused', async () => {
  const foreign = await amends.fetch('Greta', 'GET', `/api/v1/impact?site=${amends.units.Storgata}`)
  assert.equal(foreign.status, 404)
  const turned = await amends.fetch('Olav', 'GET', '/api/v1/impact?from=2026-11-20&to=2026-11-01')
  assert.deepEqual([turned.status, turned.body.errors[0].path], [422, '/from'])
})

test('a good answer counts as recovered unless the case is opened again within two weeks of it', async () => {
  // Longer than anybody stays signed in.
  const staff = await amends.makeKey()
  const ask = async (path: string) => (await amends.fetch(staff, 'GET', `/api/v1/impact${path}`)).body
  const recovered = async () => {
    const { rate, n } = (await ask('')).recoveryRate.intentionToTreat
    return Math.round(rate * n)
  }
  const reopen = async (caseId: string) => {
    const path = `/api/v1/cases/${caseId}/closure?why=The%20name%20is%20wrong%20again&customerSaid=true`
    const got = await amends.fetch(staff, 'DELETE', path)
    assert.ok(got.status < 300, got.text)
  }
  const [soon, late] = [await mend('gro'), await mend('hanne')]
  await answer(soon, 5)
  await answer(late, 5)
  const [before, { pairs, change }] = [await recovered(), await ask('')]
  amends.clock.advance({ hours: 13 * 24 })
  await reopen(soon)
  assert.equal(await recovered(), before - 1)
  const after = await ask('')
  assert.deepEqual([after.pairs, after.change.mean], [pairs, change.mean], 'the answer itself still counts')
  const behind = await ask('/cases?scale=stars5&recovered=false&answered=true')
  assert.deepEqual(
    behind.items.map(({ id }: { id: string }) => id),
    [soon],
  )
  amends.clock.advance({ hours: 2 * 24 })
  await reopen(late)
  assert.equal(await recovered(), before - 1, 'after two weeks it is another story')
})

test('somebody keeps counting while nobody looks', async () => {
  await rate('frode', 3)
  await startLooking(amends.app, amends.clock.now())
  await startLooking(amends.app, amends.clock.now())
  // Twice: alerts that escalate meanwhile are changes too.
  for (let look = 0; look < 2; look++) {
    amends.clock.advance({ minutes: 2 })
    await amends.runDue()
  }
  const { rows } = await amends.database.pool.query('select count(*) from impact.to_count')
  assert.equal(rows[0].count, 0)
  const { rows: jobs } = await amends.database.pool.query(
    "select count(*) from platform.outbox where job = 'countImpact'",
  )
  assert.equal(jobs[0].count, 1, 'and only one of all processes does')
})
