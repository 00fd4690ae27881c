import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { Database, LiveEvent } from '../database/index.ts'
import type { Log } from '../log/index.ts'

const CHANNEL = 'amends_live'
// PostgreSQL refuses payloads of 8,000 bytes; a longer event is left to the tail (one second later).
const PAYLOAD_BYTES = 7_900
const RECONNECT_MS = 500

interface Notices {
  send(events: LiveEvent[]): void
  close(): Promise<void>
}

/**
 * Events between processes, after their commit. NOTIFY inside the transactions would serialise all commits
 * (measured at 50 connections: 3,700-5,500 transactions a second without, 1,000-1,300 with).
 */
export function openNotices(options: {
  database: Database
  log: Log
  onEvents: (events: LiveEvent[]) => void
}): Notices {
  const me = randomUUID()
  let closed = false
  let client: Client | undefined

  const listen = async (): Promise<void> => {
    const next = new Client(options.database.pool.options)
    client = next
    next.on('notification', ({ payload }) => receive(payload ?? '', me, options.onEvents))
    next.on('error', () => {})
    await next.connect()
    next.on('end', () => setTimeout(reconnect, RECONNECT_MS).unref())
    await next.query(`listen ${CHANNEL}`)
  }
  const reconnect = (): void => {
    if (closed) return
    listen().catch((error: Error) => {
      options.log.warn({ err: error.message }, 'live notices wait for the database')
      setTimeout(reconnect, RECONNECT_MS).unref()
    })
  }
  reconnect()

  return {
    send: (events) => {
      for (const payload of payloadsOf(me, events)) {
        options.database.pool
          .query('select pg_notify($1, $2)', [CHANNEL, payload])
          .catch((error: Error) =>
            options.log.warn({ err: error.message }, 'notice not sent, the tail will bring it'),
          )
      }
    },
    close: async () => {
      closed = true
      await client?.end().catch(() => {})
    },
  }
}

function receive(payload: string, me: string, onEvents: (events: LiveEvent[]) => void): void {
  const { from, events } = JSON.parse(payload) as { from: string; events: LiveEvent[] }
  if (from !== me) onEvents(events)
}

function payloadsOf(from: string, events: LiveEvent[]): string[] {
  const whole = JSON.stringify({ from, events })
  if (Buffer.byteLength(whole) <= PAYLOAD_BYTES) return [whole]
  return events
    .map((event) => JSON.stringify({ from, events: [event] }))
    .filter((payload) => Buffer.byteLength(payload) <= PAYLOAD_BYTES)
}
