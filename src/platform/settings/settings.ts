import type { z } from 'zod'
import type { Tx } from '../database/index.ts'
import { outdated } from '../http/index.ts'
import { type Actor, record } from '../journal/index.ts'
import { insertVersion, type SettingRow, versionAt, versionsOf } from './store.ts'

/** Every version of a setting says which it is, and whether its numbers were measured. */
export interface Versioned {
  readonly version: number
  readonly basis: 'assumption' | 'calibrated'
}

/** A table of numbers that an organisation may change: its name, what it may look like, and what ships. */
export interface Setting<Content extends Versioned> {
  readonly name: string
  readonly schema: z.ZodType<Content>
  readonly shipped: Content
}

/** The version that stands now. */
export const settingNow = async <C extends Versioned>(tx: Tx, setting: Setting<C>): Promise<C> =>
  contentOf(setting, (await versionsOf(tx, setting.name))[0])

/** The version that stood at a moment, such as when a case was opened: a case is not judged anew by a later table. */
export const settingAt = async <C extends Versioned>(
  tx: Tx,
  setting: Setting<C>,
  at: Temporal.Instant,
): Promise<C> => contentOf(setting, await versionAt(tx, setting.name, at))

function contentOf<C extends Versioned>({ schema, shipped }: Setting<C>, row: SettingRow | undefined): C {
  return row ? schema.parse({ ...row.content, version: row.version, basis: row.basis }) : shipped
}

/** A version as the history shows it; the one that ships has no author and no day. */
export interface SettingVersion<C extends Versioned> {
  content: C
  why: string | null
  by: Actor | null
  at: string | null
}

/** Every version, newest first; the last is the one that ships. */
export async function settingHistory<C extends Versioned>(
  tx: Tx,
  setting: Setting<C>,
): Promise<SettingVersion<C>[]> {
  const saved = (await versionsOf(tx, setting.name)).map((row) => ({
    content: contentOf(setting, row),
    why: row.why,
    by: row.by,
    at: row.at.toString(),
  }))
  return [...saved, { content: setting.shipped, why: null, by: null, at: null }]
}

interface Saving<C extends Versioned> {
  content: Omit<C, 'version'>
  why: string
  by: Actor
  at: Temporal.Instant
  /** The version the person changed; another one by now is told, not overwritten. */
  seen?: number | undefined
}

/** Keeps a changed table as its next version, with why, in the journal. */
export async function saveSetting<C extends Versioned>(
  tx: Tx,
  setting: Setting<C>,
  { content, why, by, at, seen }: Saving<C>,
): Promise<C> {
  const { version: standing } = await settingNow(tx, setting)
  if (seen !== undefined && seen !== standing) throw outdated(standing)
  const { basis, ...rest } = content
  const version = standing + 1
  if (!(await insertVersion(tx, setting.name, { version, content: rest, basis, why, by, at })))
    throw outdated(version)
  await record(tx, {
    fact: 'setting.changed',
    actor: by,
    at,
    why,
    live: true,
    body: { name: setting.name, version },
  })
  return setting.schema.parse({ ...content, version })
}
