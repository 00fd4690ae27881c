import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../amends.ts'
import { linkFor } from './customerWords.ts'
import { checksums } from './tables.ts'

let amends: Amends
let key: string
let links: Record<'s' | 'c' | 'a' | 'unsubscribe', string>

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
  const caseId = await mended('clara')
  await amends.runDue()
  links = {
    s: await linkFor(amends, 'clara@example.org', /\/s\/[\w-]+/),
    c: await linkFor(amends, 'clara@example.org', /\/c\/[\w-]+/),
    a: await linkFor(amends, 'Ingrid@bakery.example', /\/a\/[\w-]+/),
    unsubscribe: (await linkFor(amends, 'clara@example.org', /\/s\/[\w-]+/)).replace('/s/', '/unsubscribe/'),
  }
  assert.ok(caseId)
})

async function mended(name: string): Promise<string> {
  const heard = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'survey',
    customer: { email: `${name}@example.org`, name },
    team: 'care',
    scale: 'stars5',
    score: 1,
  })
  // The lead is mailed before somebody takes the case.
  await amends.runDue()
  const step = async (path: string, body: object, method = 'PUT') => {
    const got = await amends.fetch('Ana', method, `/api/v1/cases/${heard.body.case.id}${path}`, body)
    assert.ok(got.status < 300, got.text)
    return got.body
  }
  await step('/owner', { staffId: amends.people.Ana })
  await step('/acknowledgement', { message: 'I am so sorry.', channel: 'email' })
  await step('/understanding', { summary: 'The wrong cake.', confirmedByCustomer: true })
  const price = { amount: 1_000, currency: 'EUR' }
  offers[name] = (await step('/offers', { kind: 'refund', restitution: price, reason: 'Burnt.' }, 'POST')).id
  await step('/resolution', { what: 'A new cake.' })
  return heard.body.case.id
}

const offers: Record<string, string> = {}

/** Opens a page from an address of its own: wrong tries count per address. */
const openFrom = (ip: string, path: string) =>
  amends.running.fetch(new Request(`http://127.0.0.1:7070${path}`), {
    incoming: { socket: { remoteAddress: ip } },
  })

const flipped = (path: string) => path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A')

const wrongOnes = (path: string): string[] => {
  const [, page] = path.split('/')
  const others = Object.values(links).filter(
    (link) => !link.startsWith(`/${page}/`) && page !== 'unsubscribe',
  )
  return [
    flipped(path),
    path.slice(0, -1),
    `${path}A`,
    `/${page}/x`,
    `/${page}/${'A'.repeat(43)}`,
    `/${page}/${path.split('/')[2]!.toUpperCase()}`,
    `/${page}/%00`,
    `/${page}/..%2f..%2fetc`,
    // The token of another kind of page.
    ...others
      .filter((link) => !(page === 's' && link.startsWith('/unsubscribe/')))
      .map((link) => `/${page}/${link.split('/')[2]}`),
  ]
}

for (const [at, page] of (['s', 'c', 'a', 'unsubscribe'] as const).entries()) {
  test(`wrong links below /${page}/ cannot be told apart, whatever is wrong with them`, async () => {
    const answers = new Set<string>()
    for (const wrong of wrongOnes(links[page]!)) {
      const got = await openFrom(`203.0.113.${at}`, wrong)
      assert.equal(got.status, 404, wrong)
      answers.add(`${got.status} ${got.headers.get('content-type')} ${await got.text()}`)
    }
    assert.equal(answers.size, 1)
  })
}

test('after twenty wrong links from one address there is a wait, even for a right one, and nothing was kept', async () => {
  const guarded = await openAmends()
  const before = await checksums(guarded.database)
  const statuses: number[] = []
  for (let guess = 0; guess < 40; guess++) {
    const page = ['s', 'c', 'a', 'unsubscribe'][guess % 4]
    const [method, body] = guess % 3 ? ['GET'] : ['POST', 'score=1&do=confirm']
    const got = await guarded.fetch(undefined, method!, `/${page}/${String(guess).padStart(43, 'x')}`, body)
    statuses.push(got.status)
    if (got.status === 429) assert.match(got.headers.get('retry-after') ?? '', /^\d+$/)
  }
  assert.equal(statuses.filter((status) => status === 404).length, 20)
  assert.equal(statuses.filter((status) => status === 429).length, 20)
  assert.deepEqual(await checksums(guarded.database), before)
})

test('who waits in a browser is told so on a page in their language, a program as before', async () => {
  const guarded = await openAmends()
  const knock = (headers: Record<string, string>) =>
    guarded.fetch(undefined, 'GET', `/c/${'x'.repeat(43)}`, undefined, headers)
  for (let guess = 0; guess < 20; guess++) await knock({})
  const seen = await knock({ accept: 'text/html,*/*;q=0.8', 'accept-language': 'ja,en;q=0.5' })
  assert.deepEqual([seen.status, seen.headers.get('content-type')], [429, 'text/html; charset=utf-8'])
  assert.match(seen.text, /<html lang="ja">[\s\S]*<h1>[^<]+<\/h1><p>このアドレス/)
  assert.doesNotMatch(seen.text, /<script|<style/)
  assert.match((await knock({})).headers.get('content-type') ?? '', /problem\+json/)
})

test('an address claimed in X-Forwarded-For does not get around the wait', async () => {
  const guarded = await openAmends()
  let last = 0
  for (let guess = 0; guess < 25; guess++)
    last = (
      await guarded.fetch(undefined, 'GET', `/c/${guess}`, undefined, {
        'x-forwarded-for': `203.0.113.${guess}`,
      })
    ).status
  assert.equal(last, 429)
})

test('a guessed link is written down without the guess', async () => {
  const guess = 'g'.repeat(43)
  await amends.fetch(undefined, 'PUT', `/api/v1/invitations/${guess}/password`, {
    password: 'a long new password',
  })
  const { rows } = await amends.database.pool.query('select path from platform.refusals')
  assert.ok(rows.length > 0)
  assert.equal(rows.filter(({ path }) => path.includes(guess)).length, 0)
})

test('with their own link a customer cannot take what was offered to another', async () => {
  await mended('erik')
  await amends.runDue()
  const page = await linkFor(amends, 'erik@example.org', /\/c\/[\w-]+/)
  await amends.fetch(undefined, 'POST', page, `do=accept&offer=${offers.clara}`)
  const { rows } = await amends.database.pool.query('select answer from compensation.offers where id = $1', [
    offers.clara,
  ])
  assert.deepEqual(rows, [{ answer: null }])
})

test('tokens are nowhere in the database but in the letters that carry them', async () => {
  const tokens = Object.values(links).map((link) => link.split('/')[2]!)
  const { rows: tables } = await amends.database.pool.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') and tablename <> 'mails'`,
  )
  for (const { name } of tables)
    for (const token of tokens) {
      const { rows } = await amends.database.pool.query(
        `select 1 from ${name} t where t::text like $1 limit 1`,
        [`%${token}%`],
      )
      assert.deepEqual(rows, [], name)
    }
})
