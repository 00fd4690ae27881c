import { z } from 'zod'
import { zonedInstant } from './zoned-instant.ts'

/** Lengths that every room's input keeps to: long enough for people, short enough for rows and screens. */
export const MAX_TEXT = 20_000
export const MAX_NAME = 200

/** A name, id or label: one line, not empty. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, 'Must not be empty.')
  .max(MAX_NAME, `At most ${MAX_NAME} characters.`)

/** What a person wrote, kept as it is. */
export const textSchema = z.string().max(MAX_TEXT, `At most ${MAX_TEXT} characters.`)

/** The same, with something in it. */
export const saidSchema = textSchema.refine((text) => text.trim() !== '', 'Must not be empty.')

/** An ISO 8601 instant with its offset, as Temporal.Instant. */
export const instantSchema = z.string().max(40).meta({ format: 'date-time' }).transform(toInstant)

function toInstant(text: string, context: z.RefinementCtx): Temporal.Instant {
  const instant = zonedInstant(text)
  if (instant) return instant
  context.addIssue({
    code: 'custom',
    message: 'Write an instant like 2026-11-22T14:05:00Z, between 1970 and 2199.',
  })
  return z.NEVER
}

/** A calendar day, YYYY-MM-DD. */
export const daySchema = z.iso.date('Write a day like 2026-11-22.')

/** A calendar day, also as programs send one that know only instants: the day that is written in it. */
export const dayOrInstantSchema = z
  .string()
  .max(40)
  .transform((text) => (zonedInstant(text) ? text.slice(0, 10) : text))
  .pipe(daySchema)

/** A BCP 47 language tag in its canonical form. */
export const localeSchema = z
  .string()
  .max(35)
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? 'und'
    } catch {
      context.addIssue({ code: 'custom', message: 'Write a language tag like en, nb, zh-Hant or ja.' })
      return z.NEVER
    }
  })

/** An IANA time zone. */
export const timeZoneSchema = z.string().max(60).refine(isTimeZone, 'Write a time zone like Europe/Oslo.')

/** Whether this runtime knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** An id of ours. */
export const idSchema = z.uuid()
