import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { CRASH_POINTS, type CrashPoint } from '../../src/platform/faults/index.ts'
import { freshDatabase } from '../database.ts'
import { foundCompany, type OtherCompany } from './company.ts'
import { type Effects, effectsIn, freeJobs, makeTimersDue } from './effects.ts'
import { openPostbox, type Postbox } from './postbox.ts'
import { type Program, startProgram, urlOf } from './program.ts'
import { compare, sendUnhappy } from './writers.ts'

// A slow machine with other work needs minutes where a quiet one needs seconds.
const LONGEST_MS = 300_000

let postbox: Postbox

before(async () => {
  postbox = await openPostbox()
})

/** A program that dies at a point once, and is started again as a person or a supervisor would. */
async function diesAt(point: CrashPoint) {
  const { connection } = await freshDatabase()
  const company = await foundCompany(connection)
  const environment = { DATABASE_URL: urlOf(connection), SMTP_URL: postbox.url }
  let program: Program = await startProgram({ environment: { ...environment, AMENDS_FAULT: point } })
  const died = program.ended.then(async (how) => {
    await freeJobs(company.database.pool)
    program = await startProgram({ environment })
    return how
  })
  return { company, died, url: () => program.url, kill: () => program.kill() }
}

type Dying = Awaited<ReturnType<typeof diesAt>>

/** One unhappy guest, a promise to them, a lead who does not answer: passes every crash point there is. */
async function walk({ company, url }: Dying): Promise<Map<string, string>> {
  const name = 'clara'
  const receivedAt = new Date().toISOString()
  const seen = () => effectsIn(company.database.pool)
  const heard = await tryUntilTaken(seen, async () => {
    const { id, text } = await sendUnhappy({ url: url(), key: company.ingest, name, receivedAt })
    return id && JSON.parse(text)
  })
  // Out before anything else happens: a kill at another point must not fall between its sending and its marking.
  await tryUntilTaken(seen, () => firstLetterIsOut(company))
  const key = await company.keyOf('Ana')
  const dueAt = Temporal.Now.instant().add({ hours: 2 }).toString()
  await tryUntilTaken(seen, () => promise({ url: url(), key, caseId: heard.case.id, dueAt }))
  await tryUntilTaken(seen, () => isDone(company))
  return new Map([[name, heard.id]])
}

async function tryUntilTaken<T>(
  seen: () => Promise<Effects>,
  step: () => Promise<T | undefined | false>,
): Promise<T> {
  const until = performance.now() + LONGEST_MS / 3
  for (;;) {
    const taken = await step()
    if (taken) return taken
    assert.ok(performance.now() < until, `it does not get through: ${JSON.stringify(await seen())}`)
    await sleep(100)
  }
}

interface Promised {
  url: string
  key: string
  caseId: string
  dueAt: string
}

async function promise({ url, key, caseId, dueAt }: Promised): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/cases/${caseId}/promises`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': 'promise',
    },
    body: JSON.stringify({ kind: 'callback', text: 'We call at noon.', dueAt }),
  }).catch(() => undefined)
  return answer?.status === 201
}

async function firstLetterIsOut({ database }: OtherCompany): Promise<boolean> {
  const { letters, sentOnce } = await effectsIn(database.pool)
  return letters === 1 && sentOnce === 1
}

async function isDone({ database }: OtherCompany): Promise<boolean> {
  await makeTimersDue(database.pool)
  const { alerts, escalatedOnce, letters, sentOnce, waiting } = await effectsIn(database.pool)
  return alerts === 1 && escalatedOnce === 1 && letters === 2 && sentOnce === 2 && waiting === 0
}

for (const point of CRASH_POINTS)
  test(`F4: killed at "${point}", everything happens once, and mail is delivered once or twice`, {
    timeout: LONGEST_MS,
  }, async () => {
    const dying = await diesAt(point)
    const { company } = dying
    const acknowledged = await walk(dying)
    assert.equal(await dying.died, 'SIGKILL')
    assert.deepEqual(await compare(company.database.pool, acknowledged), { lost: [], doubled: [] })
    const promises = await company.database.pool.query('select count(*)::int as n from cases.promises')
    assert.deepEqual(promises.rows, [{ n: 1 }])
    const { rows: letters } = await company.database.pool.query('select message_id as id from platform.mails')
    const times = letters.map(({ id }) => postbox.delivered.get(id) ?? 0)
    assert.ok(
      times.every((count) => count >= 1 && count <= 2),
      `delivered ${times}`,
    )
    if (!point.startsWith('mail: after')) assert.deepEqual(times, [1, 1])
    await dying.kill()
    await company.database.close()
  })
