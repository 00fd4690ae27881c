import { engineVersion } from '../model.ts'
import type { Calibration } from './calibration.ts'
import type { Trial } from './choose.ts'
import { entriesOf, wordsFrom } from './fit.ts'
import type { Learner } from './learner.ts'

/** What was learnt, as a database keeps it. It belongs to one engine version: other weights, other logits, learn again. */
export interface SavedCalibration {
  engine: string
  /** All but the words, as JSON. */
  summary: Omit<Calibration, 'learnt'> & {
    plain: Calibration['learnt']['plain']
    line: Calibration['learnt']['line']
    signals: number[]
    habits: number[]
    trials: Trial[]
  }
  /** Each learnt weight: place (uint32) and value (float32), little-endian. */
  words: Uint8Array
}

/** Which way of learning made a saved calibration; a new way learns again from the ratings. */
const LEARNER = 'window-3'

/** What a saved calibration must bear to be used. */
export const calibrationEngine = (): string => `${engineVersion()} ${LEARNER}`

/** What a database keeps of a learner; the ratings it looks back at are kept as they came. */
export function packCalibration({ calibration, trials }: Learner): SavedCalibration {
  const { learnt, ...rest } = calibration
  const entries = entriesOf(learnt.words)
  const words = new DataView(new ArrayBuffer(entries.length * 8))
  entries.forEach(([place, value], i) => {
    words.setUint32(i * 8, place, true)
    words.setFloat32(i * 8 + 4, value, true)
  })
  return {
    engine: calibrationEngine(),
    summary: {
      ...rest,
      plain: learnt.plain,
      line: learnt.line,
      signals: [...learnt.signals],
      habits: [...learnt.habits],
      trials,
    },
    words: new Uint8Array(words.buffer),
  }
}

/** Reads back what `packCalibration` wrote. */
export function unpackCalibration({ summary, words }: Omit<SavedCalibration, 'engine'>): {
  calibration: Calibration
  trials: Trial[]
} {
  const { plain, line, signals, habits, trials, ...rest } = summary
  const view = new DataView(words.buffer, words.byteOffset, words.byteLength)
  const entries = Array.from({ length: words.byteLength / 8 }, (_, i): [number, number] => [
    view.getUint32(i * 8, true),
    view.getFloat32(i * 8 + 4, true),
  ])
  const learnt = {
    plain,
    line,
    signals: Float64Array.from(signals),
    habits: Float64Array.from(habits),
    words: wordsFrom(entries),
  }
  return { calibration: { ...rest, learnt }, trials }
}
