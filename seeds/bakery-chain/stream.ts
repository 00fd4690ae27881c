import { between, pick } from '../chance.ts'
import { isUnhappy } from '../past.ts'
import { feedbackOf, visitsOf } from './day.ts'
import { agentFor, type Living } from './history.ts'
import { COMPLAINTS } from './words.ts'

// A shop day of ninety visits in twelve hours is one in eight minutes; at --speed 60 one in eight seconds.
const VISIT_SECONDS = 480
// One in six who speak is unhappy, so that there is something to watch. With each come seven of whom nothing is heard:
// one failure in forty-eight, as on any other day, or the search would rightly call the stream an outage.
const UNHAPPY = 6
const SILENT = 7

/** Goes on living: customers come and rate, colleagues take some of what went wrong. Returns how to stop it. */
export function streamOn(
  simulation: Living,
  { speed, say }: { speed: number; say(line: string): void },
): () => void {
  let number = 0
  const tick = () => live(simulation, number++).catch((error: Error) => say(error.message))
  const timer = setInterval(tick, Math.max(500, (VISIT_SECONDS * 1_000) / speed))
  return () => clearInterval(timer)
}

async function live(simulation: Living, number: number): Promise<void> {
  const { caller, chance, clock, today } = simulation
  clock.now = Temporal.Now.instant()
  const [visit] = visitsOf({ chance, day: today, daysAgo: 0, visits: 1 })
  const externalId = `live-${clock.now.epochMilliseconds}-${number}`
  const unhappy = number % UNHAPPY === UNHAPPY - 1
  const now = {
    ...visit!,
    interaction: { ...visit!.interaction, externalId, occurredAt: clock.now.toString(), failed: unhappy },
    stars: unhappy ? pick(chance, [1, 2]) : pick(chance, [3, 4, 5, 5]),
    comment: unhappy ? pick(chance, COMPLAINTS[visit!.guest.locale] ?? ['']) : '',
  }
  const silent = visitsOf({ chance, day: today, daysAgo: 0, visits: SILENT }).map(({ interaction }, at) => ({
    ...interaction,
    externalId: `${externalId}-${at}`,
    occurredAt: clock.now.toString(),
    failed: false,
  }))
  await caller.call('till', 'POST', '/interactions', [now.interaction, ...silent])
  const heard = await caller.call('till', 'POST', '/feedback', feedbackOf(now, clock.now))
  if (!isUnhappy(now) || !heard.case?.created || chance.happens(0.4)) return
  // A colleague sees it on their screen and takes it, a little later.
  setTimeout(
    () => {
      clock.now = Temporal.Now.instant()
      const agent = agentFor(chance, now.guest.locale)
      caller
        .call(agent, 'PUT', `/cases/${heard.case.id}/owner`, { staffId: simulation.ids.get(agent) })
        .catch(() => {})
    },
    between(chance, 20, 120) * 1_000,
  ).unref()
}
