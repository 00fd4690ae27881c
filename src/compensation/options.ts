import { add, formatMoney, type Money, money } from '../language/money.ts'
import type { Say } from '../language/say.ts'
import type { Catalogue, Extra, Gesture, Gift, Restore } from './catalogue.ts'
import type { GoodwillKind, Loss, LossKind, OfferOption, Outcome } from './recommendSchema.ts'

/** What the options are made from. */
export interface Choice {
  readonly loss: Loss
  readonly restitution: Money
  readonly goodwill: Money
  readonly goodwillKind: GoodwillKind
  readonly catalogue: Catalogue
  readonly say: Say
}

/** One option: what restores, what is added, what is done in person. */
interface Bundle {
  readonly restore?: Restore
  readonly extra?: Extra
  readonly gesture?: Gesture
}

/** The customer chooses between three (or two): in studies a choice of outcome helps more than a haggle. */
const MOST = 3

/** In kind first: what was lost decides what restores it. */
const RESTORE: Record<LossKind, Record<Outcome, readonly Restore[]>> = {
  money: { rejected: ['refund'], accepted: ['reduction'] },
  goods: { rejected: ['exchange', 'refund'], accepted: ['reduction'] },
  service: { rejected: ['redo', 'refund'], accepted: ['reduction'] },
  time: { rejected: ['refund'], accepted: ['reduction'] },
  attention: { rejected: [], accepted: [] },
  data: { rejected: ['refund'], accepted: ['reduction'] },
  safety: { rejected: ['refund'], accepted: ['reduction'] },
}

/** Best match first. Nobody who was harmed gets a marketing voucher, so safety knows no credit. */
const EXTRA: Record<LossKind, readonly Extra[]> = {
  money: ['money', 'credit', 'shipping', 'gift'],
  goods: ['gift', 'shipping', 'credit', 'money'],
  service: ['upgrade', 'credit', 'gift', 'money'],
  time: ['waiver', 'credit', 'upgrade', 'gift'],
  attention: ['gift', 'credit', 'upgrade'],
  data: ['protection', 'credit', 'gift', 'money'],
  safety: ['care', 'gift', 'money'],
}

const GESTURE: Record<LossKind, readonly Gesture[]> = {
  money: ['note', 'priority', 'apology'],
  goods: ['priority', 'note', 'apology'],
  service: ['priority', 'note', 'apology'],
  time: ['direct-line', 'note', 'priority'],
  attention: ['apology', 'note', 'public-thanks'],
  data: ['contact-person', 'apology', 'note'],
  safety: ['contact-person', 'apology', 'note'],
}

/** Two or three options that cost us the same, so that the choice is the customer's and not our controller's. */
export function optionsFor(choice: Choice): OfferOption[] {
  return bundles(choice).map((bundle) => ({
    kind: giftsOf(bundle).join('-and-'),
    label: labelOf(bundle, choice),
    value: add(
      worth(choice.restitution, bundle.restore, choice),
      worth(choice.goodwill, bundle.extra, choice),
    ),
    cost: add(choice.restitution, choice.goodwill),
    minutes: giftsOf(bundle).reduce((sum, gift) => sum + choice.catalogue.items[gift].minutes, 0),
  }))
}

function bundles({ loss, restitution, goodwill, goodwillKind, catalogue }: Choice): Bundle[] {
  const { items } = catalogue
  // A catalogue so thin that nothing is left to choose from falls back to what every company can do.
  const may = <G extends Gift>(gifts: readonly G[], fallback: readonly G[]): readonly G[] => {
    const offered = gifts.filter((gift) => items[gift].offered)
    return offered.length >= fallback.length ? offered : fallback
  }
  const restores = restitution.amount > 0 ? may(RESTORE[loss.lossKind][loss.outcome], ['refund']) : []
  const fitting = EXTRA[loss.lossKind].filter((extra) => goodwillKind !== 'credit' || !isCash(extra))
  const extras = goodwill.amount > 0 ? may(fitting, ['credit']) : []
  const gestures = may(GESTURE[loss.lossKind], ['note', 'apology'])
  const withGesture = extras.length < 2 || loss.lossKind === 'attention'
  const count = Math.max(2, Math.min(MOST, Math.max(extras.length, withGesture ? gestures.length : 0)))
  return Array.from({ length: count }, (_, i) => ({
    restore: restores[i % Math.max(1, restores.length)],
    extra: extras[i % Math.max(1, extras.length)],
    gesture: withGesture ? gestures[i] : undefined,
  }))
}

/** A waived fee keeps its place beside credit: it costs the company, but no money changes hands. */
const isCash = (extra: Extra): boolean => extra === 'money'

const giftsOf = ({ restore, extra, gesture }: Bundle): Gift[] =>
  [restore, extra, gesture].filter((gift) => gift !== undefined)

/** What spending so much on a gift is worth to the customer. */
function worth(cost: Money, gift: Gift | undefined, { catalogue }: Choice): Money {
  if (!gift) return cost
  const { costPercent, worthPercent } = catalogue.items[gift]
  return shareOf(cost, worthPercent, costPercent)
}

/** What stands on the label: vouchers, fees and parcels say their face, things say what they are worth. */
function face(cost: Money, gift: Gift, choice: Choice): Money {
  const says = gift === 'credit' || gift === 'shipping' || gift === 'waiver'
  return says ? shareOf(cost, 100, choice.catalogue.items[gift].costPercent) : worth(cost, gift, choice)
}

/** `part` hundredths of what `whole` hundredths bought, half a minor unit rounded up. */
const shareOf = ({ amount, currency }: Money, part: number, whole: number): Money =>
  money(Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole))), currency)

function labelOf(bundle: Bundle, choice: Choice): string {
  const { restitution, goodwill, say } = choice
  const locale = say('compensation:locale')
  const shown = (cost: Money, gift: Gift) => formatMoney(face(cost, gift, choice), locale, { short: true })
  const parts = [
    bundle.restore &&
      say(`compensation:gift.${bundle.restore}`, { amount: shown(restitution, bundle.restore) }),
    bundle.extra && say(`compensation:gift.${bundle.extra}`, { amount: shown(goodwill, bundle.extra) }),
    bundle.gesture && say(`compensation:gift.${bundle.gesture}`),
  ].filter((part) => part !== undefined)
  const label = parts.reduce((first, second) => say('compensation:gift.both', { first, second }))
  return label.charAt(0).toLocaleUpperCase(locale) + label.slice(1)
}
