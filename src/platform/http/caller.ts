import { nearestLocale } from '../i18n/index.ts'
import type { Actor } from '../journal/index.ts'

export const ROLES = ['agent', 'lead', 'manager', 'owner'] as const
export type Role = (typeof ROLES)[number]

export const SCOPES = ['ingest', 'staff', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

/** What a person may see: everything, or cases of these teams and sites (with those below them), and their own. */
export interface Sight {
  all: boolean
  /** Unit ids, the subtree included. */
  unitIds: string[]
}

/** Who calls: somebody signed in, a key, or nobody (public pages and token pages). */
export interface Caller {
  kind: 'staff' | 'integration' | 'nobody'
  /** The person, also for a key that acts as one. */
  staffId?: string
  name?: string
  role?: Role
  /** Set for keys; a session has none. */
  scope?: Scope
  keyId?: string
  /** Written with a test key: never enters figures. */
  test: boolean
  sight: Sight
  /** Language the product speaks to this person. */
  locale?: string
  /** True for a browser session: unsafe requests then need our own origin. */
  session: boolean
}

export const NOBODY: Caller = {
  kind: 'nobody',
  test: false,
  sight: { all: false, unitIds: [] },
  session: false,
}

/** The caller as the journal names them. */
export function actorOf(caller: Caller): Actor {
  if (caller.staffId)
    return { kind: 'staff', id: caller.staffId, ...(caller.name ? { name: caller.name } : {}) }
  if (caller.kind === 'integration')
    return { kind: 'integration', id: caller.keyId ?? '', name: caller.name ?? '' }
  return { kind: 'customer' }
}

/** Whether the caller may see a row that belongs to this team and site (both unknown: everybody's). */
export function sees(
  caller: Caller,
  row: { teamId?: string | null; siteId?: string | null; ownerId?: string | null },
): boolean {
  if (caller.sight.all) return true
  if (row.ownerId && row.ownerId === caller.staffId) return true
  if (!row.teamId && !row.siteId) return caller.kind !== 'nobody'
  return [row.teamId, row.siteId].some((unit) => unit != null && caller.sight.unitIds.includes(unit))
}

/** Header by which the desk says in which language it is shown right now. */
export const DESK_LANGUAGE = 'x-desk-language'

/** The desk follows the browser until its viewer chooses a language: its reasons and remarks are said in the same one. */
export function inLanguage(caller: Caller, request: Request): Caller {
  const shown = caller.session ? request.headers.get(DESK_LANGUAGE) : null
  return shown ? { ...caller, locale: nearestLocale(shown) } : caller
}
