import type { PoolClient } from 'pg'

/** Which interactions are read. */
export interface Span {
  /** Epoch seconds: from (included) to (excluded). */
  from: number
  to: number
  /** What was recorded later does not count; epoch seconds. */
  knownAt: number
  /** Only interactions of these teams and sites, and those of nobody; undefined is everything. */
  unitIds: readonly string[] | undefined
  /** Only interactions that somebody rated or complained about. */
  ratedOnly: boolean
}

/** One interaction as the search reads it. An array, for ten million of them are read. */
export type ReadRow = readonly [
  at: number,
  channel: string,
  staffId: string | null,
  teamId: string | null,
  siteId: string | null,
  product: string | null,
  component: string | null,
  release: string | null,
  /** JSON, where there are any. */
  dimensions: string | null,
  segment: string | null,
  failed: boolean | null,
  /** Epoch seconds of the first unhappy word. */
  unhappyAt: number | null,
  /** Only where it failed: nobody asks for the others. */
  id: string | null,
]

const ROWS_AT_ONCE = 20_000

const seconds = (column: string): string => `extract(epoch from ${column})::float8`

const seen = `($4::uuid[] is null or i.team_id = any($4) or i.site_id = any($4)
  or (i.team_id is null and i.site_id is null))`

const EXPOSURES = `
  select ${seconds('i.occurred_at')}, i.channel, i.staff_id, i.team_id, i.site_id, i.product, i.component, i.release,
    case when i.dimensions = '{}'::jsonb then null else i.dimensions::text end, c.segment, i.failed,
    ${seconds('f.unhappy_at')}, case when i.failed or f.unhappy_at is not null then i.id end
  from intake.v_exposures i
  left join (
    select interaction_id, min(received_at) filter (where flagged) as unhappy_at
    from intake.v_heard
    where interaction_id is not null and not test and received_at >= to_timestamp($1) and received_at <= to_timestamp($3)
    group by interaction_id) f on f.interaction_id = i.id
  left join customers.v_customers c on c.id = i.customer_id
  where i.occurred_at >= to_timestamp($1) and i.occurred_at < to_timestamp($2) and not i.test
    and i.recorded_at <= to_timestamp($3) and ${seen} and (not $5::boolean or f.interaction_id is not null)`

/** Reads the interactions of a span, so many at a time, and hands them on. Inside a transaction of the client. */
export async function readExposures(
  client: PoolClient,
  { from, to, knownAt, unitIds, ratedOnly }: Span,
  take: (row: ReadRow) => void,
): Promise<void> {
  // All rows will be read: without this the planner prefers what gives the first tenth soonest.
  await client.query('set local cursor_tuple_fraction = 1')
  await client.query(`declare exposures no scroll cursor for ${EXPOSURES}`, [
    from,
    to,
    knownAt,
    unitIds ?? null,
    ratedOnly,
  ])
  const fetch = { text: `fetch ${ROWS_AT_ONCE} from exposures`, rowMode: 'array' as const }
  for (;;) {
    const { rows } = await client.query<ReadRow[]>(fetch)
    for (const row of rows) take(row as unknown as ReadRow)
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('close exposures')
}

/** Epoch seconds of the newest interaction before a time; undefined where there is none. */
export async function newestBefore(client: PoolClient, { from, unitIds }: Span): Promise<number | undefined> {
  const { rows } = await client.query<{ at: number | null }>(
    `select ${seconds('max(i.occurred_at)')} as at from intake.v_exposures i
     where i.occurred_at < to_timestamp($1) and not i.test
       and ($2::uuid[] is null or i.team_id = any($2) or i.site_id = any($2) or (i.team_id is null and i.site_id is null))`,
    [from, unitIds ?? null],
  )
  return rows[0]?.at ?? undefined
}

/** Unhappy words of the span that belong to no interaction we know: they can only be counted. */
export async function countUnlinked(client: PoolClient, { from, to, unitIds }: Span): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from intake.v_heard i
     where i.received_at >= to_timestamp($1) and i.received_at < to_timestamp($2) and i.flagged and not i.test
       and i.interaction_id is null
       and ($3::uuid[] is null or i.team_id = any($3) or i.site_id = any($3) or (i.team_id is null and i.site_id is null))`,
    [from, to, unitIds ?? null],
  )
  return rows[0]?.count ?? 0
}

/** A release's date is the first interaction that bears it; the first of all is where the data begins, not a release. */
export async function readReleases(client: PoolClient, { to }: Span) {
  const { rows } = await client.query<{ component: string; release: string; at: number }>(
    `select component, release, ${seconds('min(occurred_at)')} as at from intake.v_exposures
     where component is not null and release is not null and not test and occurred_at < to_timestamp($1)
     group by component, release order by at`,
    [to],
  )
  return rows
}

/** The people: by what name, since when, what they have learnt and on which shifts they were. */
export async function readPeople(client: PoolClient, { from, to }: Span) {
  const people = await client.query<{
    id: string
    name: string
    external_id: string | null
    hired: number | null
  }>(`select id, name, external_id, ${seconds('hired_at::timestamptz')} as hired from people.v_tenures`)
  const modules = await client.query<{ staff_id: string; module: string; at: number }>(
    `select staff_id, module, ${seconds('min(completed_on)::timestamptz')} as at
     from people.v_completed_modules group by staff_id, module`,
  )
  const shifts = await client.query<{ staff_id: string; from: number; to: number }>(
    `select staff_id, ${seconds('starts_at')} as from, ${seconds('ends_at')} as to from people.v_shifts
     where ends_at > to_timestamp($1) and starts_at < to_timestamp($2) order by starts_at`,
    [from, to],
  )
  const units = await client.query<{ id: string; name: string; time_zone: string | null }>(
    'select id, name, time_zone from people.v_units',
  )
  return { people: people.rows, modules: modules.rows, shifts: shifts.rows, units: units.rows }
}

/** What is read of the people. */
export type PeopleRead = Awaited<ReturnType<typeof readPeople>>
/** What is read of the releases. */
export type ReleaseRead = Awaited<ReturnType<typeof readReleases>>
