import { connection } from './connection.ts'

/** One event as the server sent it. */
export interface LiveEvent<T = unknown> {
  id: string
  type: string
  data: T
}

type Hear = (event: LiveEvent) => void

const hearing = new Map<string, Set<Hear>>()
let source: EventSource | undefined
let lastId = ''
let failed = 0
let retry: ReturnType<typeof setTimeout> | undefined
const RETRY_MS = 3000

/** Hears one type of event (`alert.raised`). Returns the way to stop. */
export function hear(type: string, run: Hear): () => void {
  const all = hearing.get(type) ?? new Set()
  if (!hearing.has(type)) source?.addEventListener(type, onEvent)
  hearing.set(type, all.add(run))
  return () => all.delete(run)
}

/** Opens the live line and keeps it open: it resumes after the last event it has heard, so nothing is lost between. */
export function openLine(): () => void {
  connect()
  const follow = () => !connection.state().lostSince && !isOpen() && connect()
  const stopFollowing = connection.watch(follow)
  addEventListener('online', tryNow)
  addEventListener('offline', connection.lost)
  return () => {
    stopFollowing()
    removeEventListener('online', tryNow)
    removeEventListener('offline', connection.lost)
    clearTimeout(retry)
    source?.close()
    source = undefined
  }
}

const isOpen = () => source !== undefined && source.readyState !== EventSource.CLOSED

function connect(): void {
  clearTimeout(retry)
  source?.close()
  // The browser sends Last-Event-ID itself when it reconnects; a new source can only say it in the address.
  source = new EventSource(`/api/v1/live${lastId ? `?lastEventId=${encodeURIComponent(lastId)}` : ''}`)
  source.onopen = () => {
    failed = 0
    connection.reached()
  }
  source.onmessage = onEvent
  source.onerror = () => {
    failed += 1
    // A stream may end and begin again in peace; only when it cannot begin is the server asked whether it is there.
    if (failed > 1) void connection.ask()
    if (!isOpen()) retry = setTimeout(connect, RETRY_MS)
  }
  for (const type of hearing.keys()) source.addEventListener(type, onEvent)
}

function onEvent(message: MessageEvent<string>): void {
  connection.reached()
  if (message.lastEventId) lastId = message.lastEventId
  const event = { id: message.lastEventId, type: message.type, data: parsed(message.data) }
  for (const run of hearing.get(event.type) ?? []) run(event)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // a heartbeat or a plain word
  }
}

/** Tries the line at once: the banner's "Try now". */
export function tryNow(): void {
  connect()
  void connection.ask()
}
