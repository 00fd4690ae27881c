import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

/** Customers who are unhappy one after the other, and what the server has acknowledged of them. */
export interface Writers {
  /** The id of the feedback by the key it was sent with. */
  acknowledged: Map<string, string>
  /** Every status that was answered, and how often; 0 is no answer at all. */
  statuses: Map<number, number>
  /** Milliseconds until every writer has got through again. */
  untilAllWriteAgain(): Promise<number>
  stop(): Promise<void>
}

interface Writing {
  url(): string
  key: string
  writers: number
}

/** Starts them: each sends one unhappy rating until it is acknowledged, always with the same Idempotency-Key, then the next. */
export function startWriters({ url, key, writers }: Writing): Writers {
  const acknowledged = new Map<string, string>()
  const statuses = new Map<number, number>()
  let writing = true
  // A proof that failed must not be kept alive by its writers.
  after(() => {
    writing = false
  })
  const write = async (name: string): Promise<void> => {
    const receivedAt = new Date().toISOString()
    while (writing) {
      const { status, id } = await sendUnhappy({ url: url(), key, name, receivedAt })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (id) return void acknowledged.set(name, id)
      await sleep(100)
    }
  }
  const work = Array.from({ length: writers }, async (_, writer) => {
    for (let line = 0; writing; line += 1) await write(`w${writer}-${line}`)
  })
  return {
    acknowledged,
    statuses,
    untilAllWriteAgain: async () => {
      const [before, began] = [acknowledged.size, performance.now()]
      // More than were in flight: these can only have been written after the fault.
      while (writing && acknowledged.size < before + 2 * writers) await sleep(5)
      return performance.now() - began
    },
    stop: async () => {
      writing = false
      await Promise.all(work)
    },
  }
}

interface Unhappy {
  url: string
  key: string
  name: string
  /** The same at every try, or the key would come with another body. */
  receivedAt?: string
}

/** One star from a customer of this name; the id when it was taken, the status (0: no answer) either way. */
export async function sendUnhappy({ url, key, name, receivedAt = new Date().toISOString() }: Unhappy) {
  try {
    const answer = await fetch(`${url}/api/v1/feedback`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': name,
      },
      body: JSON.stringify({
        receivedAt,
        source: 'survey',
        customer: { externalId: name },
        team: 'care',
        scale: 'stars5',
        score: 1,
        comment: 'The cake says Bob.',
      }),
    })
    const text = await answer.text()
    return { status: answer.status, text, id: answer.ok ? (JSON.parse(text).id as string) : undefined }
  } catch {
    return { status: 0, text: '', id: undefined }
  }
}

/** What is wrong between the ledger and the database; both lists must be empty. */
export async function compare(pool: Pool, acknowledged: Map<string, string>) {
  const { rows } = await pool.query<{
    name: string
    id: string
    cases: number
    alerts: number
    jobs: number
  }>(
    `select c.external_id as name, f.id,
       (select count(*)::int from cases.cases k where k.customer_id = c.id) as cases,
       (select count(*)::int from alerts.alerts a join cases.cases k on k.id = a.case_id where k.customer_id = c.id) as alerts,
       (select count(*)::int from platform.journal j where j.customer_id = c.id and j.fact = 'alert.raised') as jobs
     from intake.feedback f join customers.customers c on c.id = f.customer_id`,
  )
  const kept = Map.groupBy(rows, ({ name }) => name)
  return {
    lost: [...acknowledged].filter(([name, id]) => kept.get(name)?.[0]?.id !== id).map(([name]) => name),
    doubled: [...kept].filter(
      ([, found]) =>
        found.length !== 1 ||
        found.some(({ cases, alerts, jobs }) => cases !== 1 || alerts !== 1 || jobs !== 1),
    ),
  }
}
