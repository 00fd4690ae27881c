import { type Severity, worst } from '../../language/severity.ts'

/** What a failure cost the customer, as far as it is known; absent means not known. */
export interface Harm {
  readonly minutesLost?: number
  /** Loss as a share of the price, in percent. */
  readonly percentOfPriceLost?: number
  /** Loss beyond the thing itself: a missed connection, spoiled goods. */
  readonly consequentialLoss?: boolean
  /** A day that comes only once was damaged: a birthday, an exam. */
  readonly onceOnlyEvent?: boolean
  /** Safety, law, discrimination, privacy, a vulnerable person, a life event such as a wedding or a funeral. */
  readonly graveHarm?: boolean
}

const DAY = 24 * 60

/** The worst row that applies decides; a row nobody knows about decides nothing. Row borders are assumptions. */
export function severityOf(harm: Harm): Severity {
  return worst([
    byTime(harm.minutesLost),
    byMoney(harm.percentOfPriceLost),
    harm.consequentialLoss || harm.onceOnlyEvent ? 'S4' : 'S1',
    harm.graveHarm ? 'S5' : 'S1',
  ])
}

function byTime(minutes = 0): Severity {
  if (minutes < 15) return 'S1'
  if (minutes < 120) return 'S2'
  return minutes <= DAY ? 'S3' : 'S4'
}

/** More than the whole price means a loss beyond the thing itself. */
function byMoney(percent = 0): Severity {
  if (percent <= 0) return 'S1'
  if (percent < 25) return 'S2'
  return percent <= 100 ? 'S3' : 'S4'
}
