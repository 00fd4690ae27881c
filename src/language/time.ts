/** Where a rule needs "now" it takes one of these; only server.ts, cli.ts and jobs.ts read the real one. */
export type Clock = () => Temporal.Instant

/** The clock of this machine, as fine as PostgreSQL keeps time: what is answered now reads the same when asked for later. */
export const machineClock: Clock = () =>
  Temporal.Now.instant().round({ smallestUnit: 'microsecond', roundingMode: 'floor' })
