import { type Config, readConfig, type StartOptions } from '../platform/config/index.ts'
import { CHECKS, type Finding } from './checks.ts'

/** Prints what is well and what is not, each with what to do; answers the exit code: 1 when something must be mended. */
export async function runDoctor(options: StartOptions): Promise<number> {
  const config = readConfig(process.env, options)
  let broken = false
  for (const check of CHECKS) {
    for (const finding of await lookAt(check, config)) {
      console.log(line(finding))
      broken ||= finding.state === 'broken'
    }
  }
  return broken ? 1 : 0
}

async function lookAt(
  check: (config: Config) => Promise<Finding[]> | Finding[],
  config: Config,
): Promise<Finding[]> {
  try {
    return await check(config)
  } catch (error) {
    return [{ state: 'broken', says: (error as Error).message }]
  }
}

const MARKS = { well: 'ok     ', note: 'note   ', broken: 'BROKEN ' } as const

const line = ({ state, says }: Finding): string => MARKS[state] + says
