/**
 * Named points at which a fault test kills the process (`AMENDS_FAULT=name`), as if the power went. In normal operation
 * the variable is absent and a point costs one comparison.
 */
export function crashPoint(name: CrashPoint): void {
  if (FAULT !== name) return
  process.kill(process.pid, 'SIGKILL')
}

/** Every place where being killed must lose nothing and do nothing twice. */
export const CRASH_POINTS = [
  'ingest: before commit',
  'ingest: after commit, before the answer',
  'relay: before the queue has it',
  'relay: after commit',
  'escalation: before commit',
  'escalation: after commit',
  'mail: before sending',
  'mail: after sending, before marking',
  'story: before commit',
  'story: after commit',
] as const

export type CrashPoint = (typeof CRASH_POINTS)[number]

const FAULT = process.env.AMENDS_FAULT
