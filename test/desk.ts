import assert from 'node:assert/strict'
import type { Amends, As, Got } from './amends.ts'

/** What Ana says when she says sorry in writing. */
export const sorry = {
  message: 'Clara, I am so sorry. I stay with this until it is right.',
  channel: 'email',
}
/** What Ana writes down when she has understood. */
export const understood = { summary: 'A cake with a wrong name.', confirmedByCustomer: true }
/** What Ana did to make it good, and a bit more. */
export const solved = { what: 'A new cake by 14:15.', extraMile: 'Six buns.' }
/** How Ana closes when the customer is satisfied. */
export const closed = { answer: 'satisfied', cause: 'people', whatWeDid: 'We read labels twice.' }

const bodies = { acknowledgement: sorry, understanding: understood, resolution: solved }

/** What a colleague does all day, by name; and customers who are let down at Storgata. */
export interface DeskStory {
  /** Somebody rates one star at Storgata; answers the ids of the case and of its alert. */
  letDown(customer: string, more?: object): Promise<{ id: string; alertId: string; reference: string }>
  put(as: As, path: string, body?: object, headers?: Record<string, string>): Promise<Got>
  /** The case as Ana's page shows it. */
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
  page(id: string, as?: As): Promise<any>
  /** Ana takes a case through the steps named. */
  walk(id: string, ...steps: (keyof typeof bodies)[]): Promise<void>
  /** Ana calls the customer, and nobody answers. */
  callInVain(id: string): Promise<void>
  /** How many mails of a kind were written on a case. */
  mailsOf(id: string, kind: string): Promise<number>
}

/** Opens the desk of an installation. */
export async function openDesk(amends: Amends): Promise<DeskStory> {
  const ingest = await amends.makeKey({ scope: 'ingest' })
  let said = 0
  const put: DeskStory['put'] = (as, path, body, headers = {}) =>
    amends.fetch(as, 'PUT', `/api/v1${path}`, body, headers)
  return {
    put,
    letDown: async (customer, more = {}) => {
      const { status, body, text } = await amends.fetch(
        ingest,
        'POST',
        '/api/v1/feedback',
        oneStar(amends, customer, ++said, more),
      )
      assert.equal(status, 201, text)
      return { id: body.case.id, alertId: body.alert?.id, reference: body.case.reference }
    },
    page: async (id, as = 'Ana') => {
      const { status, body, text } = await amends.fetch(as, 'GET', `/api/v1/cases/${id}`)
      assert.equal(status, 200, text)
      return body
    },
    walk: async (id, ...steps) => {
      for (const step of steps) {
        const { status, text } = await put('Ana', `/cases/${id}/${step}`, bodies[step])
        assert.equal(status, 200, `${step}: ${text}`)
      }
    },
    callInVain: async (id) => {
      const { status, text } = await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/calls`, {
        reached: false,
      })
      assert.equal(status, 201, text)
    },
    mailsOf: async (id, kind) => {
      const found = await amends.database.pool.query(
        'select count(*) from platform.mails where case_id = $1 and kind = $2',
        [id, kind],
      )
      return Number(found.rows[0].count)
    },
  }
}

const oneStar = (amends: Amends, customer: string, number: number, more: object) => ({
  receivedAt: amends.clock.now().toString(),
  source: 'survey',
  customer: {
    externalId: `${customer}-${number}`,
    name: customer,
    email: `customer${number}@example.org`,
  },
  scale: 'stars5',
  score: 1,
  comment: 'It says Happy Retirement Bob.',
  site: 'storgata',
  team: 'care',
  ...more,
})
