import { type Chance, pick } from '../chance.ts'
import { atHour, emailOf, type Guest, type Site, type SmallCompany } from './company.ts'

/** One contact of a simulated day, with what the customer said about it, if anything. */
export interface Visit {
  at: Temporal.Instant
  interaction: Record<string, unknown>
  guest: Guest
  site: string
  stars?: number
  comment?: string
}

// Surveys are answered by one in five of the content, and by half of those let down.
const ANSWERS = { content: 0.2, letDown: 0.5 }

interface Day {
  chance: Chance
  day: Temporal.PlainDate
  /** Days before the demo's present. */
  daysAgo: number
}

/** The visits of a day at all places, in the order of the clock. */
export const visitsOf = (company: SmallCompany, day: Day): Visit[] =>
  company.sites
    .flatMap((site) =>
      Array.from({ length: site.visitsADay }, (_, number) => visitAt(company, { ...day, site, number })),
    )
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))

function visitAt(company: SmallCompany, { number, ...about }: Day & { site: Site; number: number }): Visit {
  const { chance, day, site } = about
  const { hour, risk, amount, staff, ...what } = company.happening(about)
  const guest = pick(
    chance,
    company.guests.filter((each) => each.site === site.name),
  )
  const failed = chance.happens(risk)
  const at = atHour(day, hour, site.timeZone)
  const { currency } = company.castOf(site.name).owed
  return {
    at,
    guest,
    site: site.name,
    ...said(company, { chance, failed, locale: guest.locale }),
    interaction: {
      ...what,
      externalId: `visit-${company.sites.indexOf(site)}-${day}-${number}`,
      occurredAt: at.toString(),
      customer: customerOf(company, guest),
      staff: { externalId: staff },
      site: site.name,
      value: { amount, currency },
      failed,
    },
  }
}

function said(
  { complaints, praise }: SmallCompany,
  { chance, failed, locale }: { chance: Chance; failed: boolean; locale: string },
) {
  if (!chance.happens(failed ? ANSWERS.letDown : ANSWERS.content)) return {}
  const stars = failed ? pick(chance, [1, 1, 2]) : pick(chance, [3, 4, 4, 5, 5, 5])
  return { stars, comment: pick(chance, (failed ? complaints : praise)[locale] ?? ['']) }
}

/** How the till names a guest. */
export function customerOf(company: SmallCompany, guest: Guest) {
  const number = company.guests.indexOf(guest)
  const { currency } = company.castOf(guest.site).owed
  return {
    externalId: `guest-${number}`,
    name: guest.name,
    locale: guest.locale,
    timeZone: company.sites.find(({ name }) => name === guest.site)!.timeZone,
    phone: `+47 958 21 ${800 + number}`,
    ...(guest.phoneOnly ? {} : { email: emailOf({ domain: 'example.org' }, `guest${number}`) }),
    lifetimeValue: { amount: guest.worth, currency },
    since: `20${18 + (number % 7)}-0${1 + (number % 9)}-11`,
  }
}

/** The feedback of a visit as a survey tool sends it. */
export const feedbackOf = (company: SmallCompany, visit: Visit, receivedAt: Temporal.Instant) => ({
  externalId: `survey-${visit.interaction.externalId}`,
  interactionExternalId: visit.interaction.externalId,
  receivedAt: receivedAt.toString(),
  source: 'survey',
  customer: customerOf(company, visit.guest),
  locale: visit.guest.locale,
  scale: 'stars5',
  score: visit.stars,
  ...(visit.comment ? { comment: visit.comment } : {}),
  site: visit.site,
  team: company.teams[0],
})
