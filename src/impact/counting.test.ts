import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { newId } from '../platform/database/index.ts'
import { type Chance, chanceFrom } from '../statistics/index.ts'
import { countAnew, countChanges } from './count.ts'
import { ARMS } from './pairs.ts'
import { readFigures } from './read-figures.ts'

const START = Temporal.Instant.from('2026-09-28T06:00:00Z')
const ZONE = 'Europe/Oslo'
const PLACES = ['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b', null]
const CUSTOMERS = Array.from({ length: 14 }, () => newId())

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})

/** A company whose rows change at random, as the other rooms change them. */
interface Life {
  chance: Chance
  now: Temporal.Instant
  ratings: { id: string; customer: string; score: number }[]
  cases: string[]
}

const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.below(from.length)] as T
const sql = (text: string, values: unknown[] = []) => database.pool.query(text, values)

async function rate({ chance, now, ratings }: Life): Promise<void> {
  const rating = { id: newId(), customer: pick(chance, CUSTOMERS), score: 1 + chance.below(5) }
  ratings.push(rating)
  await sql(
    `insert into intake.feedback (id, received_at, recorded_at, source, customer_id, scale, score, flagged, test)
     values ($1, $2, $2, 'survey', $3, $4, $5, false, $6)`,
    [
      rating.id,
      now,
      rating.customer,
      chance.happens(0.9) ? 'stars5' : 'nps',
      rating.score,
      chance.happens(0.05),
    ],
  )
}

async function openCase({ chance, now, ratings, cases }: Life): Promise<void> {
  const rating = pick(chance, ratings)
  if (!rating) return
  const id = newId()
  cases.push(id)
  await sql(
    `insert into cases.cases (id, reference, customer_id, failure_key, first_feedback_id, channel, team_id, site_id, title,
       first_scale, first_score, severity, status, raised_by, occurred_at, detected_at, opened_at, history, test)
     values ($1::uuid, $1::uuid::text, $2, $1::uuid::text, $3, $4, $5, $6, '', $7, $8, 'S2', 'open', 'detected', $9, $10, $10, $11, $12)`,
    [
      id,
      rating.customer,
      rating.id,
      pick(chance, ['app', 'phone']),
      pick(chance, PLACES),
      pick(chance, PLACES),
      chance.happens(0.9) ? 'stars5' : null,
      chance.happens(0.9) ? rating.score : null,
      now.subtract({ minutes: chance.below(4_000) }),
      now,
      chance.happens(0.1),
      chance.happens(0.05),
    ],
  )
}

/** One change of one case: what happens to it in the other rooms, in any order. */
const CHANGES: ((life: Life, id: string) => Promise<unknown>)[] = [
  ({ now }, id) =>
    sql(
      `insert into alerts.alerts (id, case_id, severity, detected_at, raised_at, answer_due_at)
       values ($1, $2, 'S2', $3, $3, $3)`,
      [newId(), id, now],
    ),
  ({ now }, id) => sql('update alerts.alerts set first_delivered_at = $2 where case_id = $1', [id, now]),
  ({ now }, id) => sql('update alerts.alerts set answered_at = $2 where case_id = $1', [id, now]),
  ({ now }, id) => sql('update alerts.alerts set withdrawn_at = $2 where case_id = $1', [id, now]),
  ({ now }, id) =>
    sql('update cases.cases set first_contact_at = coalesce(first_contact_at, $2) where id = $1', [id, now]),
  ({ chance }, id) =>
    sql('update cases.cases set owner_id = $2, team_id = $3 where id = $1', [
      id,
      pick(chance, PLACES),
      pick(chance, PLACES),
    ]),
  ({ now }, id) =>
    sql(
      `insert into followup.asks (id, case_id, survey_id, attempt, channel, asked_at, waits_until, scale)
       values ($1, $2, gen_random_uuid(), 1, 'email', $3, $3, 'stars5')`,
      [newId(), id, now],
    ),
  ({ chance, now }, id) =>
    sql('update followup.asks set answered_at = $2, second_score = $3 where case_id = $1', [
      id,
      now,
      1 + chance.below(5),
    ]),
  async ({ chance, now }, id) => {
    await sql(
      `insert into cases.closures (id, case_id, answer, cause, what_we_did, by, at)
       values ($1, $2, 'satisfied', $3, '', '{}', $4)`,
      [newId(), id, pick(chance, ['people', 'tools']), now],
    )
    await sql(
      "update cases.cases set status = 'closed', closed_at = $2, version = version + 1 where id = $1",
      [id, now],
    )
  },
  async ({ chance }, id) =>
    chance.happens(0.2) && sql("update cases.cases set status = 'dismissed' where id = $1", [id]),
  ({ now }, id) => reopen(id, now),
  async ({ now }, id) => {
    await sql(
      `insert into followup.asks (id, case_id, survey_id, attempt, channel, asked_at, waits_until, answered_at, scale, second_score)
       values ($1, $2, gen_random_uuid(), 2, 'email', $3, $3, $3, 'stars5', 5)`,
      [newId(), id, now],
    )
    await reopen(id, now.add({ hours: 30 }))
  },
]

async function reopen(id: string, at: Temporal.Instant): Promise<void> {
  await sql(
    `insert into cases.reopenings (id, case_id, why, steps_before, by, at) values ($1, $2, 'failed-again', 4, '{}', $3)`,
    [newId(), id, at],
  )
  await sql(
    "update cases.cases set status = 'open', closed_at = null, failure_key = gen_random_uuid() where id = $1",
    [id],
  )
}

async function reconsider({ chance, ratings }: Life): Promise<void> {
  const rating = pick(chance, ratings)
  if (!rating) return
  await (chance.happens(0.3)
    ? sql('delete from intake.feedback where id = $1', [rating.id])
    : sql('update intake.feedback set score = $2 where id = $1', [rating.id, 1 + chance.below(5)]))
}

async function live(life: Life, changes: number): Promise<void> {
  for (let i = 0; i < changes; i++) {
    life.now = life.now.add({ minutes: life.chance.below(900) })
    const what = life.chance.uniform()
    const id = pick(life.chance, life.cases)
    if (what < 0.3) await rate(life)
    else if (what < 0.45) await openCase(life)
    else if (what < 0.5) await reconsider(life)
    else if (id) await pick(life.chance, CHANGES)(life, id)
  }
}

const TABLES = ['cases', 'customers', 'pair_counts', 'clock_counts', 'score_counts']

async function everythingCounted(): Promise<Record<string, string[]>> {
  const counted: Record<string, string[]> = {}
  for (const table of TABLES) {
    const { rows } = await sql(`select t::text as row from impact.${table} t order by t::text`)
    counted[table] = rows.map(({ row }) => row)
  }
  return counted
}

const counting = (now: Temporal.Instant) => ({ database, now, timeZone: ZONE })

test('whatever happens and whenever it is counted, the sums equal everything counted anew', async () => {
  const life: Life = { chance: chanceFrom(31), now: START, ratings: [], cases: [] }
  assert.equal(
    await countChanges(counting(life.now)),
    false,
    'before the first count everything is to be counted',
  )
  assert.equal(await countAnew(counting(life.now)), true)
  const arms = new Set<string>()
  for (let round = 0; round < 12; round++) {
    await live(life, 40)
    assert.equal(await countChanges(counting(life.now)), true)
    const asItWent = await everythingCounted()
    assert.equal(await countAnew(counting(life.now)), true)
    assert.deepEqual(asItWent, await everythingCounted(), `round ${round}`)
    for (const arm of ARMS) if (asItWent.pair_counts?.some((row) => row.includes(arm))) arms.add(arm)
  }
  const { clock_counts: clocks } = await everythingCounted()
  assert.deepEqual([...arms].sort(), [...ARMS].sort(), 'every kind of pair was counted at some time')
  assert.ok((clocks?.length ?? 0) > 50)
})

test('whatever the period, months and years and single days together say what the cases themselves say', async () => {
  const life: Life = { chance: chanceFrom(33), now: START, ratings: [], cases: [] }
  await live(life, 250)
  await countAnew(counting(life.now))
  const groupings = ['all', 'site', 'team', 'agent', 'cause', 'channel'] as const
  const first = START.toZonedDateTimeISO(ZONE).toPlainDate()
  for (let i = 0; i < 25; i++) {
    const from = first.add({ days: life.chance.below(60) - 20 })
    const period = { from, to: from.add({ days: life.chance.below(80) }) }
    const asked = { period, parts: {}, groupings, now: life.now }
    const place = { sites: undefined, teams: undefined }
    const all = await readFigures(database.read, { ...asked, scope: { all: true, unitIds: [], ...place } })
    // Whoever sees every place sees the same, read case by case.
    const seen = { all: false, unitIds: PLACES.filter((each) => each !== null), ...place }
    assert.deepEqual(
      await readFigures(database.read, { ...asked, scope: seen }),
      all,
      `${period.from} to ${period.to}`,
    )
  }
})

test('what came while everything was counted anew is neither lost nor counted twice', async () => {
  const life: Life = { chance: chanceFrom(32), now: START, ratings: [], cases: [] }
  await live(life, 30)
  await countChanges(counting(life.now))
  const meanwhile = live(life, 60)
  await countAnew(counting(life.now))
  await meanwhile
  await countChanges(counting(life.now))
  const asItWent = await everythingCounted()
  await countAnew(counting(life.now))
  assert.deepEqual(asItWent, await everythingCounted())
})

test('when the organisation moves to another zone, the days are counted anew', async () => {
  const now = START
  assert.equal(await countChanges({ ...counting(now), timeZone: 'Asia/Tokyo' }), false)
  assert.equal(await countAnew({ ...counting(now), timeZone: 'Asia/Tokyo' }), true)
  assert.equal(await countChanges({ ...counting(now), timeZone: 'Asia/Tokyo' }), true)
})
