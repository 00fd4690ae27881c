import type { Database, LiveEvent, Outgoing } from '../database/index.ts'
import {
  type Cursor,
  cursorNow,
  type JournalRow,
  liveFactsAfter,
  liveFactsOf,
  livePlacesAfter,
} from '../journal/index.ts'
import type { Log } from '../log/index.ts'
import { eventFrame, type Place, placeFrame } from './frames.ts'
import { openNotices } from './notices.ts'

/** One open screen. */
export interface Desk {
  /** Whether this person may see the event. Asked for every event, so keep it cheap. */
  sees(event: LiveEvent): boolean
  /** Sends one server-sent-events block. */
  write(frame: string): void
  /** Settles when what was sent has been read, or nobody reads any more: the past is told no faster than it is heard. */
  drained(): Promise<void>
}

interface Attached {
  desk: Desk
  /** Events delivered fast before this number were not delivered to this desk. */
  since: number
  /** Blocks held back while older events are replayed. */
  waiting: LiveEvent[] | undefined
  /** Events told on arriving that lie beyond the place the desk was given: the tail will meet them again. */
  ahead: ReadonlySet<number>
}

// Reading the tail each second is the truth; a notice is only a faster hint (architecture, "one direction").
const TAIL_MS = 1_000
const REPLAY_ROWS = 500
const REMEMBERED = 10_000
const NONE: ReadonlySet<number> = new Set()

const asEvent = (row: JournalRow): LiveEvent => ({
  id: row.id,
  kind: row.fact,
  audience: { teamId: row.team_id, siteId: row.site_id, staffId: row.staff_id },
  data: {
    ...row.body,
    ...(row.case_id ? { caseId: row.case_id } : {}),
    at: row.at.toString(),
    journalId: row.id,
  },
})

/**
 * Brings committed events to open screens. Each event goes out twice over: at once by the fast path (this process's own
 * commit, or a notice from another process), with the place before it; then the ordered tail moves the reader's place past it,
 * or delivers it in full where the fast path did not. The place only moves past what no late commit can overtake; what lies
 * beyond is told all the same. So nothing is waited for, and nothing is skipped on resuming.
 */
export class LiveHub {
  #desks = new Map<Desk, Attached>()
  #delivered = new Map<number, number>()
  #deliveries = 0
  #place: Cursor = { xid: '0', id: 0 }
  #timer: NodeJS.Timeout | undefined
  #notices: Awaited<ReturnType<typeof openNotices>> | undefined
  #database: Database
  #log: Log

  constructor(database: Database, log: Log) {
    this.#database = database
    this.#log = log
    database.onCommitted((outgoing) => this.#onCommitted(outgoing))
  }

  async start(): Promise<void> {
    this.#place = await cursorNow(this.#database.read)
    this.#notices = openNotices({
      database: this.#database,
      log: this.#log,
      onIds: (ids) => this.#fetchNoticed(ids),
    })
    this.#scheduleTail()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#notices?.close()
    this.#desks.clear()
  }

  get openDesks(): number {
    return this.#desks.size
  }

  /** Connects a screen; with the place it last saw, everything since is replayed first. */
  async attach(desk: Desk, lastPlace: Place | undefined): Promise<void> {
    const attached: Attached = {
      desk,
      since: this.#deliveries,
      waiting: lastPlace ? [] : undefined,
      ahead: NONE,
    }
    this.#desks.set(desk, attached)
    if (lastPlace) await this.#replay(attached, lastPlace)
    else desk.write(placeFrame(this.#place))
  }

  /** Disconnects a screen, also one that is still being told of the past. */
  detach(desk: Desk): void {
    this.#desks.delete(desk)
  }

  async #replay(attached: Attached, { heard, ...from }: Place): Promise<void> {
    const { desk } = attached
    const sent = new Set(heard === undefined ? [] : [heard])
    const ahead = new Set<number>()
    attached.ahead = ahead
    let place: Cursor = from
    for (;;) {
      const found = await liveFactsAfter(this.#database.read, place, REPLAY_ROWS)
      if (!this.#desks.has(desk)) return
      for (const row of found) {
        const event = asEvent(row)
        if (row.settled) place = { xid: row.xid, id: row.id }
        else ahead.add(row.id)
        if (!sent.has(row.id) && desk.sees(event)) desk.write(eventFrame(event, place))
        sent.add(row.id)
      }
      if (found.length < REPLAY_ROWS || !found.at(-1)?.settled) break
      await desk.drained()
    }
    desk.write(placeFrame(place))
    const held = attached.waiting ?? []
    attached.waiting = undefined
    for (const event of held) if (!sent.has(event.id)) desk.write(eventFrame(event, place))
  }

  #onCommitted({ events }: Outgoing): void {
    if (events.length === 0) return
    this.#deliverFast(events)
    this.#notices?.send(events.map(({ id }) => id))
  }

  #fetchNoticed(ids: number[]): void {
    const unknown = ids.filter((id) => !this.#delivered.has(id))
    if (unknown.length === 0 || this.#desks.size === 0) return
    liveFactsOf(this.#database.read, unknown)
      .then((found) => this.#deliverFast(found.map(asEvent)))
      .catch((error: Error) =>
        this.#log.warn({ err: error.message }, 'noticed events not readable, the tail will bring them'),
      )
  }

  #deliverFast(events: LiveEvent[]): void {
    for (const event of events) {
      if (this.#delivered.has(event.id)) continue
      this.#remember(event.id)
      this.#deliver(event, ({ ahead }) => !ahead.has(event.id))
    }
  }

  /** Every desk that is open now is being told of it. */
  #remember(id: number): void {
    this.#delivered.delete(id)
    this.#delivered.set(id, ++this.#deliveries)
    for (const old of this.#delivered.keys()) {
      if (this.#delivered.size <= REMEMBERED) break
      this.#delivered.delete(old)
    }
  }

  #deliver(event: LiveEvent, wants: (attached: Attached) => boolean): void {
    // Written out once, for the first desk that wants it.
    let frame: string | undefined
    for (const attached of this.#desks.values()) {
      if (!wants(attached) || !attached.desk.sees(event)) continue
      if (attached.waiting) attached.waiting.push(event)
      else {
        frame ??= eventFrame(event, this.#place)
        attached.desk.write(frame)
      }
    }
  }

  #scheduleTail(): void {
    this.#timer = setTimeout(() => {
      this.#readTail()
        .catch((error: Error) =>
          this.#log.warn({ err: error.message }, 'journal tail not readable, trying again'),
        )
        .finally(() => this.#timer && this.#scheduleTail())
    }, TAIL_MS).unref()
  }

  async #readTail(): Promise<void> {
    for (;;) {
      const places = await livePlacesAfter(this.#database.read, this.#place, REPLAY_ROWS)
      for (const row of await this.#missedOf(places)) {
        const deliveredAs = this.#delivered.get(row.id)
        this.#remember(row.id)
        this.#deliver(
          asEvent(row),
          ({ since, ahead }) => !ahead.has(row.id) && (deliveredAs === undefined || deliveredAs <= since),
        )
      }
      const settled = places.filter((place) => place.settled)
      const last = settled.at(-1)
      if (last) {
        this.#place = { xid: last.xid, id: last.id }
        this.#movePlaces()
      }
      if (settled.length < REPLAY_ROWS) return
    }
  }

  // Asked again after each reading: a desk that was opened meanwhile may lack what nobody lacked before.
  async #missedOf(places: Cursor[]): Promise<JournalRow[]> {
    const read: JournalRow[] = []
    const asked = new Set<number>()
    for (;;) {
      const missed = places.map(({ id }) => id).filter((id) => !asked.has(id) && this.#isMissed(id))
      if (missed.length === 0) return read
      for (const id of missed) asked.add(id)
      read.push(...(await liveFactsOf(this.#database.read, missed)))
    }
  }

  /** Whether some desk has not been sent it by the fast path. */
  #isMissed(id: number): boolean {
    const deliveredAs = this.#delivered.get(id)
    for (const { since } of this.#desks.values())
      if (deliveredAs === undefined || deliveredAs <= since) return true
    return false
  }

  #movePlaces(): void {
    const frame = placeFrame(this.#place)
    for (const { desk, waiting } of this.#desks.values()) if (!waiting) desk.write(frame)
  }
}
