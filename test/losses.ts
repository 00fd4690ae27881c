import fc from 'fast-check'
import { recommend } from '../src/compensation/recommend.ts'
import type { Loss } from '../src/compensation/recommendSchema.ts'
import { type Money, money } from '../src/language/money.ts'
import { t } from '../src/platform/i18n/index.ts'

/** Says the reasons in a language. */
export const sayIn = (locale: string) => (key: string, values?: Record<string, unknown>) =>
  t(locale, key, values)

/** No mandate in the way. */
export const plenty = (currency: string) => money(1e15, currency)

/** What is recommended, for somebody who may give as much as they like unless told. */
export const judge = (loss: Loss, mandate: Money | undefined = plenty(loss.affectedPrice.currency)) =>
  recommend(loss, { say: sayIn('en'), mandate })

/** A rejected cake of 80 that we spoiled. */
export const wrongCake: Loss = {
  affectedPrice: money(8000, 'EUR'),
  outcome: 'rejected',
  severity: 'S3',
  fault: 'company',
  recurring: false,
  businessDaysLate: 0,
  contacts: 1,
  lossKind: 'goods',
}

/** Any loss. */
export const loss: fc.Arbitrary<Loss> = fc.record({
  affectedPrice: fc
    .tuple(
      fc.oneof(fc.nat(50), fc.nat(1_000_000), fc.nat({ max: 1e9 })),
      fc.constantFrom('EUR', 'NOK', 'JPY', 'KWD'),
    )
    .map(([amount, currency]) => money(amount, currency)),
  outcome: fc.constantFrom('rejected', 'accepted'),
  severity: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'),
  fault: fc.constantFrom('company', 'third-party', 'customer', 'unclear'),
  recurring: fc.boolean(),
  businessDaysLate: fc.nat(20),
  contacts: fc.nat(10),
  lossKind: fc.constantFrom('money', 'goods', 'service', 'time', 'attention', 'data', 'safety'),
})
