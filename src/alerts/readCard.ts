import { type Evidence, type Status, shareOf } from '../cases/index.ts'
import { fallbackChain } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { type AlertCard, cardOf } from './card.ts'
import type { AlertRow } from './rows.ts'
import { type Callable, nextInChain } from './rules.ts'
import { type CardRow, cardRow, cardRowsOfCase } from './store/cards.ts'

/** The alert as screens show it, with who is called next by the shifts of this moment. */
export async function readCard(tx: Tx, alertId: string, now: Temporal.Instant): Promise<AlertCard> {
  const row = await cardRow(tx, alertId)
  if (!row) throw new Error(`no alert ${alertId} to show`)
  const [card] = await cardsOf(tx, [row], now)
  return card!
}

/** Every alert of a case, the newest first. */
export const alertsOfCase = async (tx: Tx, caseId: string, now: Temporal.Instant): Promise<AlertCard[]> =>
  cardsOf(tx, await cardRowsOfCase(tx, caseId), now)

/** The same for many; the chain of a place is asked for once. */
export async function cardsOf(tx: Tx, found: CardRow[], now: Temporal.Instant): Promise<AlertCard[]> {
  const chains = new Map<string, Promise<Callable[]>>()
  const chainOf = ({ team_id, site_id }: AlertRow) =>
    chains.getOrInsertComputed(`${team_id} ${site_id}`, () =>
      fallbackChain(tx, { teamId: team_id, siteId: site_id, now }),
    )
  return Promise.all(
    found.map(async (row) => {
      const waits = row.answered_at === null && row.withdrawn_at === null
      return asCard(row, waits ? nextInChain(await chainOf(row), row.called) : undefined)
    }),
  )
}

function asCard(row: CardRow, next: Callable | undefined): AlertCard {
  return cardOf({
    alert: row,
    case: {
      ...row,
      id: row.case_id,
      customer: { id: row.customer_id, name: row.customer_name ?? '' },
      owner: named(row.owner_id, row.owner_name),
      team: named(row.team_id, row.team_name),
      site: named(row.site_id, row.site_name),
      share: shareOf({
        status: row.status as Status,
        owned: row.owner_id !== null,
        evidence: row.evidence as Evidence[],
      }),
      earlierFailures: row.earlier_failures,
    },
    called: row.called.map((call) => ({
      ...call,
      alert_id: row.id,
      called_at: Temporal.Instant.from(call.called_at),
      seen_at: call.seen_at ? Temporal.Instant.from(call.seen_at) : null,
      mail_id: null,
      name: call.name ?? '',
    })),
    answeredBy: named(row.answered_by, row.answered_name),
    next,
  })
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
