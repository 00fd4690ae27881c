import { existsSync, readFileSync } from 'node:fs'

// Clock ticks a second as Linux counts processor time for everybody.
const TICKS = 100

/** Milliseconds of processor time that a process and its children have used so far, those that ended included. */
export function processorMs(pid: number): number {
  const own = ticksOf(pid, [13, 14, 15, 16])
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  const live = children.reduce((sum, child) => sum + ticksOf(child, [13, 14]), 0)
  return ((own + live) * 1_000) / TICKS
}

// User and system time of the process, then of children that were waited for; counted behind the name in brackets.
function ticksOf(pid: number, fields: number[]): number {
  // One that just ended is in its parent's count.
  if (!existsSync(`/proc/${pid}/stat`)) return 0
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const rest = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields.reduce((sum, field) => sum + Number(rest[field - 2]), 0)
}
