import assert from 'node:assert/strict'
import type { Amends } from '../amends.ts'

/** What one customer wrote, in every field that customers write. */
export interface Written {
  name: string
  email: string
  words: string
}

/** Everything that is then shown of it: customer pages and mails, by what they are. */
export type Shown = Record<string, string>

/** Lets one customer write everywhere a customer can, and gathers every page and mail that shows some of it. */
export async function showEverywhere(amends: Amends, written: Written): Promise<Shown> {
  const caseId = await speak(amends, written)
  const ana = (method: string, path: string, body: object) =>
    good(amends.fetch('Ana', method, `/api/v1/cases/${caseId}${path}`, body))
  await ana('PUT', '/owner', { staffId: amends.people.Ana })
  await ana('PUT', '/acknowledgement', { message: written.words, channel: 'email' })
  await amends.runDue()
  const page = await linkFor(amends, written.email, /\/c\/[\w-]+/)
  await ana('PUT', '/understanding', { summary: written.words, confirmedByCustomer: false })
  const shown: Shown = { 'status page with the read-back': await get(amends, page) }
  const told = form({ do: 'correct', text: written.words })
  shown['status page after a correction'] = (await good(amends.fetch(undefined, 'POST', page, told))).text
  await ana('PUT', '/understanding', { summary: written.words, confirmedByCustomer: true })
  await ana('PUT', '/resolution', { what: written.words, extraMile: written.words })
  await amends.runDue()
  const survey = await linkFor(amends, written.email, /\/s\/[\w-]+/)
  shown['survey page'] = await get(amends, survey)
  await amends.fetch(undefined, 'POST', survey, form({ score: '1', comment: written.words, more: '1' }))
  shown['survey page after an answer'] = await get(amends, survey)
  shown['unsubscribe page'] = await get(amends, survey.replace('/s/', '/unsubscribe/'))
  await amends.runDue()
  const answer = await linkFor(amends, 'Ingrid@bakery.example', /\/a\/[\w-]+/)
  shown['answer page'] = await get(amends, answer)
  return { ...shown, ...(await complaint(amends, written)), ...(await mails(amends, written)) }
}

async function speak(amends: Amends, { name, email, words }: Written): Promise<string> {
  const { key } = await amends.makeKey({ scope: 'ingest' })
  const { body } = await good(
    amends.fetch({ key }, 'POST', '/api/v1/feedback', {
      receivedAt: amends.clock.now().toString(),
      source: 'survey',
      customer: { email, name, locale: 'en' },
      team: 'care',
      scale: 'stars5',
      score: 1,
      reasons: [words.slice(0, 200)],
      comment: words,
      product: words.slice(0, 200),
      component: words.slice(0, 200),
    }),
  )
  return body.case.id
}

async function complaint(amends: Amends, { name, email, words }: Written): Promise<Shown> {
  const unreachable = form({ what: words, reach: words.slice(0, 200), name })
  const again = await amends.fetch(undefined, 'POST', '/complain', unreachable)
  const taken = await good(
    amends.fetch(undefined, 'POST', '/complain', form({ what: words, reach: email, name })),
  )
  const address = `/complain?${form({ lang: 'en', site: words.slice(0, 200) })}`
  return {
    'complaint form again': again.text,
    'complaint taken': taken.text,
    'complaint form': await get(amends, address),
  }
}

async function mails({ database, runDue }: Amends, { email }: Written): Promise<Shown> {
  await runDue()
  const { rows } = await database.pool.query(
    `select kind, body_html from platform.mails where body_html is not null and (to_address = $1 or kind = 'alert')
     order by written_at desc, id desc`,
    [email],
  )
  return Object.fromEntries(rows.map(({ kind, body_html }) => [`${kind} mail`, body_html]))
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields)

async function good(asked: ReturnType<Amends['fetch']>) {
  const got = await asked
  assert.ok(got.status < 400, got.text.slice(0, 500))
  return got
}

const get = async (amends: Amends, path: string) => (await good(amends.fetch(undefined, 'GET', path))).text

/** The newest link of this kind in a mail to this address. */
export async function linkFor({ database }: Amends, address: string, pattern: RegExp): Promise<string> {
  const { rows } = await database.pool.query(
    'select body_text from platform.mails where lower(to_address) = lower($1) and body_text ~ $2 order by written_at desc, id desc limit 1',
    [address, pattern.source.replaceAll('\\/', '/')],
  )
  const found = rows[0]?.body_text.match(pattern)?.[0]
  assert.ok(found, `a mail to ${address} with ${pattern}`)
  return found
}
