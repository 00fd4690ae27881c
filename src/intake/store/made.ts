import { rows, type Tx } from '../../platform/database/index.ts'

/** Ids of rows that a batch wrote and that were not here before. */
export interface Made {
  interactions?: string[]
  feedback?: string[]
  customers?: string[]
  shifts?: string[]
}

/** So long a file can be taken back; later too much has been built on it. */
export const TAKE_BACK_DAYS = 30

/** Kept beside the batch that made them, in its transaction. */
export async function insertMade(
  tx: Tx,
  { importId, made, at }: { importId: string; made: Made; at: Temporal.Instant },
): Promise<void> {
  const all = Object.entries(made).filter(([, ids]) => ids.length > 0)
  if (all.length === 0) return
  await rows(
    tx,
    `insert into intake.import_made (import_id, at, what, ids)
     select $1, $2, what, ids from json_to_recordset($3::json) as x(what text, ids uuid[])`,
    [importId, at, JSON.stringify(all.map(([what, ids]) => ({ what, ids })))],
  )
}

export const hasMade = (tx: Tx, importId: string): Promise<boolean> =>
  rows(tx, 'select 1 from intake.import_made where import_id = $1 limit 1', [importId]).then(
    ({ length }) => length > 0,
  )

/** What can no longer be taken back need not be known any more. */
export const forgetMadeBefore = (tx: Tx, now: Temporal.Instant) =>
  rows(tx, 'delete from intake.import_made where at < $1', [now.subtract({ hours: 24 * TAKE_BACK_DAYS })])

/** The run is over and was taken back; what went and what stayed is said beside it. */
export const keepTakenBack = (
  tx: Tx,
  { id, takenBack, now }: { id: string; takenBack: object; now: Temporal.Instant },
) =>
  rows(
    tx,
    `update intake.imports set state = 'taken-back', taken_back = $2, updated_at = $3, problem = null where id = $1`,
    [id, JSON.stringify(takenBack), now],
  )

/** From here on nobody goes on with this run. */
export const beginTakingBack = (tx: Tx, { id, now }: { id: string; now: Temporal.Instant }) =>
  rows(tx, `update intake.imports set state = 'taking-back', updated_at = $2 where id = $1`, [id, now])
