import { rows, type Tx } from '../../platform/database/index.ts'
import type { SavedCalibration } from '../text/calibrate/pack.ts'

/** What was learnt, as kept. */
export interface CalibrationRow {
  version: number
  engine: string
  ratings: number
  summary: SavedCalibration['summary'] | null
  words: Uint8Array | null
  gathered_to: string
  updated_at: Temporal.Instant | null
}

/** Which state is the current one; cheap enough to ask every other second. */
export const calibrationVersion = (tx: Tx) =>
  rows<Pick<CalibrationRow, 'version'>>(tx, 'select version from detection.calibration').then(
    ([row]) => row!.version,
  )

export const calibrationRow = (tx: Tx) =>
  rows<CalibrationRow>(
    tx,
    'select version, engine, ratings, summary, words, gathered_to, updated_at from detection.calibration',
  ).then(([row]) => row!)

/** Everything but the weights: what screens show. */
export const calibrationSummary = (tx: Tx) =>
  rows<Omit<CalibrationRow, 'words' | 'gathered_to'>>(
    tx,
    'select version, engine, ratings, summary, updated_at from detection.calibration',
  ).then(([row]) => row!)

/** What a lesson leaves behind. */
export interface Learnt extends SavedCalibration {
  /** The version that the learner saw; false where somebody else wrote since. */
  seen: number
  gatheredTo: string
  at: Temporal.Instant
}

/** Writes what was learnt, unless somebody else has since; answers whether it did. */
export const saveCalibration = (tx: Tx, { engine, summary, words, seen, gatheredTo, at }: Learnt) =>
  rows(
    tx,
    `update detection.calibration set version = version + 1, engine = $2, ratings = $3, summary = $4, words = $5,
       gathered_to = $6, updated_at = $7
     where version = $1 returning version`,
    [seen, engine, summary.ratings, JSON.stringify(summary), Buffer.from(words), gatheredTo, at],
  ).then((written) => written.length === 1)

/** Whatever is kept is not used any more: the next lesson learns again from the ratings. */
export const dropCalibration = (tx: Tx) =>
  rows(tx, `update detection.calibration set version = version + 1, engine = '' returning version`)

/** How well it did after so many ratings. */
export interface PointRow {
  ratings: number
  at: Temporal.Instant
  answers: string
  shipped_loss: number
  answered_loss: number
}

export const keepPoints = (tx: Tx, points: PointRow[]) =>
  rows(
    tx,
    `insert into detection.calibration_points (ratings, at, answers, shipped_loss, answered_loss)
     select ratings, at, answers, shipped_loss, answered_loss
     from json_populate_recordset(null::detection.calibration_points, $1::json)
     on conflict do nothing`,
    [JSON.stringify(points)],
  )

/** The last points that nobody went back behind, oldest first. */
export const lastPoints = (tx: Tx, count: number) =>
  rows<PointRow>(
    tx,
    `select * from (
       select ratings, at, answers, shipped_loss, answered_loss from detection.calibration_points
       where not undone order by ratings desc, at desc limit $1) last
     order by ratings, at`,
    [count],
  )

export const undoPointsAfter = (tx: Tx, ratings: number) =>
  rows(tx, 'update detection.calibration_points set undone = true where ratings > $1', [ratings])
