/** Where a rule needs "now" it takes one of these; only server.ts, cli.ts and jobs.ts read the real one. */
export type Clock = () => Temporal.Instant
