import { engineVersion } from '../model.ts'
import { type Calibration, newCalibration, type Rating, teach } from './calibration.ts'
import { evidenceOf } from './evidence.ts'

/** Where ratings and what was learnt from them are kept. Ratings are never changed or forgotten, only added. */
export interface CalibrationStore {
  /** Every rating in the order it came, from the first after `from` ratings on. */
  ratings(from: number): AsyncIterable<Rating> | Iterable<Rating>
  /** What was last kept, if anything. */
  load(): Promise<SavedCalibration | undefined>
  save(saved: SavedCalibration): Promise<void>
}

/** A calibration as JSON. It belongs to one engine version: other weights, other logits, learn again. */
export interface SavedCalibration {
  engine: string
  /** A person switched learning off or back: readings answer as if only so many ratings had come. */
  upTo?: number
  calibration: Omit<Calibration, 'delta'> & {
    delta: Omit<Calibration['delta'], 'buckets'> & { buckets: [number, number, number][] }
  }
}

/** The calibration that these ratings teach. The same ratings in the same order always teach the same. */
export function replay(ratings: Iterable<Rating>): Calibration {
  const calibration = newCalibration()
  for (const rating of ratings) learnFrom(calibration, rating)
  return calibration
}

/** One more rating; a message in no language we read teaches nothing but is counted, so that replays agree. */
export function learnFrom(calibration: Calibration, rating: Rating): void {
  const evidence = evidenceOf(rating)
  if (evidence) teach(calibration, evidence, rating)
  else calibration.ratings++
}

/** Brings what is kept up to date with the ratings that came since, from the beginning after an engine change. */
export async function catchUp(store: CalibrationStore): Promise<Calibration> {
  const saved = await store.load()
  const usable = saved && saved.engine === engineVersion()
  const calibration = usable ? unpackCalibration(saved) : newCalibration()
  const limit = saved?.upTo ?? Number.POSITIVE_INFINITY
  for await (const rating of store.ratings(calibration.ratings)) {
    if (calibration.ratings >= limit) break
    learnFrom(calibration, rating)
  }
  await store.save({
    ...packCalibration(calibration),
    ...(saved?.upTo !== undefined && { upTo: saved.upTo }),
  })
  return calibration
}

/** Takes the calibration back to what it was after so many ratings, and holds it there. */
export async function rollBack(store: CalibrationStore, ratings: number): Promise<Calibration> {
  const fresh = packCalibration(newCalibration())
  await store.save({ ...fresh, upTo: ratings })
  return catchUp(store)
}

/** A calibration as JSON can hold it. */
export function packCalibration(calibration: Calibration): SavedCalibration {
  const { delta, ...rest } = calibration
  const buckets = [...delta.buckets].map(([key, { value, square }]): [number, number, number] => [
    key,
    value,
    square,
  ])
  return { engine: engineVersion(), calibration: { ...rest, delta: { ...delta, buckets } } }
}

/** Reads back what `packCalibration` wrote. */
export function unpackCalibration({ calibration: { delta, ...rest } }: SavedCalibration): Calibration {
  const buckets = new Map(delta.buckets.map(([key, value, square]) => [key, { value, square }]))
  return structuredClone({ ...rest, delta: { ...delta, buckets } })
}
