/** Things that look like patterns and are none, or are one where many seem to be. */
export interface Decoys {
  /** An agent who only works the hour that fails. */
  confounded: boolean
  /** A pattern whose largest child carries most of it. */
  nested: boolean
  /** A team that is good with every product and bad overall, for it handles the bad product. */
  simpson: boolean
  /** Four times the volume for one product on one day, at the same rate. */
  surge: boolean
  /** A week in which the clocks change. */
  clockChange: boolean
  /** Complaints that come days after what they complain about. */
  late: boolean
  /** Five hours in which everything fails four times as often: one finding. */
  outage: boolean
}

/** All decoys at once. */
export const ALL_DECOYS: Decoys = {
  confounded: true,
  nested: true,
  simpson: true,
  surge: true,
  clockChange: true,
  late: true,
  outage: true,
}

/** None of them. */
export const NO_DECOYS: Decoys = {
  confounded: false,
  nested: false,
  simpson: false,
  surge: false,
  clockChange: false,
  late: false,
  outage: false,
}

/** What to make. */
export interface Plan {
  seed: number
  interactions: number
  /** How many patterns to plant. */
  plants: number
  decoys: Decoys
  /** Spread of the good and bad hours of whole teams: Gamma(1 / shocks) for each team and hour; 0 for none. */
  shocks: number
}

/** Something that is so in the made data. */
export interface Truth {
  /** Empty: everywhere. */
  slice: Record<string, string>
  /** How many times as often as otherwise. */
  ratio: number
  /** Failures expected without it. */
  expected: number
}

/**
 * Whether a search is held to finding it: expected 10 and three times as often, or expected 40 and twice. Single values
 * differ by nature (a fifth, up and down), so of them only three times is more than nature does.
 */
export const mustBeFound = ({ slice, expected, ratio }: Truth): boolean =>
  (expected >= 10 && ratio >= 3) || (expected >= 40 && ratio >= 2 && Object.keys(slice).length !== 1)
