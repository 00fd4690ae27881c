import assert from 'node:assert/strict'
import type { Amends } from '../amends.ts'

/** Rows of a case at Storgata, which nobody at Grønland may see, and one case that they may. */
export interface Rows {
  case: string
  feedback: string
  alert: string
  offer: string
  promise: string
  task: string
  shift: string
  person: string
  passkey: string
  /** A search of the whole organisation and what it found. */
  search: string
  finding: string
  /** The case at Grønland, owned by Nils. */
  ownCase: string
  /** A shift of Nils, whom Greta leads. */
  ownShift: string
  ownPerson: string
  ownUnit: string
  foreignUnit: string
  foreignCustomer: string
}

/** Walks one case at each place so far that every kind of row beside a case exists. */
export async function makeRows(amends: Amends): Promise<Rows> {
  const { key } = await amends.makeKey({ scope: 'ingest' })
  const unhappy = async (site: string, phone: string) => {
    const place = site === 'storgata' ? { site, team: 'care' } : { site }
    const receivedAt = amends.clock.now().toString()
    const feedback = { receivedAt, source: 'phone', customer: { phone }, scale: 'stars5', score: 1, ...place }
    return (await done(amends.fetch({ key }, 'POST', '/api/v1/feedback', feedback))) as Heard
  }
  const [theirs, ours] = [await unhappy('storgata', '+4722000001'), await unhappy('gronland', '+4722000002')]
  const ana = (method: string, path: string, body: object) =>
    done(amends.fetch('Ana', method, `/api/v1/cases/${theirs.case.id}${path}`, body))
  await ana('PUT', '/owner', { staffId: amends.people.Ana })
  await ana('PUT', '/acknowledgement', { message: 'I am sorry.', channel: 'phone' })
  const promise = await ana('POST', '/promises', {
    kind: 'callback',
    text: 'We call at noon.',
    dueAt: amends.clock.now().add({ hours: 2 }).toString(),
  })
  await ana('PUT', '/understanding', { summary: 'The wrong cake.', confirmedByCustomer: false })
  const task = await amends.database.pool.query('select id from cases.tasks limit 1')
  await ana('PUT', '/understanding', { summary: 'The wrong cake.', confirmedByCustomer: true })
  const offer = await ana('POST', '/offers', {
    kind: 'refund',
    restitution: { amount: 20_000, currency: 'EUR' },
    reason: 'The cake bore another name.',
  })
  await done(
    amends.fetch('Nils', 'PUT', `/api/v1/cases/${ours.case.id}/owner`, { staffId: amends.people.Nils }),
  )
  return {
    case: theirs.case.id,
    feedback: theirs.id,
    alert: theirs.alert.id,
    promise: promise.id,
    offer: offer.id,
    task: task.rows[0].id,
    person: amends.people.Ingrid,
    passkey: await somebodysPasskey(amends),
    ...(await searched(amends)),
    ownCase: ours.case.id,
    ownPerson: amends.people.Nils,
    ownUnit: amends.units.Grønland,
    foreignUnit: amends.units.Storgata,
    foreignCustomer: (await customerOf(amends, theirs.case.id)).id,
    ...(await shifts(amends)),
  }
}

interface Heard {
  id: string
  case: { id: string }
  alert: { id: string }
}

async function done(asked: ReturnType<Amends['fetch']>) {
  const got = await asked
  assert.ok(got.status < 300, got.text)
  return got.body
}

async function searched({ database, clock, app }: Amends): Promise<{ search: string; finding: string }> {
  const [search, finding, now] = [app.newId(), app.newId(), clock.now()]
  await database.pool.query(`insert into patterns.scopes (key, asked_at) values ('everything', $1)`, [now])
  await database.pool.query(
    `insert into patterns.searches (id, scope, asked_at, state, finished_at, from_at, to_at, report)
     values ($1, 'everything', $2, 'done', $2, $2, $2, '{}')`,
    [search, now],
  )
  const figures = {
    failures: 40,
    exposure: 400,
    expected: 10,
    ratio: 3.1,
    low: 2.3,
    high: 4.2,
    p: 1e-9,
    q: 1e-6,
  }
  const body = {
    finding: { slice: { hour: '9' }, direction: 'worse', claimed: true, ...figures },
    story: { bothHalves: true, life: 'new', first: 0, last: 0 },
  }
  await database.pool.query(
    `insert into patterns.findings (id, scope, identity, direction, life, first_found_at, last_found_at, search_id, place,
       body) values ($1, 'everything', 'nine', 'worse', 'new', $2, $2, $3, 0, $4)`,
    [finding, now, search, JSON.stringify(body)],
  )
  return { search, finding }
}

async function shifts(amends: Amends): Promise<{ shift: string; ownShift: string }> {
  const given = await done(amends.fetch('Olav', 'POST', '/api/v1/shifts', shiftFor(amends, 'Nils')))
  const { rows } = await amends.database.pool.query('select id from people.shifts where staff_id = $1', [
    amends.people.Ingrid,
  ])
  return { shift: rows[0].id, ownShift: given.id }
}

const shiftFor = (amends: Amends, name: 'Nils') => ({
  staffId: amends.people[name],
  startsAt: amends.clock.now().add({ hours: 24 }).toString(),
  endsAt: amends.clock.now().add({ hours: 32 }).toString(),
})

async function customerOf({ database }: Amends, caseId: string): Promise<{ id: string }> {
  const { rows } = await database.pool.query('select customer_id as id from cases.cases where id = $1', [
    caseId,
  ])
  return rows[0]
}

async function somebodysPasskey({ database, people }: Amends): Promise<string> {
  const id = '0190a000-0000-7000-8000-000000000009'
  await database.pool.query(
    `insert into people.passkeys (id, public_key, staff_id, credential_id, counter, device_type, backed_up)
     values ($1, 'key', $2, 'credential', 0, 'platform', false)`,
    [id, people.Ana],
  )
  return id
}
