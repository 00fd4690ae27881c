import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import { NOBODY } from '../../platform/http/index.ts'
import type { ImportOptions } from '../store/imports.ts'
import { emptyDryRun, dryRun as tryOut } from './dryRun.ts'
import { errorsCsv } from './errorsFile.ts'
import type { ImportKind } from './fields.ts'
import { bringIn, prepareImport } from './importFile.ts'

let amends: Amends
let folder: string
let files = 0

before(async () => {
  amends = await openAmends()
  folder = mkdtempSync(join(temporaryFolder(), 'amends-import-'))
})

after(() => rmSync(folder, { recursive: true, force: true }))

const caller = { ...NOBODY, kind: 'integration' as const, name: 'import' }

interface Asked extends Partial<ImportOptions> {
  stopAfter?: number
}

async function fileOf(text: string | Buffer): Promise<string> {
  const path = join(folder, `rows-${++files}.csv`)
  await writeFile(path, text)
  return path
}

async function bring(kind: ImportKind, text: string | Buffer, { stopAfter, ...asked }: Asked = {}) {
  const path = await fileOf(text)
  const options = { map: {}, set: {}, ...asked }
  const prepared = await prepareImport({ kind, path, options, caller }, amends.running.imports)
  const ended = await bringIn(prepared, {
    onProgress: (_share, rows) => (stopAfter !== undefined && rows >= stopAfter ? 'stop' : 'go on'),
  })
  let errors = ''
  for await (const part of errorsCsv(amends.database.read, ended.run.id)) errors += part
  return { ...ended, errors: errors.trim().split('\n').slice(1) }
}

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await amends.database.pool.query(sql, values)).rows[0].count)

const casesOf = (customer: string) =>
  amends.database.pool
    .query(
      `select c.* from cases.cases c join customers.customers k on k.id = c.customer_id where k.external_id = $1`,
      [customer],
    )
    .then(({ rows }) => rows)

test('last year’s ratings become history cases: no alert, no clock, no mail, no job but a lesson', async () => {
  const { run } = await bring(
    'feedback',
    'externalId,receivedAt,customer.externalId,scale,score,comment\nh-1,2025-03-01T10:00:00Z,hist-1,stars5,1,Cold soup\nh-2,2025-03-02T10:00:00Z,hist-2,stars5,5,Lovely\n',
  )
  assert.equal(run.fresh, 2)
  assert.equal(run.casesHistory, 1)
  const [opened] = await casesOf('hist-1')
  assert.equal(opened.history, true)
  assert.equal(opened.opened_at.toString(), '2025-03-01T10:00:00Z')
  assert.equal(await count('select count(*) from alerts.alerts where case_id = $1', [opened.id]), 0)
  assert.equal(await count('select count(*) from cases.clocks where case_id = $1', [opened.id]), 0)
  assert.equal(await count(`select count(*) from platform.outbox where job <> 'learnFromRatings'`), 0)
})

test('a rating newer than --live-since calls the lead who is on shift', async () => {
  const { run } = await bring(
    'feedback',
    'externalId,receivedAt,customer.externalId,scale,score,site\nl-1,2026-11-20T10:00:00Z,live-1,stars5,1,storgata\nl-2,2026-11-21T09:00:00Z,live-2,stars5,1,storgata\n',
    { liveSince: '2026-11-21T00:00', timeZone: 'Europe/Oslo' },
  )
  assert.deepEqual([run.live, run.casesLive, run.casesHistory], [1, 1, 1])
  const [live] = await casesOf('live-2')
  const calls = await amends.database.pool.query(
    'select c.staff_id from alerts.calls c join alerts.alerts a on a.id = c.alert_id where a.case_id = $1',
    [live.id],
  )
  assert.equal(calls.rows[0].staff_id, amends.people.Ingrid)
})

test('the same file again changes nothing; a corrected score changes its row and only that', async () => {
  const header = 'externalId,receivedAt,customer.externalId,scale,score\n'
  const rows = ['a-1,2025-05-01T10:00:00Z,again-1,stars5,4', 'a-2,2025-05-01T11:00:00Z,again-2,stars5,5']
  await bring('feedback', header + rows.join('\n'))
  const again = await bring('feedback', header + rows.join('\n'))
  assert.deepEqual([again.run.fresh, again.run.changed, again.run.unchanged], [0, 0, 2])
  const corrected = await bring('feedback', header + rows.join('\n').replace('stars5,4', 'stars5,1'))
  assert.deepEqual([corrected.run.fresh, corrected.run.changed, corrected.run.unchanged], [0, 1, 1])
  assert.equal((await casesOf('again-1'))[0].history, true)
})

test('rows without an id get one from their content and line, so that they do not double either', async () => {
  const text = 'receivedAt,customer.email,comment\n2025-06-01T10:00:00Z,ola@example.org,Too slow\n'
  await bring('feedback', text)
  assert.equal((await bring('feedback', text)).run.unchanged, 1)
})

test('a run that stopped goes on where it stopped, and no row comes in twice', async () => {
  const rows = Array.from({ length: 4_500 }, (_, at) => `r-${at},2025-07-01T10:00:00Z,shop,res-${at % 700}`)
  const text = `externalId,occurredAt,channel,customer.externalId\n${rows.join('\n')}\n`
  const first = await bring('interactions', text, { stopAfter: 2_000 })
  assert.equal(first.state, 'stopped')
  assert.equal(await count("select count(*) from intake.interactions where external_id like 'r-%'"), 2_000)
  const second = await bring('interactions', text)
  assert.equal(second.takenUpAt, 2_000)
  assert.deepEqual([second.run.read, second.run.fresh], [4_500, 4_500])
  assert.equal(await count("select count(*) from intake.interactions where external_id like 'r-%'"), 4_500)
})

test('bad rows stay out with their line and their reason, good rows go in', async () => {
  const long = 'x'.repeat(5 * 1024 * 1024)
  const lines = [
    'externalId,receivedAt,customer.externalId,scale,score,comment,colour',
    'b-1,2025-02-30T10:00:00Z,bad,stars5,3,,',
    'b-2,2025-02-28T10:00:00Z,bad,stars5,9,,',
    `b-3,2025-02-28T10:00:00Z,bad,stars5,3,${long},`,
    'b-4,2025-02-28T10:00:00Z,bad,stars5,3,one,red,too many',
    'b-5,2025-02-28T10:00:00Z,,stars5,3,,',
    'b-6,2025-02-28T10:00:00Z,bad,stars5,3,"never closed,',
    'b-7,03/04/2025,bad,stars5,3,,',
    'b-8,2025-02-28T10:00:00Z,bad,stars5,3,"two\nlines",',
    'b-9,2025-02-28T10:00:00Z,bad,stars5,3,=cmd|calc,',
  ]
  const latin1 = Buffer.from('b-10,2025-02-28T10:00:00Z,bad,stars5,3,Gr\u00f8nland,\n', 'latin1')
  const { run, errors } = await bring(
    'feedback',
    Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), latin1]),
  )
  assert.deepEqual(
    errors.map((line) => line.split(',').slice(0, 2).join(' ')),
    ['1 colour', '2 receivedAt', '3 score', '4 comment', '5 ', '6 customer', '7 ', '8 receivedAt', '12 '],
  )
  assert.match(errors.at(-1)!, /not UTF-8.*Gr\\xF8nland/)
  assert.match(errors[7]!, /date-order/)
  assert.deepEqual([run.fresh, run.refused], [2, 8])
  const kept = await amends.database.pool.query(
    "select comment from intake.feedback where external_id = 'b-9'",
  )
  assert.equal(kept.rows[0].comment, '=cmd|calc')
})

test('the errors file runs no formula in a spreadsheet', async () => {
  const { errors } = await bring(
    'feedback',
    'receivedAt,customer.externalId,comment\n"=HYPERLINK(""http://x"")",f-1,hello\n',
  )
  assert.match(errors[0]!, /"'=HYPERLINK/)
})

test('ratings that name an order belong to its customer', async () => {
  await bring('interactions', 'order;when;kunde\no-1;31.12.2024 18:42;whose-1\n', {
    map: { externalId: 'order', occurredAt: 'when', 'customer.externalId': 'kunde' },
    set: { channel: 'web' },
    timeZone: 'Europe/Oslo',
  })
  await bring('feedback', 'interactionExternalId,receivedAt,score\no-1,2025-01-02T10:00:00Z,1\n')
  const [opened] = await casesOf('whose-1')
  assert.equal(opened.occurred_at.toString(), '2024-12-31T17:42:00Z')
})

test('one date above the twelfth tells how the file writes days', async () => {
  const { run } = await bring(
    'interactions',
    'externalId,occurredAt,channel,customer.externalId\nd-1,03/04/2025,shop,d\nd-2,31/12/2025 09:30,shop,d\n',
    { timeZone: 'UTC' },
  )
  assert.equal(run.fresh, 2)
  const found = await amends.database.pool.query(
    "select occurred_at from intake.interactions where external_id = 'd-1'",
  )
  assert.equal(found.rows[0].occurred_at.toString(), '2025-04-03T00:00:00Z')
})

test('UTF-16, as spreadsheets save it, is read as such, and goes on at its own place', async () => {
  const text =
    'externalId\toccurredAt\tchannel\tcustomer.externalId\nu-1\t2025-04-01T10:00:00Z\tbutikk på Grønland\tu\n'
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  assert.equal((await bring('interactions', bytes)).run.fresh, 1)
})

test('what cannot be read at all is one sentence that says what to do', async () => {
  const refused = (text: string | Buffer, message: RegExp, asked: Asked = {}) =>
    assert.rejects(bring('feedback', text, asked), message)
  await refused('', /empty/)
  await refused('PK\u0003\u0004rest', /workbook/)
  await refused('a:b:c\n1:2:3\n', /one column.*comma, semicolon, tab/)
  await refused('score,score,receivedAt,customer.email\n', /Two columns are called "score"/)
  await refused('receivedAt,customer.email\n', /no column "stars"/, { map: { score: 'stars' } })
  await refused('receivedAt,customer.email\n', /no field "rating"/, { map: { rating: 'stars' } })
})

test('a dry run says what would happen and writes nothing', async () => {
  const path = await fileOf(
    'externalId,receivedAt,customer.externalId,scale,score\ny-1,2025-01-01T10:00:00Z,dry,stars5,1\ny-2,never,dry,stars5,1\n',
  )
  const options = { map: {}, set: {} }
  const { reading, batch } = await prepareImport(
    { kind: 'feedback', path, options, caller },
    amends.running.imports,
  )
  const sum = emptyDryRun()
  for await (const _ of tryOut(sum, { reading, batch, onBatch: () => 'go on' as const }));
  assert.deepEqual([sum.good, sum.refused, sum.fresh, sum.unhappyHistory], [1, 1, 1, 1])
  assert.equal(await count("select count(*) from intake.feedback where external_id = 'y-1'"), 0)
})

test('staff and shifts come in, unknown teams are made, and again changes nothing', async () => {
  const staff =
    'name,email,externalId,role,teams,sites,languages,hiredAt,completedModules\nKari Vik,Kari@bakery.example,kari,lead,Night shift;Customer care,Storgata,nb;en,2024-05-01,Listening@2025-03-01; Refunds@2025-04-12\n,nobody@bakery.example,,,,,,,\n'
  const first = await bring('staff', staff)
  assert.deepEqual([first.run.fresh, first.run.refused], [1, 1])
  assert.deepEqual([(await bring('staff', staff)).run.unchanged], [1])
  assert.equal(
    await count("select count(*) from people.units where name = 'Night shift' and kind = 'team'"),
    1,
  )
  assert.equal(await count("select count(*) from people.completed_modules where module = 'Listening'"), 1)
  const shifts =
    'staff,startsAt,endsAt,unit,leads\nkari,2026-11-23 08:00,2026-11-23 16:00,Customer care,yes\nghost,2026-11-23 08:00,2026-11-23 16:00,,\n'
  const planned = await bring('shifts', shifts)
  assert.deepEqual([planned.run.fresh, planned.run.refused], [1, 1])
  assert.match(planned.errors[0]!, /^3,.*ghost/)
  assert.equal((await bring('shifts', shifts)).run.unchanged, 1)
})

test('customers are found again by mail or phone, and what is told newly is added', async () => {
  const first = await bring(
    'customers',
    'email,name,lifetimeValue,lifetimeValue.currency\nmia@example.org,Mia,1250.50,EUR\n',
  )
  assert.equal(first.run.fresh, 1)
  const second = await bring('customers', 'externalId,email,segment\nm-1,MIA@example.org,gold\n')
  assert.equal(second.run.changed, 1)
  const found = await amends.database.pool.query(
    "select name, segment, lifetime_value_amount from customers.customers where external_id = 'm-1'",
  )
  assert.deepEqual({ ...found.rows[0] }, { name: 'Mia', segment: 'gold', lifetime_value_amount: 125_050 })
})
