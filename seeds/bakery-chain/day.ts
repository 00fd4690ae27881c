import { between, type Chance, pick } from '../chance.ts'
import { atHour, SITES } from './company.ts'
import { COMING, COMPLAINTS, COMPONENT, type Guest, KNOWN, PRAISE, PRODUCTS } from './words.ts'

/** One contact of a simulated day, with what the customer said about it, if anything. */
export interface Visit {
  at: Temporal.Instant
  interaction: Record<string, unknown>
  guest: Guest
  /** Stars, where they were asked and answered. */
  stars?: number
  comment?: string
  failed: boolean
  product: string
  site: string
}

const OPENS = 7
// One in fifty goes wrong by chance; the two planted causes come on top (README, truths 1 and 2).
const FAILS = 0.02
const MARKS_HOUR = 4
const NEW_OVEN = 2
const OVEN_RELEASES = [
  ['2.1', 130],
  ['2.2', 100],
  ['2.3', 70],
] as const
// One in twenty-five of the content says so, and one in ten of those let down: most say nothing and stay away.
const ANSWERS = { content: 0.04, letDown: 0.1 }

interface Planning {
  chance: Chance
  day: Temporal.PlainDate
  /** Days before the demo's present. */
  daysAgo: number
  visits: number
}

/** The visits of a day, in the order of the clock. */
export function visitsOf({ chance, day, daysAgo, visits }: Planning): Visit[] {
  const opens = atHour(day, OPENS)
  const all = Array.from({ length: visits }, (_, number) => visitOf({ chance, day, daysAgo, opens, number }))
  return all.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

interface Visiting extends Omit<Planning, 'visits'> {
  opens: Temporal.Instant
  number: number
}

function visitOf({ chance, day, daysAgo, opens, number }: Visiting): Visit {
  const hour = OPENS + 12 * chance.uniform() ** 1.3
  const site = pick(chance, SITES)
  const guest = pick(chance, COMING)
  const product = pick(chance, PRODUCTS)
  const component = COMPONENT[product]
  const release = component && releaseAt(daysAgo)
  const staff = staffAt(site, hour, chance)
  const risk =
    FAILS * (staff === 'mark' && hour >= 9 && hour < 10 ? MARKS_HOUR : 1) * (release === '2.3' ? NEW_OVEN : 1)
  const failed = chance.happens(risk)
  // No clock is put forward or back while a bakery is open.
  const at = opens.add({ minutes: Math.round((hour - OPENS) * 60) })
  return {
    at,
    guest,
    failed,
    product,
    site,
    ...said(chance, { failed, guest }),
    interaction: {
      externalId: `sale-${day}-${number}`,
      occurredAt: at.toString(),
      channel: pick(chance, ['counter', 'counter', 'app', 'phone']),
      customer: customerOf(guest),
      staff: { externalId: staff },
      site,
      product,
      ...(component ? { component, release } : {}),
      value: { amount: between(chance, 300, 6_000), currency: 'EUR' },
      failed,
    },
  }
}

const releaseAt = (daysAgo: number): string =>
  OVEN_RELEASES.findLast(([, since]) => daysAgo <= since)?.[0] ?? '2.0'

const WHO: Record<string, string[]> = {
  Storgata: ['mark', 'ana', 'jonas'],
  Grønland: ['sara', 'priya'],
  Majorstuen: ['emil', 'irina'],
}

const staffAt = (site: string, hour: number, chance: Chance): string =>
  hour < 15 ? pick(chance, WHO[site]!) : WHO[site]!.at(-1)!

// Half of all people are sparing with stars, on every visit: that is what a rating on a good day tells of the next one
// (README, truth 4).
const SPARING = [3, 3, 4, 4, 4, 5]
const GENEROUS = [4, 5, 5, 5, 5, 5]

function said(chance: Chance, { failed, guest }: { failed: boolean; guest: Guest }) {
  if (!chance.happens(failed ? ANSWERS.letDown : ANSWERS.content)) return {}
  const content = KNOWN.indexOf(guest) % 2 === 0 ? SPARING : GENEROUS
  const words = (failed ? COMPLAINTS : PRAISE)[guest.locale] ?? ['']
  return { stars: pick(chance, failed ? [1, 1, 2] : content), comment: pick(chance, words) }
}

/** How the till names a guest. */
export function customerOf(guest: Guest) {
  const number = KNOWN.indexOf(guest)
  return {
    externalId: `guest-${number}`,
    name: guest.name,
    locale: guest.locale,
    phone: `+47 958 21 ${700 + number}`,
    ...(guest.phoneOnly ? {} : { email: `guest${number}@example.org` }),
    lifetimeValue: { amount: guest.worth, currency: 'EUR' },
    since: `20${17 + (number % 8)}-0${1 + (number % 9)}-11`,
  }
}

/** The feedback of a visit as a survey tool sends it. */
export const feedbackOf = (visit: Visit, receivedAt: Temporal.Instant) => ({
  externalId: `survey-${visit.interaction.externalId}`,
  interactionExternalId: visit.interaction.externalId,
  receivedAt: receivedAt.toString(),
  source: 'survey',
  customer: customerOf(visit.guest),
  locale: visit.guest.locale,
  scale: 'stars5',
  score: visit.stars,
  ...(visit.comment ? { comment: visit.comment } : {}),
  site: visit.site,
  team: 'Customer care',
})
