/**
 * W10: what the impact page takes from its sums, through its routes, beside one SQL aggregate over the rows themselves and
 * beside counting everything anew. `node bench/w10-impact.ts [cases]` (1,000,000 unless told, with ten times as many ratings
 * of three times as many customers over three years, 200 sites, 20 teams, 500 colleagues).
 */
import { bringUpToDate } from '../src/impact/keep-counting.ts'
import { CASES_AS_DEFINED, CUSTOMERS_AS_DEFINED } from '../src/impact/store/definition.ts'
import { openAmends } from '../test/amends.ts'
import { quantile, shown } from './figures.ts'

const CASES = Number(process.argv[2] ?? 1_000_000)
const ROUNDS = 11
const ZONE = 'Europe/Oslo'

const amends = await openAmends()
const { database } = amends
const client = await database.pool.connect()
const seconds = async (what: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await what()
  return (performance.now() - from) / 1000
}
// Sequential ids, so that filling the tables is not what is measured.
const id = (kind: number, n: string) =>
  `('0190a000-0000-700${kind}-8000-' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`
const moment = (n: string) =>
  `timestamptz '2023-11-20' + make_interval(secs => ((${n})::bigint * 7919 % 94600000)::int)`
// A number from 0 to 99 that looks like chance and is the same each time.
const chance = (n: string, salt: number) => `(abs(hashint8((${n})::bigint + ${salt})) % 100)`

const FILLING = [
  `insert into people.units (id, kind, name, created_at)
   select ${id(1, 'n')}, case when n < 200 then 'site' else 'team' end, 'Place ' || n, now() from generate_series(0, 219) n`,
  `insert into people.staff (id, name, email, created_at) select ${id(2, 'n')}, 'Colleague ' || n, 'c' || n || '@example.org', now() from generate_series(0, 499) n`,
  `insert into intake.feedback (id, received_at, recorded_at, source, customer_id, scale, score, flagged)
   select ${id(3, 'n')}, at, at, 'survey', ${id(4, 'n * 3 / 10')}, 'stars5',
     case when n * 3 / 10 < ${CASES} and (n * 3) % 10 < 3 then 1 + ${chance('n', 1)} % 2
       else 3 + (${chance('n', 2)} + ${chance('n * 3 / 10', 3)}) / 67 end, false
   from generate_series(0, ${CASES} * 10 - 1) n, lateral (select ${moment('n')} as at) m`,
  `insert into cases.cases (id, reference, customer_id, failure_key, first_feedback_id, channel, team_id, site_id, title,
     first_scale, first_score, severity, status, raised_by, occurred_at, detected_at, opened_at, owner_id, first_contact_at, solved_at, closed_at)
   select ${id(5, 'n')}, 'B-' || n, ${id(4, 'n')}, 'bench:' || n, ${id(3, 'n * 10 / 3')}, (array['app', 'phone', 'counter', 'web'])[1 + n % 4],
     ${id(1, '200 + n % 20')}, ${id(1, `${chance('n', 4)} * 2 + n % 2`)}, 'Wrong cake', 'stars5', 1 + ${chance('n', 5)} % 2, 'S2',
     'closed', 'detected', at - interval '40 minutes', at, at, ${id(2, `${chance('n', 6)} * 5 + n % 5`)},
     case when ${chance('n', 7)} < 90 then at + make_interval(secs => 60 + ${chance('n', 8)} * 37) end,
     case when ${chance('n', 7)} < 70 then at + interval '5 hours' end, at + interval '6 days'
   from generate_series(0, ${CASES} - 1) n, lateral (select ${moment('n::bigint * 104729')} as at) m`,
  `insert into followup.asks (id, case_id, survey_id, attempt, channel, asked_at, waits_until, answered_at, scale, first_score, second_score)
   select ${id(6, 'n')}, ${id(5, 'n')}, ${id(7, 'n')}, 1, 'email', at, at, case when answers then at + interval '1 day' end, 'stars5', 1,
     case when answers then 2 + (${chance('n', 9)} + ${chance('n', 10)}) / 67 + n % 2 end
   from generate_series(0, ${CASES} - 1) n, lateral (select ${moment('n::bigint * 104729')} as at, ${chance('n', 11)} < 46 as answers) m
   where ${chance('n', 7)} < 70`,
  `insert into alerts.alerts (id, case_id, severity, detected_at, raised_at, answer_due_at, first_delivered_at, answered_at)
   select ${id(8, 'n')}, ${id(5, 'n')}, 'S2', at, at, at, at + make_interval(secs => 2 + ${chance('n', 12)}), at + make_interval(secs => 30 + ${chance('n', 13)} * 17)
   from generate_series(0, ${CASES} - 1) n, lateral (select ${moment('n::bigint * 104729')} as at) m`,
  `insert into cases.closures (id, case_id, answer, cause, what_we_did, by, at)
   select ${id(9, 'n')}, ${id(5, 'n')}, 'satisfied', (array['people', 'technical', 'production', 'service', 'supplier', 'tools', 'marketing', 'customer', 'unknown'])[1 + n % 9],
     '', '{}', ${moment('n::bigint * 104729')} from generate_series(0, ${CASES} - 1) n`,
]

// Triggers off: the notes of eleven million rows are not what is measured here.
await client.query('set session_replication_role = replica')
const filled = await seconds(async () => {
  for (const statement of FILLING) await client.query(statement)
})
await client.query('set session_replication_role = origin')
await client.query('analyze')
console.log(`${CASES} cases and ${CASES * 10} ratings in ${filled.toFixed(0)} s`)

const now = amends.clock.now()
const anew = await seconds(() => bringUpToDate({ database }, { now, anew: true }))
const plain = await seconds(() =>
  client.query(
    `select scale, arm, before, after, count(*) from (${CASES_AS_DEFINED}) c
       (id, day, customer, scale, arm, before, after, agent, team, site, cause, channel, detected, occurred, raised, a, b, c, d, e, f, g, h)
     group by 1, 2, 3, 4`,
    [null, ZONE],
  ),
)
const background = await seconds(() =>
  client.query(
    `select scale, before, after, count(*) from (${CUSTOMERS_AS_DEFINED}) c (customer, scale, day, before, after) group by 1, 2, 3`,
    [null, ZONE],
  ),
)
console.log(
  `counted anew: ${anew.toFixed(1)} s; one SQL aggregate over the same rows: ${plain.toFixed(1)} s for cases, ${background.toFixed(1)} s for people without one (${((plain + background) / anew).toFixed(2)} of it)`,
)
await client.query('analyze')
client.release()

const quarter = now
  .subtract({ hours: 91 * 24 })
  .toString()
  .slice(0, 10)
const PATHS = [
  ['the object, 13 weeks', `/api/v1/impact?from=${quarter}`],
  ['the object, three years', '/api/v1/impact'],
  ...['site', 'team', 'agent', 'cause', 'channel'].flatMap((by) => [
    [`the page by ${by}, 13 weeks`, `/api/v1/impact/page?from=${quarter}&by=${by}`],
    [`the page by ${by}, three years`, `/api/v1/impact/page?by=${by}`],
  ]),
  ['one site, 13 weeks', `/api/v1/impact/page?from=${quarter}&site=0190a000-0000-7001-8000-000000000007`],
  ['one cause, 13 weeks (from the cases)', `/api/v1/impact/page?from=${quarter}&cause=people`],
] as const
const table: Record<string, object> = {}
for (const [name, path] of PATHS) {
  const took: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    const { status, text } = await amends.fetch('Olav', 'GET', path as string)
    if (status !== 200) throw new Error(text)
    took.push(performance.now() - from)
  }
  table[name as string] = { 'median ms': shown(quantile(took, 0.5)), 'slowest ms': shown(Math.max(...took)) }
}
console.table(table)

// Five thousand cases change hands: what a busy day leaves to count.
await database.pool.query(
  `update cases.cases set owner_id = ${id(2, '7')}, version = version + 1
   where id in (select ${id(5, 'n')} from generate_series(0, ${Math.min(CASES, 5_000) - 1}) n)`,
)
const changes = await seconds(() => bringUpToDate({ database }, { now }))
console.log(`5,000 changed cases counted in ${changes.toFixed(2)} s`)
