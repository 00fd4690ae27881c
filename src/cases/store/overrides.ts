import { rows, type Tx } from '../../platform/database/index.ts'
import type { By } from '../rows.ts'
import { SEEN, type Sighted, sightValues } from './summaries.ts'
import type { Span } from './triage.ts'

/** Words that went out although a rule stopped them. */
export interface OverrideRow {
  case_id: string
  reference: string
  actor: By
  at: Temporal.Instant
  why: string
  rules: string[]
}

/** Letters written in this time, and the overrides among them, newest first. */
export async function overridesIn(tx: Tx, sighted: Sighted, { from, to }: Span) {
  const values = [...sightValues(sighted), from, to]
  const [counted] = await rows<{ written: number; overridden: number }>(
    tx,
    `select count(*) filter (where j.fact in ('case.acknowledged', 'case.told'))::int as written,
       count(*) filter (where j.fact = 'case.draft-overridden')::int as overridden
     from platform.journal j join cases.cases c on c.id = j.case_id
     where ${SEEN} and not c.test and j.at >= $4 and j.at <= $5
       and j.fact in ('case.acknowledged', 'case.told', 'case.draft-overridden')`,
    values,
  )
  const overrides = await rows<OverrideRow>(
    tx,
    `select j.case_id, c.reference, j.actor, j.at, j.why,
       array(select jsonb_array_elements_text(j.body->'rules')) as rules
     from platform.journal j join cases.cases c on c.id = j.case_id
     where ${SEEN} and not c.test and j.at >= $4 and j.at <= $5 and j.fact = 'case.draft-overridden'
     order by j.at desc, j.id desc limit 200`,
    values,
  )
  return { written: counted?.written ?? 0, overridden: counted?.overridden ?? 0, overrides }
}
