import { z } from 'zod'
import { isCurrency } from '../language/currencies.ts'

const name = z.string().trim().min(1).max(200)
const externalId = z.string().trim().min(1).max(200).nullable()
const email = z.string().trim().toLowerCase().max(200).pipe(z.email())
const line = z.string().trim().max(200)
const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text))
const timeZone = z.string().max(100).refine(isTimeZone, 'is not a time zone; write it like Europe/Oslo')
const language = z
  .string()
  .max(35)
  .refine((tag) => isLanguage(tag), 'is not a language; write it like nb or zh-Hant')
const currency = z.string().max(3).refine(isCurrency, 'is not a currency; write it like EUR')
const role = z.enum(['agent', 'lead', 'manager', 'owner'])
const wallTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'is not a time of day; write it like 09:00')

function isTimeZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const idParams = z.strictObject({ id: z.uuid() })

export const meBody = z.strictObject({ name, locale: language, timeZone: timeZone.nullable() }).partial()

// 64 kB of picture are about 87,000 characters of base64. SVG may carry scripts, so it is not taken.
const logo = z
  .string()
  .max(90_000)
  .regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/, 'is not a PNG, JPEG or WebP picture')

export const organisationBody = z
  .strictObject({
    name,
    logo: logo.nullable(),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'is not a colour; write it like #24463C')
      .nullable(),
    senderName: name,
    senderAddress: email,
    replyTo: email.nullable(),
    legalFooter: z.string().trim().max(1_000),
    phone: line.nullable(),
    languages: z.array(language).min(1).max(20),
    currencies: z.array(currency).min(1).max(20),
    defaultScale: z.enum(['stars5', 'csat5', 'nps', 'ces7', 'thumbs']),
    timeZone,
    weeklySchedule: z
      .array(z.strictObject({ day: z.int().min(1).max(7), from: wallTime, to: wallTime }))
      .max(50)
      .refine((days) => days.every(({ from, to }) => from < to), 'closes before it opens'),
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .nullable(),
    /** True once: set-up is done. */
    setUp: z.literal(true),
  })
  .partial()

export const unitBody = z.strictObject({
  kind: z.enum(['brand', 'region', 'site', 'team']),
  name,
  parentId: z.uuid().nullable().optional(),
  externalId: externalId.optional(),
  timeZone: timeZone.nullable().optional(),
})

const staffFields = {
  name,
  email,
  role,
  externalId: externalId.optional(),
  phone: line.nullable().optional(),
  languages: z.array(language).max(20).optional(),
  locale: language.optional(),
  timeZone: timeZone.nullable().optional(),
  hiredAt: z.iso.date().nullable().optional(),
  unitIds: z.array(z.uuid()).max(200).optional(),
}
export const newStaffBody = z.strictObject({ ...staffFields, invite: z.boolean().default(false) })
export const staffBody = z.strictObject(staffFields).partial()
export const staffQuery = z.strictObject({
  q: line.optional(),
  role: role.optional(),
  unit: z.uuid().optional(),
  left: z
    .enum(['true', 'false'])
    .default('false')
    .transform((left) => left === 'true'),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  cursor: z.coerce.number().int().min(0).default(0),
  /** `csv`: all of them as a file for a spreadsheet. */
  format: z.literal('csv').optional(),
})

export const shiftBody = z.strictObject({
  staffId: z.uuid(),
  startsAt: instant,
  endsAt: instant,
  unitId: z.uuid().nullable().optional(),
  leads: z.boolean().optional(),
  timeZone: timeZone.optional(),
  externalId: externalId.optional(),
})
export const shiftQuery = z.strictObject({ from: instant, to: instant, staff: z.uuid().optional() })
export const chainQuery = z.strictObject({
  team: z.uuid().optional(),
  site: z.uuid().optional(),
  at: instant.optional(),
})

const minorUnits = z.int().min(0).max(1e12)
export const mandatesBody = z.strictObject({
  items: z
    .array(z.strictObject({ role, currency, perCase: minorUnits, perMonth: minorUnits }))
    .max(200)
    .refine(
      (items) => items.every(({ perCase, perMonth }) => perMonth >= perCase),
      'a month is less than one case',
    ),
})
export const currencyQuery = z.strictObject({ currency })

export const keyBody = z.strictObject({
  name,
  scope: z.enum(['ingest', 'staff', 'admin']),
  asStaffId: z.uuid().nullable().default(null),
  test: z.boolean().default(false),
})

export const refusalQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().min(0).optional(),
})
