import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import type { Call, Caller } from '../http/index.ts'
import { record, SYSTEM } from '../journal/index.ts'
import { LiveHub, liveRoute } from './index.ts'

let amends: Amends
let hub: LiveHub
before(async () => {
  amends = await openAmends()
  hub = new LiveHub(amends.database, amends.app.log)
})

/** An answer's line, as Node gives it: what was written on it, and whether somebody still listens. */
class Line extends EventEmitter {
  heard = ''
  writableLength = 0
  writableNeedDrain = false
  destroyed = false
  ended = false
  writeHead(): void {}
  write(text: string): void {
    this.heard += text
    this.emit('written')
  }
  end(): void {
    this.ended = true
    this.emit('close')
  }
  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }
}

const seeing = (unitIds: string[]): Caller => ({
  kind: 'staff',
  staffId: amends.people.Ana,
  role: 'agent',
  test: false,
  sight: { all: false, unitIds },
  session: true,
})

interface Opening {
  line: Line
  caller: Caller
  place?: string
  identify?: () => Promise<Caller | undefined>
}

function open({ line, caller, place, identify = async () => caller }: Opening) {
  const { run } = liveRoute({ hub, identify, clock: amends.clock.now })
  const headers: Record<string, string> = place ? { 'last-event-id': place } : {}
  const request = new Request('http://127.0.0.1/api/v1/live', { headers })
  return run.handle({ caller, request, ip: '10.0.0.1', outgoing: line } as unknown as Call & { tx: never })
}

const say = (words: string, teamId: string) =>
  amends.database.write((tx) =>
    record(tx, {
      fact: 'case.changed',
      actor: SYSTEM,
      at: amends.clock.now(),
      audience: { teamId },
      live: true,
      body: { words },
    }),
  )

test('a screen that leaves while it is told of the past leaves nothing behind', async () => {
  await say('before', amends.units.Care)
  const line = new Line()
  const opened = open({ line, caller: seeing([amends.units.Care]), place: '1.0' })
  line.emit('close')
  await opened
  assert.equal(hub.openDesks, 0)
  assert.doesNotMatch(line.heard, /before/)
})

test('who is moved to another team while their screen is open hears that team, and the old one no more', {
  timeout: 60_000,
}, async () => {
  const { Care, Storgata } = amends.units
  const line = new Line()
  let moved = false
  let asked = 0
  await open({
    line,
    caller: seeing([Care]),
    identify: async () => {
      asked += 1
      return seeing(moved ? [Storgata] : [Care])
    },
  })
  await say('of care', Care)
  assert.match(line.heard, /of care/)
  moved = true
  const before = asked
  while (asked < before + 2) await new Promise((resolve) => setTimeout(resolve, 100))
  await say('again of care', Care)
  await say('of the shop', Storgata)
  assert.doesNotMatch(line.heard, /again of care/)
  assert.match(line.heard, /of the shop/)
  line.emit('close')
  assert.equal(hub.openDesks, 0)
})
