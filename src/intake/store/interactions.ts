import { rows, type Tx } from '../../platform/database/index.ts'
import type { InteractionRow } from '../recordInteractions.ts'

interface KnownInteraction {
  id: string
  occurredAt: Temporal.Instant
}

/** Interactions we have, by external id. */
export async function knownInteractions(
  tx: Tx,
  externalIds: string[],
): Promise<Map<string, KnownInteraction>> {
  const found = await rows<{ external_id: string; id: string; occurred_at: Temporal.Instant }>(
    tx,
    `select external_id, id, occurred_at from intake.external_ids
     where kind = 'interaction' and external_id = any($1)`,
    [externalIds],
  )
  return new Map(
    found.map(({ external_id, id, occurred_at }) => [external_id, { id, occurredAt: occurred_at }]),
  )
}

const COLUMNS = `id, external_id, occurred_at, recorded_at, channel, customer_id, staff_id, team_id, site_id, product,
  component, release, value_amount, value_currency, dimensions, failed, failure_kind, named, history, test`

/** Writes new interactions: their unique names first, then the rows. */
export async function insertInteractions(tx: Tx, all: InteractionRow[]): Promise<void> {
  if (all.length === 0) return
  await rows(
    tx,
    `with told as (select * from json_populate_recordset(null::intake.interactions, $1::json)),
       names as (insert into intake.external_ids (kind, external_id, id, customer_id, occurred_at)
         select 'interaction', external_id, id, customer_id, occurred_at from told)
     insert into intake.interactions (${COLUMNS}) select ${COLUMNS} from told`,
    [JSON.stringify(all)],
  )
}

/** Rewrites known interactions that differ; one whose time changed moves to its new month. Answers which did. */
export async function updateInteractions(
  tx: Tx,
  all: (InteractionRow & { before: Temporal.Instant })[],
): Promise<Set<string>> {
  if (all.length === 0) return new Set()
  const changed = await rows<{ id: string }>(
    tx,
    `with told as (select * from json_populate_recordset(null::intake.interactions, $1::json)),
       times as (select id, before from json_to_recordset($1::json) as x(id uuid, before timestamptz)),
       names as (update intake.external_ids e set occurred_at = told.occurred_at, customer_id = told.customer_id
         from told where e.kind = 'interaction' and e.external_id = told.external_id
           and (e.occurred_at, e.customer_id) is distinct from (told.occurred_at, told.customer_id))
     update intake.interactions i set (${CHANGEABLE}) = row(${columnsOf('told')})
     from told join times using (id) where i.id = told.id and i.occurred_at = times.before
       and (${columnsOf('i')}) is distinct from (${columnsOf('told')})
     returning i.id`,
    [JSON.stringify(all)],
  )
  return new Set(changed.map(({ id }) => id))
}

const CHANGEABLE = `occurred_at, channel, customer_id, staff_id, team_id, site_id, product, component, release,
  value_amount, value_currency, dimensions, failed, failure_kind, named`

const columnsOf = (table: string): string =>
  CHANGEABLE.split(',')
    .map((column) => `${table}.${column.trim()}`)
    .join(', ')

/** Feedback that named these interactions before they arrived now knows them. */
export async function linkFeedback(tx: Tx, externalIds: string[]): Promise<void> {
  if (externalIds.length === 0) return
  await rows(
    tx,
    `update intake.feedback f set interaction_id = e.id from intake.external_ids e
     where e.kind = 'interaction' and e.external_id = any($1)
       and f.interaction_external_id = e.external_id and f.interaction_id is null`,
    [externalIds],
  )
}
