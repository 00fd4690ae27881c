import { z } from 'zod'
import { dayOrInstantSchema, localeSchema, nameSchema, timeZoneSchema } from '../language/input.ts'
import { moneySchema } from '../language/money.ts'

// One @, no spaces, quotes, commas or control characters: a quoted local part once sent mail to another domain.
const EMAIL = /^[^\s@"<>,;:()[\]\\\p{Cc}]{1,64}@[^\s@"<>,;:()[\]\\\p{Cc}]{1,190}$/u

/** A mail address that can be written to. */
export const emailSchema = z.string().trim().max(254).regex(EMAIL, 'Write an address like clara@example.org.')

/** A phone number as people write it; compared by its digits. */
export const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d\s().\-/]{3,40}$/, 'Write a phone number like +47 21 30 00 00.')

/** Who a customer is, as any way in tells it: at least one of externalId, email, phone. */
export const customerSchema = z
  .strictObject({
    externalId: nameSchema.optional(),
    email: emailSchema.optional(),
    phone: phoneSchema.optional(),
    name: nameSchema.optional(),
    locale: localeSchema.optional(),
    timeZone: timeZoneSchema.optional(),
    segment: nameSchema.optional(),
    since: dayOrInstantSchema.optional(),
    lifetimeValue: moneySchema.optional(),
  })
  .refine(
    ({ externalId, email, phone }) => Boolean(externalId || email || phone),
    'Name the customer by externalId, email or phone.',
  )

/** A customer as told from outside. */
export type CustomerInput = z.infer<typeof customerSchema>
