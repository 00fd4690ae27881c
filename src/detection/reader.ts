import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { DEFAULT_RULES } from './rules.ts'
import { calibrationRow, calibrationVersion } from './store/calibration.ts'
import { allCategories } from './store/categories.ts'
import { textSettings } from './store/settings.ts'
import type { Calibration } from './text/calibrate/calibration.ts'
import { calibrationEngine, unpackCalibration } from './text/calibrate/pack.ts'
import { type CategoryBook, categoryBook } from './text/categoryBook.ts'
import type { Understanding } from './text/schema.ts'
import { type Message, understand } from './text/understand.ts'

/** What the organisation decided and taught about reading, as it stands now. */
export interface ReadingSettings extends Pick<Message, 'languages' | 'calibration' | 'categories'> {
  /** From this dissatisfaction on words alone ask for a person's look. */
  reviewFrom: number
  /** Whether a second opinion is asked. */
  asksOpinion: boolean
}

/** Reads messages as this organisation reads them: in its languages, with what its ratings taught. */
export interface Reader {
  settings(): Promise<ReadingSettings>
  understand(message: Pick<Message, 'text' | 'locale'>): Promise<Understanding>
  /** Called when something about reading was changed in this process. */
  forget(): void
}

// Settings change by hand, a few times a year; a lesson comes at most every fifteen seconds. Two seconds late is at once.
const REMEMBER_MS = 2_000

/** Opens the organisation's reader; what it rests on is read from the database at most every two seconds. */
export function openReader({ database }: Pick<App, 'database'>): Reader {
  const calibration = rememberedCalibration()
  const book = rememberedBook()
  const remembered = rememberedFor(REMEMBER_MS, async (): Promise<ReadingSettings> => {
    const { languages } = await readOrganisation(database.read)
    const { threshold, opinionOn, opinionUrl } = await textSettings(database.read)
    const learnt = await calibration(database.read)
    const reviewFrom = threshold ?? learnt?.threshold ?? DEFAULT_RULES.reviewFrom
    const categories = await book(database.read)
    return {
      languages,
      calibration: learnt,
      categories,
      reviewFrom,
      asksOpinion: opinionOn && opinionUrl !== null,
    }
  })
  return {
    settings: remembered.value,
    understand: async (message) => {
      const { languages, calibration: learnt, categories } = await remembered.value()
      return understand({ ...message, languages, calibration: learnt, categories })
    },
    forget: remembered.forget,
  }
}

/** Its weights are some 100 kB: they are read only when a lesson has changed them. */
function rememberedCalibration(): (tx: Tx) => Promise<Calibration | undefined> {
  let known: { version: number; calibration: Calibration | undefined } | undefined
  return async (tx) => {
    const version = await calibrationVersion(tx)
    if (known?.version === version) return known.calibration
    const { engine, summary, words, version: read } = await calibrationRow(tx)
    const usable = summary && words && engine === calibrationEngine()
    known = {
      version: read,
      calibration: usable ? unpackCalibration({ summary, words }).calibration : undefined,
    }
    return known.calibration
  }
}

/** Own words are made into a matcher again only when somebody has changed them. */
function rememberedBook(): (tx: Tx) => Promise<CategoryBook | undefined> {
  let known: { said: string; book: CategoryBook | undefined } | undefined
  return async (tx) => {
    const own = await allCategories(tx)
    const said = JSON.stringify(own)
    if (known?.said !== said) known = { said, book: categoryBook(own) }
    return known.book
  }
}

function rememberedFor<T>(ms: number, find: () => Promise<T>): { value(): Promise<T>; forget(): void } {
  let kept: { value: Promise<T>; until: number } | undefined
  return {
    forget: () => {
      kept = undefined
    },
    value: () => {
      if (kept && kept.until > performance.now()) return kept.value
      const fresh = { value: find(), until: performance.now() + ms }
      kept = fresh
      fresh.value.catch(() => {
        if (kept === fresh) kept = undefined
      })
      return fresh.value
    },
  }
}
