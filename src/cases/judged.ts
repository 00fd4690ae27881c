import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import type { findingBody } from './schema.ts'
import { saidSince, viewsOf } from './store/parts.ts'

/** What we found out about a case. */
export type Finding = z.output<typeof findingBody>

/** What we found out; undefined while nobody has looked. */
export async function findingOf(tx: Tx, caseId: string): Promise<Finding | undefined> {
  const { finding } = await viewsOf(tx, caseId)
  return finding?.finding as Finding | undefined
}

// Each alone keeps expectations low while somebody waits; both within a day raise them (R5).
const TOGETHER_HOURS = 24

/** Whether an update and an explanation both went out within a day. */
export async function saidBothLately(tx: Tx, caseId: string, now: Temporal.Instant): Promise<boolean> {
  const since = now.subtract({ hours: TOGETHER_HOURS })
  const said = (kind: string) => saidSince(tx, { caseId, kind, since })
  return (await said('update')) && (await said('explanation'))
}
