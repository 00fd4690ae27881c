import { z } from 'zod'

/** A password as it is typed; its length is judged where one is set, with a sentence. */
export const password = z.string().min(1).max(200)
export const email = z.string().trim().toLowerCase().max(200).pipe(z.email())

export const signInBody = z.strictObject({ email: z.string().trim().toLowerCase().min(1).max(200), password })
export const secondStepBody = z.union([
  z.strictObject({ code: z.string().trim().min(6).max(10) }),
  z.strictObject({ recoveryCode: z.string().trim().min(6).max(40) }),
])
/** What the browser's own passkey call answers; the library reads it. */
export const passkeyBody = z.strictObject({
  response: z.record(z.string().max(100), z.unknown()),
  name: z.string().trim().max(200).optional(),
})
export const tokenParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export const idParams = z.strictObject({ id: z.string().min(1).max(100) })
export const passwordBody = z.strictObject({ current: password, password })
export const passwordOnly = z.strictObject({ password })
export const emailBody = z.strictObject({ email, password })
export const totpCode = z.strictObject({ code: z.string().trim().min(6).max(10) })
export const joinBody = z.strictObject({
  password,
  name: z.string().trim().min(1).max(200).optional(),
  /** Only the owner's first sign-in names it; everybody else was invited at theirs. */
  email: email.optional(),
  locale: z.string().max(35).optional(),
})
export const resetBody = z.strictObject({ email: z.string().trim().toLowerCase().min(1).max(200) })
