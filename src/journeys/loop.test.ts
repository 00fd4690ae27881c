import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

const unhappy = async (name: string, more: object = {}) => {
  const heard = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'survey',
    customer: { email: `${name}@example.org`, name, locale: 'en' },
    team: 'care',
    scale: 'stars5',
    score: 1,
    comment: `The cake for ${name} has the wrong name on it.`,
    ...more,
  })
  assert.equal(heard.status, 201, heard.text)
  return heard.body
}

const ana = (method: string, path: string, body?: unknown) =>
  amends.fetch('Ana', method, `/api/v1${path}`, body)

async function linkInMail(kind: string, pattern: RegExp): Promise<string> {
  await amends.runDue()
  const found = await amends.database.pool.query(
    'select body_text from platform.mails where kind = $1 order by written_at desc, id desc limit 1',
    [kind],
  )
  const link = found.rows[0]?.body_text.match(pattern)?.[0]
  assert.ok(link, `a ${kind} mail with a link`)
  return new URL(link).pathname
}

async function mend(name: string): Promise<string> {
  const { case: found } = await unhappy(name)
  const step = async (method: string, path: string, body: unknown) => {
    const got = await ana(method, `/cases/${found.id}${path}`, body)
    assert.ok(got.status < 300, `${path}: ${got.text}`)
    return got
  }
  await step('PUT', '/owner', { staffId: amends.people.Ana })
  await step('PUT', '/acknowledgement', { message: `${name}, I am so sorry.`, channel: 'email' })
  await step('PUT', '/understanding', { summary: 'The cake bears another name.', confirmedByCustomer: true })
  await step('PUT', '/resolution', { what: 'A new cake by 14:15', extraMile: 'six buns' })
  return found.id
}

test('a one-star rating walks through four steps to a second rating of five', async () => {
  const caseId = await mend('Clara')
  const survey = await linkInMail('survey', /http:\S+\/s\/\S+/)
  const page = await amends.fetch(undefined, 'GET', survey)
  assert.match(page.text, /Clara, is it right now\?/)
  const answered = await amends.fetch(undefined, 'POST', survey, 'score=5')
  assert.equal(answered.status, 303, answered.text)
  const after = await ana('GET', `/cases/${caseId}`)
  assert.equal(after.body.status, 'followed-up')
  assert.deepEqual([after.body.asks[0].first, after.body.asks[0].second], [1, 5])
  const closed = await ana('PUT', `/cases/${caseId}/closure`, {
    answer: 'satisfied',
    cause: 'people',
    whatWeDid: 'New cake',
  })
  assert.equal(closed.status, 200, closed.text)
})

test('opening the survey records nothing, however often a scanner does it', async () => {
  const caseId = await mend('Grete')
  const survey = await linkInMail('survey', /http:\S+\/s\/\S+/)
  for (let opened = 0; opened < 3; opened++) await amends.fetch(undefined, 'GET', `${survey}?score=1`)
  const after = await ana('GET', `/cases/${caseId}`)
  assert.equal(after.body.status, 'solved')
})

test('a bad second rating opens the case again and calls a lead', async () => {
  const caseId = await mend('Peter')
  const survey = await linkInMail('survey', /http:\S+\/s\/\S+/)
  await amends.fetch(undefined, 'POST', survey, 'score=1')
  const after = await ana('GET', `/cases/${caseId}`)
  assert.equal(after.body.status, 'open')
  assert.equal(after.body.doubleDeviation, true)
  assert.equal(after.body.alerts[0].state, 'open')
})

test('two weeks of silence: asked twice, then silence is the answer', async () => {
  const caseId = await mend('Erik')
  await amends.runDue()
  amends.clock.advance({ hours: 73 })
  await amends.runDue()
  amends.clock.advance({ hours: 73 })
  await amends.runDue()
  const after = await ana('GET', `/cases/${caseId}`)
  assert.equal(after.body.status, 'followed-up')
  assert.equal(after.body.asks.length, 2)
  const closed = await ana('PUT', `/cases/${caseId}/closure`, {
    answer: 'no-answer',
    cause: 'people',
    whatWeDid: 'New cake',
  })
  assert.equal(closed.status, 200, closed.text)
})

test('the customer follows the case: confirms what we understood, accepts an offer, says it is still not right', async () => {
  const { case: found } = await unhappy('Lise')
  await ana('PUT', `/cases/${found.id}/owner`, { staffId: amends.people.Ana })
  await ana('PUT', `/cases/${found.id}/acknowledgement`, { message: 'I am sorry, Lise.', channel: 'email' })
  const path = await linkInMail('acknowledgement', /http:\S+\/c\/\S+/)
  await ana('PUT', `/cases/${found.id}/understanding`, {
    summary: 'The wrong name.',
    confirmedByCustomer: false,
  })
  const page = await amends.fetch(undefined, 'GET', path)
  assert.match(page.text, /The wrong name\./)
  assert.ok(page.text.length < 30_000)
  await amends.fetch(undefined, 'POST', path, 'do=fair&text=A+cake+before+three')
  await amends.fetch(undefined, 'POST', path, 'do=fair&text=++')
  assert.equal((await ana('GET', `/cases/${found.id}`)).body.askedFor.words, 'A cake before three')
  await amends.fetch(undefined, 'POST', path, 'do=confirm')
  assert.equal((await ana('GET', `/cases/${found.id}`)).body.status, 'understood')
  const offer = await ana('POST', `/cases/${found.id}/offers`, {
    kind: 'refund',
    restitution: { amount: 4800, currency: 'EUR' },
    goodwill: { amount: 480, currency: 'EUR' },
    reason: 'wrong cake',
  })
  assert.equal(offer.body.verdict, 'granted', offer.text)
  await amends.fetch(undefined, 'POST', path, `do=accept&offer=${offer.body.id}`)
  await amends.fetch(undefined, 'POST', path, `do=accept&offer=${offer.body.id}`)
  const accepted = (await ana('GET', `/cases/${found.id}`)).body.offers[0]
  assert.equal(accepted.answer, 'accepted')
  await ana('PUT', `/cases/${found.id}/resolution`, { what: 'Money back' })
  await amends.fetch(undefined, 'POST', path, 'do=not-right&text=Still+no+money')
  const after = (await ana('GET', `/cases/${found.id}`)).body
  assert.equal(after.status, 'open')
  assert.equal(after.messages.at(-1).text, 'Still no money')
})

test('an offer above the mandate waits for a lead, and nobody approves their own', async () => {
  const { case: found } = await unhappy('Omar')
  await ana('PUT', `/cases/${found.id}/owner`, { staffId: amends.people.Ana })
  await ana('PUT', `/cases/${found.id}/acknowledgement`, { message: 'I am sorry.', channel: 'phone' })
  await ana('PUT', `/cases/${found.id}/understanding`, {
    summary: 'Boxes missing.',
    confirmedByCustomer: true,
  })
  const offer = await ana('POST', `/cases/${found.id}/offers`, {
    kind: 'refund',
    restitution: { amount: 20000, currency: 'EUR' },
    reason: 'third time',
  })
  assert.equal(offer.body.verdict, 'needs approval')
  const wall = await amends.fetch('Ingrid', 'GET', '/api/v1/wall')
  assert.ok(wall.text.includes(offer.body.id))
  const refused = await ana('PUT', `/offers/${offer.body.id}/approval`, {
    verdict: 'approve',
    reason: 'please',
  })
  assert.equal(refused.status, 403)
  const approved = await amends.fetch('Ingrid', 'PUT', `/api/v1/offers/${offer.body.id}/approval`, {
    verdict: 'approve',
    reason: 'yes',
  })
  assert.equal(approved.status, 200, approved.text)
  assert.equal(approved.body.stands, true)
})

test('a complaint from the form is a case with a reference, a link and a receipt without its words', async () => {
  const form = await amends.fetch(undefined, 'GET', '/complain?lang=nb')
  assert.match(form.text, /Hva gikk galt\?/)
  const taken = await amends.fetch(
    undefined,
    'POST',
    '/complain',
    'lang=nb&what=Knust+kake&reach=kari%40example.org&name=Kari',
  )
  assert.equal(taken.status, 200)
  assert.match(taken.text, /A-\d+/)
  const [mail] = (await amends.database.pool.query("select * from platform.mails where kind = 'receipt'"))
    .rows
  assert.equal(mail.to_address, 'kari@example.org')
  assert.ok(!mail.body_text.includes('Knust'))
})

test('an abandoned one-star survey still raises an alert', async () => {
  const made = await amends.fetch({ key }, 'POST', '/api/v1/surveys', {
    kind: 'contact',
    customer: { email: 'ida@example.org', name: 'Ida Moen' },
    send: false,
  })
  assert.equal(made.status, 201, made.text)
  const path = new URL(made.body.url).pathname
  const before = await amends.database.pool.query('select count(*)::int as n from alerts.alerts')
  await amends.fetch(undefined, 'POST', path, 'score=1')
  const after = await amends.database.pool.query('select count(*)::int as n from alerts.alerts')
  assert.equal(after.rows[0].n, before.rows[0].n + 1)
})

test('a lead answers from the mail: the link shows a button, the button answers', async () => {
  await unhappy('Marit')
  const path = await linkInMail('alert', /http:\S+\/a\/\S+/)
  const page = await amends.fetch(undefined, 'GET', path)
  assert.match(page.text, /is waiting for an answer/)
  const open = await amends.database.pool.query(
    'select count(*)::int as n from alerts.alerts where answered_at is not null',
  )
  await amends.fetch(undefined, 'POST', path, '')
  const answered = await amends.database.pool.query(
    'select count(*)::int as n from alerts.alerts where answered_at is not null',
  )
  assert.equal(answered.rows[0].n, open.rows[0].n + 1)
})
