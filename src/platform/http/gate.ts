import { Problem } from '../../language/problem.ts'
import { type Caller, SCOPES, type Scope } from './caller.ts'
import type { Access } from './route.ts'

/** Lets the caller through or refuses: nobody 401, the wrong role or scope 403. */
export function checkAccess(access: Access, caller: Caller): void {
  if ('open' in access) return
  if (caller.kind === 'nobody') throw new Problem('sign in', 'Sign in, or send a valid key.', { status: 401 })
  if (caller.scope) checkScope(access.key, caller.scope)
  // A key without a person has no role: its scope alone decides, and it has no mandate.
  if (caller.role ? access.roles.includes(caller.role) : caller.scope) return
  throw new Problem('wrong role', `This is for ${access.roles.join(', ')}. Ask one of them.`, { status: 403 })
}

function checkScope(needed: Scope | null, has: Scope): void {
  if (needed && SCOPES.indexOf(has) >= SCOPES.indexOf(needed)) return
  const wanted = needed ? `a key with scope "${needed}" or higher` : 'a signed-in person'
  throw new Problem('wrong scope', `This needs ${wanted}.`, { status: 403 })
}

/**
 * A browser session may change something only from our own pages (CSRF). Browsers send Sec-Fetch-Site or Origin with
 * every unsafe request; one that sends neither is not a browser we signed in.
 */
export function checkOrigin(request: Request, caller: Caller, ownOrigins: string[]): void {
  if (!caller.session || request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.get('origin')
  const fromUs = origin
    ? ownOrigins.includes(origin) || sameHost(origin, request)
    : request.headers.get('sec-fetch-site') === 'same-origin'
  if (!fromUs)
    throw new Problem('other origin', 'This request did not come from the product itself.', { status: 403 })
}

function sameHost(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
}
