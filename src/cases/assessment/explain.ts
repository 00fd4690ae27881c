import type { Say } from '../../language/say.ts'
import { DEFAULT_POINTS, type Points } from './points.ts'
import type { Assessment, Factor, Gates, Situation } from './schema.ts'
import { type Recoverability, scoreRecoverability } from './score.ts'

/** The whole answer of the assessment preview, each reason in the language of `say`. */
export function assess(situation: Situation, say: Say, points: Points = DEFAULT_POINTS): Assessment {
  const found = scoreRecoverability(situation, points)
  return {
    ...found,
    contributions: found.contributions.map((contribution) => ({
      ...contribution,
      why: whyOf(contribution.factor, situation, points, say),
    })),
    hint: hintOf(situation, found, say),
  }
}

/** The conditions that fail, and those nobody knows yet, so that a screen can name them. */
export function paradoxConditions(situation: Situation, gates: Gates) {
  const names = Object.keys(gates) as (keyof Gates)[]
  const unknown = names.filter((gate) => isUnknown(gate, situation))
  return {
    held: names.filter((gate) => gates[gate]),
    failed: names.filter((gate) => !gates[gate] && !unknown.includes(gate)),
    unknown,
  }
}

function isUnknown(gate: keyof Gates, situation: Situation): boolean {
  return (gate === 'stability' || gate === 'control') && situation[gate] === 'unknown'
}

/** Never "will": studies found more satisfaction, rarely, and no more loyalty. */
function hintOf(situation: Situation, { gates }: Recoverability, say: Say): string {
  const { held, failed, unknown } = paradoxConditions(situation, gates)
  if (held.length === 4) return say('cases:assessment.hint.all')
  const names = (list: (keyof Gates)[]) => list.map((gate) => say(`cases:assessment.gate.${gate}`))
  const listed = (list: (keyof Gates)[]) => names(list).join(say('cases:assessment.hint.between'))
  return [
    say('cases:assessment.hint.held', { held: held.length }),
    failed.length ? say('cases:assessment.hint.failed', { gates: listed(failed) }) : '',
    unknown.length ? say('cases:assessment.hint.unknown', { gates: listed(unknown) }) : '',
    say('cases:assessment.hint.aim'),
  ]
    .filter(Boolean)
    .join(say('cases:assessment.hint.join'))
}

function priorFailures(counted: Situation['priorFailures'], key: string, say: Say): string {
  const days = Math.min(...counted.map(({ daysAgo }) => daysAgo))
  return say(days < 1 ? `${key}-today` : key, { count: counted.length, days })
}

function whyOf(factor: Factor, situation: Situation, points: Points, say: Say): string {
  const key = `cases:assessment.why.${factor}`
  const counted = situation.priorFailures.filter(({ daysAgo }) => daysAgo <= points.priorDays.half)
  switch (factor) {
    case 'severity':
      return say(`${key}.${situation.severity}`)
    case 'prior-failures':
      return priorFailures(counted, key, say)
    case 'same-cause':
      return say(`${key}.${answer(counted, 'sameCause', true)}`)
    case 'failed-recovery':
      return say(`${key}.${answer(counted, 'recovered', false)}`)
    case 'stability':
      return say(`${key}.${situation.stability}`)
    case 'control':
      return say(`${key}.${situation.control}`)
    case 'failure-kind':
      return say(`${key}.${situation.failureKind}`)
    case 'relationship':
      return say(`${key}.${situation.relationship}`)
    case 's5-cap':
      return say(key, { cap: points.s5Cap })
    default:
      return say(key)
  }
}

/** Whether any earlier failure says `bad`; unknown when one might. */
function answer(
  priors: Situation['priorFailures'],
  fact: 'sameCause' | 'recovered',
  bad: boolean,
): 'yes' | 'no' | 'unknown' {
  if (priors.some((prior) => prior[fact] === bad)) return 'yes'
  return priors.some((prior) => prior[fact] === undefined) ? 'unknown' : 'no'
}
