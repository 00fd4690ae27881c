import { write } from './call.ts'
import { connection } from './connection.ts'
import { newKey } from './key.ts'
import { Refusal } from './refusal.ts'

/** A write that could not leave and is kept on this machine until it can. */
export interface Waiting {
  /** Also its Idempotency-Key, so that leaving twice does it once. */
  id: string
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  ifMatch?: string | number
  /** What a person calls it: "Text to Clara". */
  label: string
  /** ISO instant it was done here. */
  at: string
  /** Why it came back; it then waits for a person, not for the line. */
  refused?: string
}

const STORE = 'amends.waiting'
const watchers = new Set<() => void>()
let waiting: readonly Waiting[] = read()

function read(): Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return [] // storage is off or its text was damaged: nothing of ours can be in it
  }
}

function become(next: readonly Waiting[]): void {
  waiting = next
  localStorage.setItem(STORE, JSON.stringify(next))
  for (const watch of watchers) watch()
}

/** What waits to leave. */
export const waitingList = {
  all: () => waiting,
  watch: (run: () => void) => {
    watchers.add(run)
    return () => watchers.delete(run)
  },
  takeBack: (id: string) => become(waiting.filter((each) => each.id !== id)),
  clear: () => become([]),
}

/** Writes now, or, without a connection, keeps it here: then answers 'waits'. Refusals are thrown as ever. */
export async function writeOrKeep(
  intent: Pick<Waiting, 'method' | 'path' | 'body' | 'ifMatch' | 'label'>,
): Promise<'done' | 'waits'> {
  const kept: Waiting = { ...intent, id: newKey(), at: new Date().toISOString() }
  // What was done first must arrive first, so nothing overtakes what already waits.
  if (!waiting.some((each) => !each.refused) && (await leaves(kept))) return 'done'
  become([...waiting, kept])
  if (!connection.state().lostSince) void sendWaiting()
  return 'waits'
}

async function leaves(one: Waiting): Promise<boolean> {
  try {
    await write(one.method, one.path, { body: one.body, ifMatch: one.ifMatch, idempotencyKey: one.id })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.unreachable) return false
    throw error
  }
}

let sending: Promise<void> | undefined

/** Sends what waits, oldest first, until the line breaks again. A clash is shown, never merged in silence. */
export function sendWaiting(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(): Promise<void> {
  for (let next = firstReady(); next; next = firstReady()) if (!(await sendOne(next))) return
}

const firstReady = () => waiting.find((each) => !each.refused)

async function sendOne(one: Waiting): Promise<boolean> {
  try {
    if (!(await leaves(one))) return false
    waitingList.takeBack(one.id)
  } catch (error) {
    const refused = error instanceof Error ? error.message : String(error)
    become(waiting.map((each) => (each.id === one.id ? { ...each, refused } : each)))
  }
  return true
}

connection.watch(() => {
  if (!connection.state().lostSince) void sendWaiting()
})
