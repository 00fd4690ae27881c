import type { Pool } from 'pg'

/** What became of every alert and letter. */
export interface Effects {
  alerts: number
  /** Alerts on which exactly the first two were called, each once, and told once. */
  escalatedOnce: number
  /** Letters to leads, and those marked sent exactly once. */
  letters: number
  sentOnce: number
  /** Requests that still wait for the queue. */
  waiting: number
}

/** Counts them; "once" counts rows and facts alike. */
export async function effectsIn(pool: Pool): Promise<Effects> {
  const { rows } = await pool.query<Effects>(
    `with each as (
       select a.id,
         (select array_agg(step order by step) from alerts.calls c where c.alert_id = a.id) as steps,
         (select count(*) from platform.journal j where j.case_id = a.case_id and j.fact = 'alert.escalated') as told
       from alerts.alerts a),
     letters as (
       select m.id, m.state,
         (select count(*) from platform.journal j where j.fact = 'mail.sent' and j.body->>'mailId' = m.id::text) as told
       from platform.mails m where m.kind = 'alert')
     select (select count(*)::int from each) as alerts,
       (select count(*)::int from each where steps = '{1,2}' and told = 1) as "escalatedOnce",
       (select count(*)::int from letters) as letters,
       (select count(*)::int from letters where state = 'sent' and told = 1) as "sentOnce",
       (select count(*)::int from platform.outbox) as waiting`,
  )
  return rows[0]!
}

/** Makes the first escalation of every alert due now: nobody waits ten minutes for a test. */
export const makeTimersDue = (pool: Pool) =>
  pool.query(
    `update pgboss.job set start_after = now()
     where name = 'escalateUnanswered' and state = 'created' and data->>'step' = '2' and start_after > now()`,
  )

/** Gives the jobs of a killed process free at once, as its missing sign of life does after ten seconds. */
export const freeJobs = (pool: Pool) =>
  pool.query("update pgboss.job set state = 'retry', start_after = now() where state = 'active'")
