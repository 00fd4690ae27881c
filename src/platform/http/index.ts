export {
  actorOf,
  type Caller,
  DESK_LANGUAGE,
  NOBODY,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
  type Sight,
  sees,
} from './caller.ts'
export { countGuesses, type Guesses, limitRate } from './guesses.ts'
export { SECURITY_HEADERS, withSecurityHeaders } from './headers.ts'
export { answerOnce, replay } from './idempotency.ts'
export { openApiOf } from './openapi.ts'
export { badInput, notFound, outdated, outOfOrder, problemBody } from './problems.ts'
export {
  type Access,
  type Answer,
  type Call,
  EVERY_ROLE,
  LEADS_UP,
  MANAGERS_UP,
  OWNER,
  own,
  type Route,
  read,
  write,
} from './route.ts'
export { bundleFile, checkBundle } from './static.ts'
export type { KeptAnswer, KeyClaim } from './store.ts'
export { keepSweeping } from './sweep.ts'
export { buildWebApp, type HttpOptions } from './web-app.ts'
