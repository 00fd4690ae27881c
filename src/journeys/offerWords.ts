import type { OfferRow } from '../compensation/index.ts'
import { formatMoney, money } from '../language/money.ts'
import { hasWords, t } from '../platform/i18n/index.ts'

type Offered = Pick<OfferRow, 'kind' | 'restitution' | 'goodwill' | 'currency'>

/** "Money back: €52.80", as the customer reads it. */
export function offerLine({ kind, restitution, goodwill, currency }: Offered, locale: string): string {
  const total = money(restitution + goodwill, currency ?? 'EUR')
  const label = kind
    .split('-and-')
    .map((part) => kindWord(part, locale))
    .join(' + ')
  return total.amount > 0 ? `${label}: ${formatMoney(total, locale)}` : label
}

// A kind is a word of ours or a colleague's own.
const kindWord = (kind: string, locale: string): string =>
  hasWords(`cases:offer.kind.${kind}`) ? t(locale, `cases:offer.kind.${kind}`) : kind

/** "€48.00 owed to you, €4.80 on top", where it has both. */
export function offerParts({ restitution, goodwill, currency }: Offered, locale: string): string {
  if (restitution === 0 || goodwill === 0) return ''
  const shown = (amount: number) => formatMoney(money(amount, currency ?? 'EUR'), locale)
  return t(locale, 'journeys:casePage.lines', { owed: shown(restitution), extra: shown(goodwill) })
}
