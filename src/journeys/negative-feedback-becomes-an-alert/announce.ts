import type { Outgoing } from '../../platform/database/index.ts'
import type { Rows, Written } from './rows.ts'

/** The live events of a committed group: its live facts, with the numbers that the database gave them. */
export function announcementOf(rows: Rows, written: Written): Outgoing {
  const references = new Map(written.cases.map(({ id, reference }) => [id, reference]))
  const numbers = new Map(written.facts.map(({ id, fact, caseId }) => [`${fact} ${caseId}`, id]))
  const events = rows.facts
    .filter(({ live }) => live)
    .flatMap((fact) => {
      const id = numbers.get(`${fact.fact} ${fact.case_id}`)
      return id === undefined ? [] : [eventOf(fact, id, references)]
    })
  // Alerts first: a thousand desks get them before the rows of the queue.
  events.sort((one, other) => Number(other.kind.startsWith('alert.')) - Number(one.kind.startsWith('alert.')))
  return { events, jobs: rows.outbox.length > 0 }
}

function eventOf(fact: Rows['facts'][number], id: number, references: Map<string, string>) {
  const caseId = fact.case_id as string
  const reference = references.get(caseId)
  return {
    id,
    kind: fact.fact as string,
    audience: { teamId: fact.team_id as string | null, siteId: fact.site_id as string | null },
    data: {
      ...(fact.body as Record<string, unknown>),
      ...(reference ? { reference } : {}),
      caseId,
      at: String(fact.at),
      journalId: id,
    },
  }
}
