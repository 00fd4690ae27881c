import type { Scale } from '../../language/score.ts'
import { rows, type Tx } from '../../platform/database/index.ts'
import type { Actor } from '../../platform/journal/index.ts'

/** A row of impact.assumptions. */
export interface AssumptionRow {
  id: string
  scale: Scale
  mean: number | null
  retest: number | null
  why: string
  set_by: Actor
  set_at: Temporal.Instant
}

const COLUMNS = 'id, scale, mean::float8 as mean, retest::float8 as retest, why, set_by, set_at'

/** What was assumed on a scale, the newest first. */
export const assumptionsOn = (tx: Tx, scale: Scale, limit: number) =>
  rows<AssumptionRow>(
    tx,
    `select ${COLUMNS} from impact.assumptions where scale = $1 order by set_at desc, id desc limit $2`,
    [scale, limit],
  )

/** Keeps what is assumed from now on; earlier rows stay. */
export const insertAssumption = (tx: Tx, row: AssumptionRow) =>
  rows(
    tx,
    `insert into impact.assumptions (id, scale, mean, retest, why, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, row.scale, row.mean, row.retest, row.why, row.set_by, row.set_at],
  )
