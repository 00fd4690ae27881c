import type { App } from '../../platform/app.ts'
import { SESSION_DAYS } from '../openSession.ts'
import { type CookieSeal, sealToken } from '../sessionCookie.ts'

/** The Set-Cookie line for a session we opened ourselves; the sign-in library writes the same. */
export function sessionCookie({ config }: Pick<App, 'config'>, seal: CookieSeal, token: string): string {
  const secure = config.publicUrl.startsWith('https:') ? '; Secure' : ''
  const age = SESSION_DAYS * 24 * 60 * 60
  return `${seal.name}=${sealToken(token, seal.secret)}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

/** The Set-Cookie line that ends it in the browser. */
export function endedCookie({ config }: Pick<App, 'config'>, seal: CookieSeal): string {
  const secure = config.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${seal.name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`
}

/** A JSON answer that also sets cookies; the plain answer of a route carries one header of a name only. */
export function answerWithCookies(status: number, body: unknown, cookies: string[]): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return Response.json(body, { status, headers })
}
