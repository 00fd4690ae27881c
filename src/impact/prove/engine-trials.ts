import { aipw, type Chance } from '../../statistics/index.ts'
import { type Method, measureImpact } from '../measure.ts'
import { caseRows, caseTruth } from './case-world.ts'
import type { Trial } from './trial.ts'
import { type StarSizes, type StarTruth, starTable, starTruth } from './worlds.ts'

const WITH_CONTROLS = { treated: 250, control: 250, background: 0, backgroundFrom: 1 }
const WITH_TABLE = { treated: 250, control: 0, background: 8000, backgroundFrom: 1 }
const WITH_LINE = { treated: 250, control: 0, background: 400, backgroundFrom: 1 }
const WITHOUT_UNHAPPY = { treated: 250, control: 0, background: 800, backgroundFrom: 3 }
const WITH_NOTHING = { treated: 250, control: 0, background: 0, backgroundFrom: 1 }

interface World {
  name: string
  method: Method
  sizes: Omit<StarSizes, 'lift'>
}

const WORLDS: World[] = [
  { name: '250 controls, confounded by the first rating', method: 'controls', sizes: WITH_CONTROLS },
  { name: 'table from 8,000 background people', method: 'background table', sizes: WITH_TABLE },
  { name: 'line from 400 background people', method: 'learnt mean and retest', sizes: WITH_LINE },
  {
    name: 'line from 800 background people, none of them unhappy',
    method: 'learnt mean and retest',
    sizes: WITHOUT_UNHAPPY,
  },
  { name: 'mean and retest given', method: 'given mean and retest', sizes: WITH_NOTHING },
]

/** The whole engine: does the net interval hold the truth, and does it stay quiet when nothing was done? */
export const engineTrials: Trial[] = [
  ...WORLDS.flatMap((world) => [coverage(world, 0), coverage(world, 0.7)]),
  ...WORLDS.map((world) => quiet(world)),
  ...WORLDS.slice(0, 2).map((world) => byThemselves(world)),
  doublyRobust(0),
  doublyRobust(0.7),
]

/** Each world must make the engine choose the method it was built for, or the figure would prove another one. */
function measured(world: World, lift: number, truth: StarTruth, chance: Chance) {
  const given = world.method === 'given mean and retest' ? truth : undefined
  const impact = measureImpact(starTable(chance, { ...world.sizes, lift }), given)
  if (impact.method !== world.method) throw new Error(`${world.name} was measured by ${impact.method}`)
  return impact
}

function coverage(world: World, lift: number): Trial {
  return {
    method: 'net change, engine',
    world: `${world.name}; ${lift === 0 ? 'no effect' : 'effect'}; 250 helped, 30 to 55 % silent`,
    promise: 'approximate',
    prepare: () => {
      const truth = starTruth(lift)
      return (chance) => {
        const { net, change } = measured(world, lift, truth, chance)
        const held = net !== null && net.low <= truth.net && truth.net <= net.high ? 1 : 0
        return { held, raw: change?.mean ?? 0 }
      }
    },
  }
}

function quiet(world: World): Trial {
  return {
    method: '"no effect shown"',
    world: `${world.name}; no effect; 250 helped`,
    promise: 'quiet',
    prepare: () => {
      const truth = starTruth(0)
      return (chance) => {
        const { verdict, change } = measured(world, 0, truth, chance)
        return { held: verdict === 'no effect shown' ? 1 : 0, raw: change?.mean ?? 0 }
      }
    },
  }
}

function byThemselves(world: World): Trial {
  return {
    method: 'share who recover by themselves',
    world: `${world.name}; 250 helped`,
    promise: 'approximate',
    prepare: () => {
      const truth = starTruth(0.7)
      return (chance) => {
        const { recoveredAnyway, recoveryRate } = measured(world, 0.7, truth, chance)
        const { low = 1, high = 0 } = recoveredAnyway ?? {}
        const held = low !== null && high !== null && low <= truth.anyway && truth.anyway <= high ? 1 : 0
        return { held, raw: recoveryRate.responders.rate ?? 0 }
      }
    },
  }
}

function doublyRobust(lift: number): Trial {
  return {
    method: 'doubly robust effect (AIPW)',
    world: `600 cases, graver and dearer ones helped more often, arms answer differently; ${lift === 0 ? 'no effect' : 'effect'}`,
    promise: 'approximate',
    prepare: (first) => {
      const { effect, naive } = caseTruth(first, lift)
      return (chance) => {
        const got = aipw(caseRows(chance, { n: 600, lift }))
        return { held: got && got.low <= effect && effect <= got.high ? 1 : 0, raw: naive }
      }
    },
  }
}
