import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshDatabase } from '../database.ts'
import { foundCompany } from './company.ts'
import { effectsIn, makeTimersDue } from './effects.ts'
import { openPostbox } from './postbox.ts'
import { type Program, startProgram, urlOf } from './program.ts'
import { NIGHTLY, sized } from './size.ts'
import { sendUnhappy } from './writers.ts'

const ALERTS = sized(40, 400)
const KILLS = sized(4, 30)
const EACH_MS = 2_000
const SETTLED_MS = 60_000

for (const workers of NIGHTLY ? [2, 4] : [2])
  test(`F10: ${workers} workers, each killed every two seconds, do every job once and call everybody once`, {
    timeout: sized(300_000, 900_000),
  }, async (t) => {
    const { connection } = await freshDatabase()
    const company = await foundCompany(connection)
    const { pool } = company.database
    const postbox = await openPostbox()
    const environment = { DATABASE_URL: urlOf(connection), SMTP_URL: postbox.url }
    const web = await startProgram({ halves: 'web', environment })
    const working = await Promise.all(
      Array.from({ length: workers }, () => startProgram({ halves: 'work', environment })),
    )
    for (let alert = 0; alert < ALERTS; alert++)
      assert.equal((await sendUnhappy({ url: web.url, key: company.ingest, name: `g${alert}` })).status, 201)
    const kills = await killInTurn(working, async () => {
      await makeTimersDue(pool)
      return startProgram({ halves: 'work', environment })
    })
    const began = performance.now()
    for (;;) {
      await makeTimersDue(pool)
      const { escalatedOnce, sentOnce } = await effectsIn(pool)
      if (escalatedOnce === ALERTS && sentOnce === 2 * ALERTS) break
      assert.ok(performance.now() - began < SETTLED_MS, JSON.stringify(await effectsIn(pool)))
      await sleep(500)
    }
    const times = [...postbox.delivered.values()]
    t.diagnostic(
      `${workers} workers, ${ALERTS} alerts, ${kills} kills, settled ${Math.round(performance.now() - began)} ms after the last, letters delivered twice: ${times.filter((count) => count > 1).length}`,
    )
    assert.equal(times.length, 2 * ALERTS)
    assert.ok(times.filter((count) => count > 1).length <= kills, 'more doubled letters than kills')
    await Promise.all([web, ...working].map((program) => program.kill()))
    await company.database.close()
  })

/** Kills one worker after the other, so that each dies every two seconds, and starts another in its place. */
async function killInTurn(working: Program[], start: () => Promise<Program>): Promise<number> {
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(EACH_MS / working.length)
    const at = kill % working.length
    await working[at]!.kill()
    working[at] = await start()
  }
  return KILLS
}
