/** Where an alert belongs; both unknown is the whole organisation. */
export interface Place {
  teamId?: string | null
  siteId?: string | null
}

/** One person to call, and why it is them. */
export interface ChainStep {
  staffId: string
  name: string
  why: 'leads this shift' | 'leads the unit above' | 'manager' | 'owner'
}

interface Answerable {
  staffId: string
  name: string
  /** Units they answer for, with everything below; none is the whole organisation. */
  unitIds: string[]
}

/** What the chain is decided from. */
export interface ChainFacts {
  /** Leads on shift now, the longest on shift first. */
  leads: Answerable[]
  /** Managers and owners, the longest with us first. */
  answerable: (Answerable & { role: 'manager' | 'owner' })[]
  parents: ReadonlyMap<string, string | null>
}

// Farther than any unit of a real tree: whoever answers for the whole organisation comes after those who are nearer.
const WHOLE_ORGANISATION = 1_000

/**
 * Whom an alert is brought to, one person a step: leads on shift of the team or site, then up the tree, then managers,
 * then the owner. Never empty while there is an owner.
 */
export function chainFor(place: Place, { leads, answerable, parents }: ChainFacts): ChainStep[] {
  const near = nearness(place, parents)
  const leading = near(leads).map(({ who, steps }) => ({
    ...step(who),
    why: steps === 0 ? ('leads this shift' as const) : ('leads the unit above' as const),
  }))
  const managers = near(answerable.filter(({ role }) => role === 'manager')).map(({ who }) => ({
    ...step(who),
    why: 'manager' as const,
  }))
  const owners = answerable
    .filter(({ role }) => role === 'owner')
    .map((who) => ({ ...step(who), why: 'owner' as const }))
  return firstOfEach([...leading, ...managers, ...owners])
}

const step = ({ staffId, name }: Answerable) => ({ staffId, name })

/** Orders people by how few steps up the tree they answer for the place; who does not answer for it is left out. */
function nearness({ teamId, siteId }: Place, parents: ReadonlyMap<string, string | null>) {
  const paths = [teamId, siteId].filter((unit) => unit != null).map((unit) => pathUp(unit, parents))
  return <Who extends Answerable>(people: Who[]) =>
    people
      .map((who) => ({ who, ...distance(who.unitIds, paths) }))
      .filter(({ steps }) => steps !== Infinity)
      // Who leads both the team and the site knows more than who leads one of them.
      .sort((one, other) => one.steps - other.steps || other.matches - one.matches)
}

function distance(unitIds: string[], paths: string[][]): { steps: number; matches: number } {
  if (paths.length === 0) return { steps: 0, matches: unitIds.length === 0 ? 1 : 0 }
  if (unitIds.length === 0) return { steps: WHOLE_ORGANISATION, matches: 0 }
  const found = paths
    .map((path) => path.findIndex((unit) => unitIds.includes(unit)))
    .filter((steps) => steps >= 0)
  return { steps: Math.min(...found), matches: found.filter((steps) => steps === 0).length }
}

function pathUp(unit: string, parents: ReadonlyMap<string, string | null>): string[] {
  const path = [unit]
  // A tree has no circles; should one be written by hand, the walk ends where it began.
  for (let above = parents.get(unit); above && !path.includes(above); above = parents.get(above))
    path.push(above)
  return path
}

function firstOfEach(steps: ChainStep[]): ChainStep[] {
  const seen = new Set<string>()
  return steps.filter(({ staffId }) => !seen.has(staffId) && seen.add(staffId))
}
