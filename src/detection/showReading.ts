import { readOrganisation } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { DEFAULT_RULES } from './rules.ts'
import { calibrationSummary, lastPoints } from './store/calibration.ts'
import { ratingCounts } from './store/ratings.ts'
import { languagesOfNewest } from './store/readings.ts'
import { textSettings } from './store/settings.ts'
import { sigmoid } from './text/calibrate/fit.ts'
import { calibrationEngine } from './text/calibrate/pack.ts'
import { type Quality, qualityOf } from './text/calibrate/quality.ts'
import { engineVersion } from './text/model.ts'

/** Messages that the languages in use are counted over. */
const NEWEST = 2_000
/** Points of the line: one each 50 ratings. */
const POINTS = 60

/** Intervals take some 100 ms to draw: they are drawn once a lesson. */
let drawn: { key: string; quality: Quality } | undefined

/** How well the engine reads this organisation's customers now, and all that somebody may turn about it. */
export async function showReading(tx: Tx) {
  const settings = await textSettings(tx)
  const { engine, ratings, summary, version, updated_at } = await calibrationSummary(tx)
  const usable = engine === calibrationEngine() ? summary : null
  const threshold = settings.threshold ?? usable?.threshold ?? DEFAULT_RULES.reviewFrom
  const trials = usable?.trials ?? []
  const key = `${version} ${threshold}`
  const quality = drawn?.key === key ? drawn.quality : qualityOf(trials, threshold)
  drawn = { key, quality }
  const counts = await ratingCounts(tx)
  return {
    engine: engineVersion(),
    learning: settings.learning,
    /** False while what was learnt is being worked out again. */
    upToDate: usable !== null || counts.every((count) => count.set_aside),
    answers: usable?.answers ?? ('shipped' as const),
    ratings: {
      learnt: usable ? ratings : 0,
      setAside: sum(counts.filter((count) => count.set_aside)),
      fromPeople: sum(counts.filter((count) => count.kind === 'person' && !count.set_aside)),
      byLanguage: byLanguage(counts.filter((count) => !count.set_aside)),
    },
    threshold: {
      value: threshold,
      from:
        settings.threshold !== null
          ? ('person' as const)
          : usable?.threshold != null
            ? ('ratings' as const)
            : ('shipped' as const),
      learnt: usable?.threshold ?? null,
    },
    quality,
    trials: trials.map(({ answered, unhappy }) => ({ chance: sigmoid(answered), unhappy })),
    points: (await lastPoints(tx, POINTS)).map((point) => ({
      ratings: point.ratings,
      at: point.at.toString(),
      answers: point.answers,
      shippedLoss: point.shipped_loss,
      answeredLoss: point.answered_loss,
    })),
    languages: {
      chosen: (await readOrganisation(tx)).languages,
      written: await languagesOfNewest(tx, NEWEST),
    },
    updatedAt: updated_at?.toString() ?? null,
  }
}

type Counted = Awaited<ReturnType<typeof ratingCounts>>

const sum = (counts: Counted): number => counts.reduce((total, { count }) => total + count, 0)

const byLanguage = (counts: Counted) =>
  [...Map.groupBy(counts, ({ language }) => language)]
    .map(([language, some]) => ({
      language,
      count: sum(some),
      unhappy: some.reduce((total, { unhappy }) => total + unhappy, 0),
    }))
    .sort((a, b) => b.count - a.count || a.language.localeCompare(b.language))
