import { chanceFrom } from '../../statistics/index.ts'
import { tenureBand } from '../derived.ts'
import {
  type AgentCount,
  countLacking,
  type FewAgents,
  type ModuleEffect,
  moduleEffects,
} from '../explain/agents.ts'
import { type FunnelPoint, funnelOf } from '../explain/funnel.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import { MODULE } from './placing.ts'
import type { StoredHistory } from './readHistory.ts'
import { factorOf, type Usual } from './withoutFactors.ts'

/** Below so many expected failures nobody is shown as a point: it would say more about luck than about a person. */
const LEAST_EXPECTED = 5
/** Whoever handled fewer interactions is not a comparison. */
const LEAST_HANDLED = 30
/** What belongs to a person rather than to the work they were given. */
const PERSONAL = ['agent', 'team', 'tenure', 'shiftHour', 'segment']

/** One person: what happened, and what was due given their hours, products and customers. */
export interface PersonCount {
  agent: string
  staffId: string
  failures: number
  expected: number
  handled: number
  team: string
}

/** People, fairly compared. */
export interface People {
  points: FunnelPoint[]
  tau2: number
  /** Limits of the funnel along the axis of expected failures. */
  limits: { expected: number; low95: number; high95: number; low998: number; high998: number }[]
}

/** A module that goes with a finding. */
export interface Lacking extends FewAgents {
  module: string
}

/** Counts what each person's interactions came to, and what their mix makes one expect. */
export function peopleOf(usual: Usual, { known }: StoredHistory): PersonCount[] {
  const { leaves, effects } = usual
  const agent = leaves.dimensions.find(({ name }) => name === 'agent')
  if (!agent) return []
  const team = leaves.dimensions.find(({ name }) => name === 'team')
  const modules = leaves.dimensions.filter(({ name }) => name.startsWith(MODULE)).map(({ name }) => name)
  const own = factorOf(usual, [...PERSONAL, ...modules])
  const ids = new Map(known.staff.map(({ id, name }) => [name, id]))
  const people = agent.values.map((name) => ({
    agent: name,
    staffId: ids.get(name) ?? '',
    failures: 0,
    expected: 0,
    handled: 0,
    team: '',
  }))
  for (let row = 0; row < leaves.rows; row++) {
    const person = people[agent.codes[row]!]!
    person.failures += leaves.failures[row]!
    person.expected += effects.expected[row]! / own(row)
    person.handled += 1
    if (team && person.team === '') person.team = team.values[team.codes[row]!]!
  }
  return levelled(people.filter(({ staffId }) => staffId !== ''))
}

/** The level is everybody's: what all together had is what all together were due. */
function levelled(people: PersonCount[]): PersonCount[] {
  const due = people.reduce((sum, { expected }) => sum + expected, 0)
  const had = people.reduce((sum, { failures }) => sum + failures, 0)
  return people.map((person) => ({ ...person, expected: due > 0 ? (person.expected * had) / due : 0 }))
}

/** The funnel of everybody who was given enough work; undefined below three people. */
export function funnelOfPeople(people: readonly PersonCount[]): People | undefined {
  const units = people
    .filter(({ expected }) => expected >= LEAST_EXPECTED)
    .map(({ agent, failures, expected }) => ({ name: agent, failures, expected }))
  if (units.length < 3) return undefined
  const { points, tau2, limits } = funnelOf(units)
  const most = Math.max(...points.map(({ expected }) => expected))
  const steps = Array.from({ length: 41 }, (_, i) => Math.max(0.5, 1.1 * most * (i / 40) ** 2))
  return { points, tau2, limits: steps.map((expected) => ({ expected, ...limits(expected) })) }
}

/** Which modules go with failing more, over the whole company; empty below eight people on each side. */
export function modulesThatMatter(
  people: readonly PersonCount[],
  { known, until }: StoredHistory,
  seed: number,
): ModuleEffect[] {
  const hired = new Map(known.staff.map(({ id, hired: at }) => [id, at ?? undefined]))
  const counted = people.filter(({ handled }) => handled >= LEAST_HANDLED)
  const questions = known.everyModule.map((module) => ({
    module,
    agents: counted.map(
      ({ agent, staffId, failures, expected, team }): AgentCount => ({
        agent,
        failures,
        expected,
        done: known.completed(module, staffId, until),
        stratum: `${team} ${tenureBand(hired.get(staffId), until) ?? ''}`,
      }),
    ),
  }))
  return moduleEffects(questions, chanceFrom(seed)).filter(
    ({ pAdjusted, ratio }) => pAdjusted <= 0.05 && ratio > 1,
  )
}

/** For a finding that names a person: the module that most sets them apart from the others. Said, never concluded. */
export function lackingIn(
  { slice, direction }: PatternFinding,
  people: readonly PersonCount[],
  { known, until }: StoredHistory,
): Lacking | undefined {
  const handled = people.filter((person) => person.handled >= LEAST_HANDLED)
  const [inPattern, others] = [
    handled.filter(({ agent }) => agent === slice.agent),
    handled.filter(({ agent }) => agent !== slice.agent),
  ]
  if (direction !== 'worse' || inPattern.length === 0 || others.length === 0) return undefined
  const doneBy =
    (module: string) =>
    ({ staffId }: PersonCount) => ({
      done: known.completed(module, staffId, until),
    })
  const lacking = known.everyModule
    .map((module) => ({
      module,
      ...countLacking(inPattern.map(doneBy(module)), others.map(doneBy(module))),
    }))
    .filter(({ lacking: n, othersLacking, ofOthers }) => n > 0 && othersLacking < ofOthers / 2)
  return lacking.sort((a, b) => a.p - b.p)[0]
}
