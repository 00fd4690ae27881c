import { rows, type Tx } from '../database/index.ts'
import type { Actor } from '../journal/index.ts'

/** One saved version of a setting. */
export interface SettingRow {
  version: number
  content: object
  basis: 'assumption' | 'calibrated'
  why: string
  by: Actor
  at: Temporal.Instant
}

const COLUMNS = 'version, content, basis, why, by, at'

/** Every saved version, newest first. */
export const versionsOf = (tx: Tx, name: string) =>
  rows<SettingRow>(tx, `select ${COLUMNS} from platform.settings where name = $1 order by version desc`, [
    name,
  ])

/** The version that stood at a moment; undefined = none was saved by then. */
export const versionAt = (tx: Tx, name: string, at: Temporal.Instant) =>
  rows<SettingRow>(
    tx,
    `select ${COLUMNS} from platform.settings where name = $1 and at <= $2 order by version desc limit 1`,
    [name, at],
  ).then(([row]) => row)

/** Keeps the next version. Two people who save at once meet on the primary key: one of them is told. */
export const insertVersion = (tx: Tx, name: string, { version, content, basis, why, by, at }: SettingRow) =>
  rows<{ version: number }>(
    tx,
    `insert into platform.settings (name, version, content, basis, why, by, at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning version`,
    [name, version, JSON.stringify(content), basis, why, JSON.stringify(by), at],
  ).then(([row]) => row?.version)
