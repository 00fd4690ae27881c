import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { App } from '../app.ts'
import { waiting } from './store.ts'

/** The figures of this process and of what waits in the database, in the text form Prometheus reads. */
export function openMetrics({ database, live }: Pick<App, 'database' | 'live'>): () => Promise<string> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, collect: () => number) =>
    new Gauge({
      name: `amends_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(collect())
      },
    })
  gauge('open_desks', 'Screens that hear live events from this process', () => live.openDesks)
  gauge('database_connections', 'Connections to the database', () => database.pool.totalCount)
  gauge('database_connections_idle', 'Connections that wait for work', () => database.pool.idleCount)
  gauge('database_requests_waiting', 'Requests that wait for a connection', () => database.pool.waitingCount)
  let jobs = 0
  let mails = 0
  gauge('jobs_waiting', 'Requests for jobs not yet handed to the queue, timers included', () => jobs)
  gauge('mails_waiting', 'Mails written and not yet sent', () => mails)
  return async () => {
    ;({ jobs, mails } = await waiting(database.read))
    return registry.metrics()
  }
}
