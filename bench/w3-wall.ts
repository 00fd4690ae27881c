/**
 * W3: how long the lead's wall takes with many open cases: each of its statements, and the whole.
 * `node bench/w3-wall.ts [open cases]` (40,000 unless told), beside five times as many closed ones of the past half year.
 */
import { wallOf } from '../src/alerts/wall.ts'
import { freshDatabase } from '../test/database.ts'
import { hireEverybody } from '../test/people.ts'
import { quantile, shown } from './figures.ts'

const OPEN = Number(process.argv[2] ?? 40_000)
const ROUNDS = 15
const now = Temporal.Instant.from('2026-11-21T10:52:00Z')

const database = await freshDatabase()
const { people, units } = await hireEverybody(database, now)
const values = [OPEN, now.toString(), [people.Ana, people.Nils], [units.Storgata, units.Grønland]]
// One in ten has nobody, half were spoken to, one in five has a promise that runs, one in a thousand an open alert.
await database.pool.query(`insert into customers.customers (id, name, created_at, updated_at)
  select gen_random_uuid(), 'Guest ' || n, now(), now() from generate_series(1, 20000) n`)
await database.pool.query(
  `with guests as (select array_agg(id) as ids from customers.customers)
  insert into cases.cases (id, reference, customer_id, failure_key, channel, team_id, site_id, title, words, severity, status,
    raised_by, occurred_at, detected_at, opened_at, owner_id, first_contact_at, last_outbound_at, next_due_at, search_tokens)
  select gen_random_uuid(), 'A-' || n, ids[1 + n % 20000], 'bench:' || n, 'survey', null, ($4::uuid[])[1 + n % 2], 'Wrong cake',
    'It says Happy Retirement Bob.', 'S' || (1 + n % 5),
    case when n > $1 then 'closed' else (array['open', 'acknowledged', 'understood', 'solved'])[1 + n % 4] end, 'detected',
    at, at, at, case when n % 10 = 0 then null else ($3::uuid[])[1 + n % 2] end,
    case when n % 2 = 0 then at + interval '9 minutes' end, case when n % 2 = 0 then at + interval '3 hours' end,
    case when n <= $1 then at + interval '20 days' end, '{wrong,cake}'
  from guests, generate_series(1, $1 * 6) n,
    lateral (select $2::timestamptz - make_interval(mins => 10 + ((n::bigint * 7919) % 260000)::int) as at) moment`,
  values,
)
await database.pool.query(
  `insert into cases.promises (id, case_id, kind, text, due_at, by, at)
   select gen_random_uuid(), id, 'news', 'Word from us', $1::timestamptz + make_interval(mins => (random() * 20000)::int - 9000), '{}', $1
   from cases.cases where status <> 'closed' and random() < 0.2`,
  [now.toString()],
)
await database.pool.query(
  `insert into alerts.alerts (id, case_id, severity, site_id, detected_at, raised_at, answer_due_at, answered_at)
   select gen_random_uuid(), id, severity, site_id, detected_at, detected_at, detected_at + interval '15 minutes',
     case when random() < 0.999 then detected_at + interval '6 minutes' end from cases.cases`,
)
await database.pool.query('analyze')

const lead = { all: false, unitIds: [units.Storgata, units.Care], staffId: people.Ingrid }
const owner = { all: true, unitIds: [], staffId: people.Olav }
const stories = { outsideChannels: () => true }
const { read, pool } = database
const statements = new Map<string, number[]>()
const ask = pool.query.bind(pool)
Object.assign(pool, {
  query: async (asked: { text: string; values: unknown[] }) => {
    const from = performance.now()
    const got = await ask(asked)
    const text = asked.text.replaceAll(/\s+/g, ' ')
    statements.getOrInsertComputed(text, () => []).push(performance.now() - from)
    return got
  },
})
for (const [name, sighted] of Object.entries({ owner, lead })) {
  const whole: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    await wallOf(read, { scope: { sighted, unitIds: undefined }, now, openScreens: 1, stories })
    whole.push(performance.now() - from)
  }
  console.log(
    `the wall of the ${name}: median ${shown(quantile(whole, 0.5))} ms, slowest ${shown(Math.max(...whole))} ms`,
  )
}
for (const [text, took] of [...statements]
  .sort((a, b) => quantile(b[1], 0.5) - quantile(a[1], 0.5))
  .slice(0, 6))
  console.log(`${shown(quantile(took, 0.5))} ms  ${text.slice(0, 150)}`)
