import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newDataDir } from '../dataFolders.ts'
import { foundCompany } from './company.ts'
import { freePort, type Program, startProgram } from './program.ts'
import { sized } from './size.ts'
import { compare, startWriters } from './writers.ts'

const WRITERS = 20
// Promised are 5 s and 10 s; in `npm test`, beside other work on two cores, only that it does not hang.
const REOPENED_MS = sized(120_000, 5_000)
const DRAINED_MS = sized(120_000, 10_000)
const LONGEST_MS = sized(600_000, 900_000)

async function underLoad() {
  const AMENDS_DATA = newDataDir()
  const port = await freePort()
  const start = () => startProgram({ environment: { AMENDS_DATA }, port })
  let program: Program = await start()
  const company = await foundCompany(program.connection)
  const writers = startWriters({ url: () => program.url, key: company.ingest, writers: WRITERS })
  await writers.untilAllWriteAgain()
  return {
    AMENDS_DATA,
    company,
    writers,
    program: () => program,
    restart: async () => {
      program = await start()
      return program.tookMs
    },
    postmaster: () =>
      Number(readFileSync(join(AMENDS_DATA, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    end: async () => {
      await writers.stop()
      const found = await compare(company.database.pool, writers.acknowledged)
      await company.database.close()
      await program.kill()
      return found
    },
  }
}

test('F1: however often the program is killed under twenty writers, no acknowledged rating is lost and none is doubled', {
  timeout: LONGEST_MS,
}, async (t) => {
  const load = await underLoad()
  const kills = sized(3, 50)
  const reopened: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await sleep(Math.random() * 400)
    // Every other time the database dies with it, as when the power goes.
    if (kill % 2) process.kill(load.postmaster(), 'SIGKILL')
    await load.program().kill()
    reopened.push(await load.restart())
    await load.writers.untilAllWriteAgain()
  }
  const { lost, doubled } = await load.end()
  const slowest = Math.round(Math.max(...reopened))
  t.diagnostic(
    `${kills} kills, ${load.writers.acknowledged.size} acknowledged, slowest reopening ${slowest} ms`,
  )
  assert.deepEqual({ lost, doubled }, { lost: [], doubled: [] })
  assert.ok(slowest < REOPENED_MS, `reopened after ${slowest} ms`)
})

test('F5: while PostgreSQL stops and comes back, callers hear 503 and nothing else, and the backlog drains within 10 s', {
  timeout: LONGEST_MS,
}, async (t) => {
  const load = await underLoad()
  const stops = sized(2, 10)
  const drained: number[] = []
  for (let stop = 0; stop < stops; stop++) {
    await sleep(Math.random() * 300)
    process.kill(load.postmaster(), 'SIGQUIT')
    drained.push(await load.writers.untilAllWriteAgain())
  }
  const { lost, doubled } = await load.end()
  const slowest = Math.round(Math.max(...drained))
  const statuses = Object.fromEntries(load.writers.statuses)
  t.diagnostic(
    `${stops} stops, slowest until all wrote again ${slowest} ms, statuses ${JSON.stringify(statuses)}`,
  )
  assert.deepEqual({ lost, doubled }, { lost: [], doubled: [] })
  assert.deepEqual(
    Object.keys(statuses).filter((status) => !['201', '503'].includes(status)),
    [],
  )
  assert.ok(slowest < DRAINED_MS, `drained after ${slowest} ms`)
})

test('F3: a second program on the same folder is refused, and the first goes on', async () => {
  const AMENDS_DATA = newDataDir()
  const first = await startProgram({ environment: { AMENDS_DATA } })
  await assert.rejects(startProgram({ environment: { AMENDS_DATA } }), /ended before it served \(1\)/)
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200)
  await first.kill()
})
