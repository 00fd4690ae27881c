import { Problem } from '../../language/problem.ts'
import { ALL_DECOYS, type Decoys, NO_DECOYS, type Plan } from './plan.ts'

/** The options of `amends patterns simulate` as they were typed. */
export interface SimulateQuestion {
  seed: string
  interactions: string
  plants: string
  decoys: string
  shocks: string
}

/** Reads the options; a wrong one is refused by name. */
export function planOf({ seed, interactions, plants, decoys, shocks }: SimulateQuestion): Plan {
  return {
    seed: whole('seed', seed),
    interactions: whole('interactions', interactions),
    plants: whole('plants', plants),
    decoys: decoysOf(decoys),
    shocks:
      shocks.trim() !== '' && Number(shocks) >= 0
        ? Number(shocks)
        : refuse('--shocks is a number from 0 up.'),
  }
}

function refuse(message: string): never {
  throw new Problem('wrong usage', message, { usage: true })
}

const whole = (name: string, text: string): number =>
  /^\d{1,9}$/.test(text) ? Number(text) : refuse(`--${name} is a whole number from 0 up.`)

function decoysOf(text: string): Decoys {
  if (text === 'all') return ALL_DECOYS
  if (text === 'none') return NO_DECOYS
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !(name in NO_DECOYS))
  if (unknown !== undefined)
    refuse(`There is no decoy "${unknown}". There are: all, none, ${Object.keys(NO_DECOYS).join(', ')}.`)
  return { ...NO_DECOYS, ...Object.fromEntries(names.map((name) => [name, true])) }
}
