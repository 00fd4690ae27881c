import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { Database } from '../database/index.ts'
import type { Log } from '../log/index.ts'

const CHANNEL = 'amends_live'
// PostgreSQL refuses payloads of 8,000 bytes; a number of the journal has at most 19 digits.
const IDS_A_NOTICE = 350
const RECONNECT_MS = 500

interface Notices {
  /** Journal numbers of what this process has committed. */
  send(ids: number[]): void
  close(): Promise<void>
}

/**
 * Numbers of events between processes, after their commit. NOTIFY inside the transactions would serialise all commits
 * (measured at 50 connections: 3,700-5,500 transactions a second without, 1,000-1,300 with). One notice is on its way at
 * a time and takes along what was committed meanwhile: a notice for each event, with the event in it, cost as much of
 * PostgreSQL's time as a fifth of the ratings (bench/w1).
 */
export function openNotices(options: {
  database: Database
  log: Log
  onIds: (ids: number[]) => void
}): Notices {
  const me = randomUUID()
  let closed = false
  let client: Client | undefined

  const listen = async (): Promise<void> => {
    const next = new Client(options.database.pool.options)
    client = next
    next.on('notification', ({ payload }) => receive(payload ?? '', me, options.onIds))
    next.on('error', () => {})
    await next.connect()
    next.on('end', () => setTimeout(reconnect, RECONNECT_MS).unref())
    // A lost notice is brought by the tail: it need not wait for the disk, as any commit with a number would.
    await next.query(`set synchronous_commit = off; listen ${CHANNEL}`)
  }
  const reconnect = (): void => {
    if (closed) return
    listen().catch((error: Error) => {
      options.log.warn({ err: error.message }, 'live notices wait for the database')
      setTimeout(reconnect, RECONNECT_MS).unref()
    })
  }
  reconnect()

  const waiting: number[] = []
  let sending = false
  const send = async (): Promise<void> => {
    sending = true
    while (waiting.length > 0) {
      const payload = JSON.stringify({ from: me, ids: waiting.splice(0, IDS_A_NOTICE) })
      await client
        ?.query('select pg_notify($1, $2)', [CHANNEL, payload])
        .catch((error: Error) =>
          options.log.warn({ err: error.message }, 'notice not sent, the tail will bring it'),
        )
    }
    sending = false
  }

  return {
    send: (ids) => {
      waiting.push(...ids)
      if (!sending) void send()
    },
    close: async () => {
      closed = true
      await client?.end().catch(() => {})
    },
  }
}

function receive(payload: string, me: string, onIds: (ids: number[]) => void): void {
  const { from, ids } = JSON.parse(payload) as { from: string; ids: number[] }
  if (from !== me) onIds(ids)
}
