import { rows, type Tx } from '../../platform/database/index.ts'

/** One weekly opening: day 1 is Monday. */
export interface Opening {
  day: number
  from: string
  to: string
}

/** The organisation whose promise it is. */
export interface Organisation {
  name: string
  /** data: address of a picture, at most 64 kB. */
  logo: string | null
  /** #rrggbb of buttons and headings on customer pages. */
  colour: string | null
  senderName: string
  senderAddress: string
  replyTo: string | null
  legalFooter: string
  phone: string | null
  languages: string[]
  currencies: string[]
  defaultScale: string
  timeZone: string
  weeklySchedule: Opening[]
  publicUrl: string | null
  setUpAt: Temporal.Instant | null
}

const COLUMNS = `name, logo, colour, sender_name as "senderName", sender_address as "senderAddress",
  reply_to as "replyTo", legal_footer as "legalFooter", phone, languages, currencies, default_scale as "defaultScale",
  time_zone as "timeZone", weekly_schedule as "weeklySchedule", public_url as "publicUrl", set_up_at as "setUpAt"`

/** The organisation; undefined only before the first start has made it. */
export const organisationRow = (tx: Tx) =>
  rows<Organisation>(tx, `select ${COLUMNS} from people.organisation`).then(([row]) => row)

const INSERT = `insert into people.organisation (name, logo, colour, sender_name, sender_address, reply_to,
    legal_footer, phone, languages, currencies, default_scale, time_zone, weekly_schedule, public_url, set_up_at,
    updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`

const valuesOf = (organisation: Organisation, at: Temporal.Instant) => [
  organisation.name,
  organisation.logo,
  organisation.colour,
  organisation.senderName,
  organisation.senderAddress,
  organisation.replyTo,
  organisation.legalFooter,
  organisation.phone,
  organisation.languages,
  organisation.currencies,
  organisation.defaultScale,
  organisation.timeZone,
  JSON.stringify(organisation.weeklySchedule),
  organisation.publicUrl,
  organisation.setUpAt,
  at,
]

/** Makes the organisation where none is; an empty answer means that somebody else has. */
export const insertOrganisation = (tx: Tx, organisation: Organisation, at: Temporal.Instant) =>
  rows(tx, `${INSERT} on conflict do nothing returning name`, valuesOf(organisation, at))

export const upsertOrganisation = (tx: Tx, organisation: Organisation, at: Temporal.Instant) =>
  rows(
    tx,
    `${INSERT}
     on conflict (only_one) do update set name = excluded.name, logo = excluded.logo, colour = excluded.colour,
       sender_name = excluded.sender_name, sender_address = excluded.sender_address, reply_to = excluded.reply_to,
       legal_footer = excluded.legal_footer, phone = excluded.phone, languages = excluded.languages,
       currencies = excluded.currencies, default_scale = excluded.default_scale, time_zone = excluded.time_zone,
       weekly_schedule = excluded.weekly_schedule, public_url = excluded.public_url,
       set_up_at = coalesce(organisation.set_up_at, excluded.set_up_at), updated_at = excluded.updated_at`,
    valuesOf(organisation, at),
  )
