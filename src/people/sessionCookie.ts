import { createHmac, timingSafeEqual } from 'node:crypto'

/** How the session cookie is named and signed; the sign-in library writes it in exactly this form. */
export interface CookieSeal {
  name: string
  secret: string
}

/** `__Secure-` where the installation is reached by https: browsers then refuse the cookie over plain http. */
export const sessionCookieName = (publicUrl: string): string =>
  `${publicUrl.startsWith('https:') ? '__Secure-' : ''}amends.session_token`

const seal = (token: string, secret: string): Buffer => createHmac('sha256', secret).update(token).digest()

/** The cookie value for a session token: the token and its seal. */
export const sealToken = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${seal(token, secret).toString('base64')}`)

/** The session token in a Cookie header; undefined without one or when its seal is not ours. */
export function tokenIn(cookieHeader: string, { name, secret }: CookieSeal): string | undefined {
  const value = cookieHeader
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const found = value && decodeSafely(value).match(/^([^.]{16,128})\.([A-Za-z0-9+/]{43}=)$/)
  if (!found) return undefined
  const [, token = '', given = ''] = found
  return timingSafeEqual(seal(token, secret), Buffer.from(given, 'base64')) ? token : undefined
}

/** Whether a Cookie header carries a session cookie at all, valid or not. */
export const carriesSession = (cookieHeader: string, name: string): boolean =>
  cookieHeader.split(';').some((part) => part.trim().startsWith(`${name}=`))

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
