import { SCALE_RULES, SCALES, type Scale } from '../language/score.ts'
import { type ClockView, clockViews } from './clock-view.ts'
import { ASSUMED_RETEST } from './expectation.ts'
import type { PageGrouping } from './groupings.ts'
import { cellsIn, type PairCell } from './pairs.ts'
import type { Asked, Figures } from './read-figures.ts'
import { type GroupLine, type ImpactView, impactView } from './view.ts'

/** What is taken to happen anyway, and where each part comes from. */
export interface Assumptions {
  /** Whether the figures of this page rest on them, or on what was learnt. */
  used: boolean
  mean: { value: number | undefined; from: 'ratings' | 'set' | 'nothing'; ratings: number }
  retest: { value: number; from: 'set' | 'assumed' }
  /** Who set them, when and why; absent while nobody has. */
  set: { by: string; at: string; why: string } | undefined
}

/** Everything the impact page draws and prints, in the browser, as CSV and as PDF. */
export interface ImpactPage extends ImpactView {
  /** Pairs on each scale: figures of different scales are never mixed. */
  scales: { scale: Scale; n: number }[]
  /** Lowest and highest answer of this scale. */
  range: { lowest: number; highest: number }
  /** `from` is absent from the beginning on. */
  period: { from: string | undefined; to: string; timeZone: string }
  by: PageGrouping
  groups: (GroupLine & { name: string })[]
  /** Share of all who were let down: where the groups' line stands; absent below ten. */
  everywhere: number | undefined
  clocks: ClockView[]
  assumptions: Assumptions
  /** Every pair behind the figures: people who gave `before`, then `after`. */
  pairs: PairCell[]
  /** Until when every change is counted. */
  countedAt: string | undefined
}

interface Drawing {
  asked: Pick<Asked, 'period'>
  fromTheBeginning: boolean
  timeZone: string
  by: PageGrouping
  names: ReadonlyMap<string, string>
  countedAt: Temporal.Instant | null
}

/** The page from the figures of its period. */
export function impactPage(figures: Figures, drawing: Drawing): ImpactPage {
  const { rollup, clocks, law, scale, pairsByScale } = figures
  const { asked, fromTheBeginning, timeZone, by, names, countedAt } = drawing
  const view = impactView(rollup.whole, rollup.groups[by], law.given)
  const named = view.groups.map((line) => ({ ...line, name: names.get(line.group) ?? line.group }))
  return {
    ...view,
    scales: SCALES.flatMap((each) => {
      const n = pairsByScale[each] ?? 0
      return n > 0 || each === scale ? [{ scale: each, n }] : []
    }),
    range: { lowest: SCALE_RULES[scale].lowest, highest: SCALE_RULES[scale].highest },
    period: {
      from: fromTheBeginning ? undefined : asked.period.from.toString(),
      to: asked.period.to.toString(),
      timeZone,
    },
    by,
    groups: named.toSorted((a, b) => b.rate.n - a.rate.n || (a.name < b.name ? -1 : 1)),
    everywhere: view.recovered.headline.shown?.rate,
    clocks: clockViews(clocks),
    assumptions: assumptionsOf(view, law),
    pairs: (['treated', 'control', 'background'] as const).flatMap((arm) => cellsIn(rollup.whole, arm)),
    countedAt: countedAt?.toString(),
  }
}

function assumptionsOf({ uplift }: ImpactView, { given, ratings, set }: Figures['law']): Assumptions {
  const meanFrom = set?.mean != null ? 'set' : given ? 'ratings' : 'nothing'
  return {
    used: uplift.shown && uplift.method.startsWith('given mean'),
    mean: { value: given?.mean, from: meanFrom, ratings: ratings.n },
    retest: {
      value: set?.retest ?? ASSUMED_RETEST,
      from: set?.retest != null ? 'set' : 'assumed',
    },
    set: set && { by: set.set_by.name ?? '', at: set.set_at.toString(), why: set.why },
  }
}
