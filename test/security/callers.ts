import type { Access, Role, Scope } from '../../src/platform/http/index.ts'
import type { Amends, As } from '../amends.ts'
import type { PersonName } from '../people.ts'

/** Somebody who may knock at a route, and what the gate may know of them. */
export interface Knocking {
  who: string
  as: As
  role?: Role
  scope?: Scope
}

const SIGNED_IN: Record<Role, PersonName> = { agent: 'Nils', lead: 'Greta', manager: 'Mona', owner: 'Olav' }
const ROLES = Object.keys(SIGNED_IN) as Role[]
const SCOPES: Scope[] = ['ingest', 'staff', 'admin']

/** Everybody: nobody, a person of each role, a key of each scope alone, and one of each scope for a person of each role. */
export async function everybody(amends: Amends): Promise<Knocking[]> {
  const people = ROLES.map((role) => ({ who: role, as: SIGNED_IN[role], role }))
  const keys: Knocking[] = []
  for (const scope of SCOPES) {
    const alone = await amends.makeKey({ scope })
    keys.push({ who: `a key with scope ${scope}`, as: { key: alone.key }, scope })
    for (const role of ROLES) {
      const { key } = await amends.makeKey({ scope, asStaffId: amends.people[SIGNED_IN[role]] })
      keys.push({ who: `a key with scope ${scope} for the ${role}`, as: { key }, scope, role })
    }
  }
  return [{ who: 'nobody', as: undefined }, ...people, ...keys]
}

/** What the gate owes this caller, read off the rule by hand: not by the code that is being tested. */
export function owed(access: Access, { role, scope }: Knocking): 'let through' | 401 | 403 {
  if ('open' in access) return 'let through'
  if (!role && !scope) return 401
  const scopeFits = !scope || (access.key !== null && SCOPES.indexOf(scope) >= SCOPES.indexOf(access.key))
  const roleFits = !role || access.roles.includes(role)
  return scopeFits && roleFits ? 'let through' : 403
}
