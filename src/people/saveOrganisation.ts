import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { type Opening, type Organisation, organisationRow, upsertOrganisation } from './store/organisation.ts'

// Until somebody says otherwise: Monday to Friday, nine to five, which is when most small offices answer mail.
const WEEKDAYS: Opening[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

/** What stands before anybody has set anything up. */
export const BLANK_ORGANISATION: Organisation = {
  name: 'Amends',
  logo: null,
  colour: null,
  senderName: 'Amends',
  senderAddress: 'amends@localhost',
  replyTo: null,
  legalFooter: '',
  phone: null,
  languages: ['en'],
  currencies: ['EUR'],
  defaultScale: 'stars5',
  timeZone: 'UTC',
  weeklySchedule: WEEKDAYS,
  publicUrl: null,
  setUpAt: null,
}

/** The organisation as it is now. */
export const readOrganisation = async (tx: Tx): Promise<Organisation> =>
  (await organisationRow(tx)) ?? BLANK_ORGANISATION

interface Change {
  change: Partial<Organisation>
  by: Actor
  now: Temporal.Instant
}

/** Changes some of the organisation's settings; the others stay. */
export async function saveOrganisation(tx: Tx, { change, by, now }: Change): Promise<Organisation> {
  const whole = { ...(await readOrganisation(tx)), ...change }
  await upsertOrganisation(tx, whole, now)
  await announce(tx, {
    fact: 'organisation.changed',
    actor: by,
    at: now,
    body: { changed: Object.keys(change) },
  })
  return whole
}
