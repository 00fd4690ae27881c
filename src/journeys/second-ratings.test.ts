import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { closed, type DeskStory, openDesk } from '../../test/desk.ts'
import { closeCase, lockCase } from '../cases/index.ts'

let amends: Amends
let desk: DeskStory
let start: Temporal.Instant
let key: string
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
  start = amends.clock.now()
  key = (await amends.makeKey()).key
})
// Weeks pass here, and a session lasts seven days: cases are looked at with a key.
beforeEach(() => amends.clock.set(start))
const page = (id: string) => desk.page(id, { key })

const STEPS = ['acknowledgement', 'understanding', 'resolution'] as const

async function mended(customer: string): Promise<string> {
  const { id } = await desk.letDown(customer)
  await desk.walk(id, ...STEPS)
  return id
}

/** The path of the newest survey of this case. */
async function surveyOf(id: string): Promise<string> {
  const { rows } = await amends.database.pool.query(
    `select body_text from platform.mails where kind = 'survey' and case_id = $1 order by written_at desc, id desc limit 1`,
    [id],
  )
  return new URL(/http:\S+\/s\/\S+/.exec(rows[0].body_text)![0]).pathname
}

const answer = (survey: string, form: string) => amends.fetch(undefined, 'POST', survey, form)
const pass = async (hours: number) => {
  amends.clock.advance({ hours })
  await amends.runDue()
}

test('after a second mend the customer is asked about that one, and no more than twice', async () => {
  const id = await mended('Ruth')
  await pass(70)
  await amends.fetch('Ana', 'DELETE', `/api/v1/cases/${id}/closure?why=It+broke+again`)
  await desk.walk(id, ...STEPS)
  // The three days of the first question are over; those of the second have only begun.
  await pass(3)
  assert.equal((await page(id)).asks.length, 2)
  await pass(70)
  assert.deepEqual(
    (await page(id)).asks.map(({ attempt }: { attempt: number }) => attempt),
    [1, 1, 2],
  )
  await pass(80)
  const now = await page(id)
  assert.deepEqual([now.asks.length, now.status], [3, 'followed-up'])
})

test('a case that is closed at the very moment of its timer stays closed', async () => {
  const id = await mended('Sigrid')
  await pass(73)
  amends.clock.advance({ hours: 73 })
  await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/calls`, { reached: false })
  await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/calls`, { reached: false })
  let due: Promise<number> | undefined
  await amends.database.write(async (tx) => {
    const found = (await lockCase(tx, id))!
    due = amends.runDue()
    await somebodyWaits()
    const by = { kind: 'staff' as const, id: amends.people.Ana, name: 'Ana' }
    const stories = { unansweredAsks: async () => 2 } as never
    const how = { answer: 'no-answer' as const, cause: 'people', whatWeDid: 'Called twice' }
    const means = { newId: amends.app.newId, stories }
    await closeCase(tx, { found, ...how, by, at: amends.clock.now() }, means)
  })
  await due
  assert.equal((await page(id)).status, 'closed')
})

/** Until the timer's story stands before the locked case. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await amends.database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('a button that is tapped twice is one second rating, not two', async () => {
  const id = await mended('Tuva')
  const survey = await surveyOf(id)
  await Promise.all([answer(survey, 'score=5'), answer(survey, 'score=5'), answer(survey, 'score=5')])
  const { rows } = await amends.database.pool.query(
    `select score from intake.feedback where case_id = $1 and survey_id is not null`,
    [id],
  )
  assert.deepEqual(
    rows.map(({ score }) => score),
    [5],
  )
})

test('a second rating that turns bad before the survey is finished opens the case again', async () => {
  const id = await mended('Ulla')
  const survey = await surveyOf(id)
  await answer(survey, 'score=4')
  assert.equal((await page(id)).status, 'followed-up')
  await answer(survey, 'score=1&comment=The+icing+came+off&more=1&done=1')
  const now = await page(id)
  assert.deepEqual([now.status, now.doubleDeviation, now.alerts[0].state], ['open', true, 'open'])
  assert.equal(now.asks.at(-1).second, 1)
  // Said again, it opens nothing a second time.
  await answer(survey, 'score=1')
  assert.equal((await page(id)).reopenings.length, 1)
})

test('a second rating that turns good closes nothing by itself', async () => {
  const id = await mended('Vilde')
  const survey = await surveyOf(id)
  await answer(survey, 'score=2')
  await answer(survey, 'score=5&more=1&done=1')
  const now = await page(id)
  assert.deepEqual([now.status, now.asks.at(-1).second], ['open', 5])
  const refused = await desk.put('Ana', `/cases/${id}/closure`, closed)
  assert.equal(refused.status, 409)
})
