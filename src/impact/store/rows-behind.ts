import { SCALE_RULES, type Scale } from '../../language/score.ts'
import { rows, type Tx } from '../../platform/database/index.ts'
import type { Period } from '../period.ts'
import { PARTED, type Parts, partValues, SCOPED, type Scope, scopeValues } from './figures.ts'

/** Which of the cases a figure counts. */
export interface Behind {
  arm: 'treated' | 'control' | 'any'
  scale?: Scale | undefined
  answered?: boolean | undefined
  recovered?: boolean | undefined
  before?: number | undefined
}

/** One case behind a figure. */
export interface BehindRow {
  case_id: string
  reference: string
  day: string
  customer_id: string
  customer_name: string | null
  scale: Scale | null
  before: number | null
  after: number | null
  agent_name: string | null
  team_name: string | null
  site_name: string | null
  cause: string | null
  channel: string
  alert_seconds: number | null
  answer_seconds: number | null
  contact_seconds: number | null
}

interface Asked {
  scope: Scope
  period: Period
  parts: Parts
  behind: Behind
}

const WITHIN = `${SCOPED} and ${PARTED} and ($10::text = 'any' or x.arm = $10 or ($10 = 'treated' and x.arm = 'reopened')) and ($11::text is null or x.scale = $11)
  and ($12::boolean is null or (x.after is not null) = $12) and ($13::int is null or x.before = $13)
  and ($14::int is null or coalesce(x.after >= $14 and x.arm <> 'reopened', false) = $15)`

const valuesOf = ({ scope, period, parts, behind }: Asked): unknown[] => [
  ...scopeValues(scope),
  ...partValues(period, parts),
  behind.arm,
  behind.scale ?? null,
  behind.answered ?? null,
  behind.before ?? null,
  behind.recovered !== undefined && behind.scale ? SCALE_RULES[behind.scale].recoveredFrom : null,
  behind.recovered ?? false,
]

/** Where a page of the list ended. */
export interface Place {
  day: string
  caseId: string
}

/** The cases behind a figure, the newest first. */
export const rowsBehind = (tx: Tx, asked: Asked, page: { after: Place | undefined; limit: number }) =>
  rows<BehindRow>(
    tx,
    `select x.case_id, c.reference, x.day, x.customer_id, x.scale, x.before, x.after, x.cause, x.channel,
       coalesce(cu.name, cu.email, cu.phone, cu.external_id) as customer_name, o.name as agent_name,
       t.name as team_name, s.name as site_name, x.alert_seconds, x.answer_seconds, x.contact_seconds
     from impact.cases x join cases.v_cases c on c.id = x.case_id
     left join customers.v_customers cu on cu.id = x.customer_id
     left join people.v_staff o on o.id = x.agent_id
     left join people.v_units t on t.id = x.team_id left join people.v_units s on s.id = x.site_id
     where ${WITHIN} and ($16::date is null or (x.day, x.case_id) < ($16, $17::uuid))
     order by x.day desc, x.case_id desc limit $18`,
    [...valuesOf(asked), page.after?.day ?? null, page.after?.caseId ?? null, page.limit],
  )

/** How many they are. */
export const countBehind = (tx: Tx, asked: Asked) =>
  rows<{ n: number }>(tx, `select count(*) as n from impact.cases x where ${WITHIN}`, valuesOf(asked)).then(
    ([row]) => row?.n ?? 0,
  )
