/** What happened after and before this case, for the two flags that change who must act. */
export interface History {
  readonly reopened: boolean
  /** The recovery survey was answered with the lowest marks (2 of 5 or worse). */
  readonly unhappyWithRecovery: boolean
  /** Days since an earlier failure of the same cause; `undefined` when there was none. */
  readonly sameCauseDaysAgo?: number
}

/** We failed, and then failed to mend it: a senior person owns it within 30 minutes and no template is used. */
export const isDoubleDeviation = ({ reopened, unhappyWithRecovery, sameCauseDaysAgo }: History): boolean =>
  reopened || unhappyWithRecovery || (sameCauseDaysAgo !== undefined && sameCauseDaysAgo <= 90)

/** How close this customer was to us, and how we treated that. */
export interface Bond {
  /** Among the third of customers who are with us longest. */
  readonly longestThird: boolean
  readonly failuresInYear: number
  /** "The outcome was fair", 1 to 5; `undefined` when not asked. */
  readonly fairness?: number
}

/**
 * Loyal customers who feel betrayed turn against us without any gain to themselves, and public offers then make it
 * worse: senior personal contact, an admission and a changed process come before any offer.
 */
export const isBetrayalRisk = ({ longestThird, failuresInYear, fairness }: Bond): boolean =>
  longestThird && (failuresInYear >= 2 || (fairness !== undefined && fairness <= 2))
