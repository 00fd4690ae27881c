import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Understanding } from './text/schema.ts'
import { type Message, understand } from './text/understand.ts'

/** What the organisation decided and taught about reading, as it stands now. */
export type ReadingSettings = Pick<Message, 'languages'>

/** Reads messages as this organisation reads them: in its languages. */
export interface Reader {
  settings(): Promise<ReadingSettings>
  understand(message: Pick<Message, 'text' | 'locale'>): Promise<Understanding>
}

// Settings change by hand, a few times a year: two seconds late is at once.
const REMEMBER_MS = 2_000

/** Opens the organisation's reader; what it rests on is read from the database at most every two seconds. */
export function openReader({ database }: Pick<App, 'database'>): Reader {
  const settings = rememberedFor(REMEMBER_MS, async () => ({
    languages: (await readOrganisation(database.read)).languages,
  }))
  return { settings, understand: async (message) => understand({ ...message, ...(await settings()) }) }
}

function rememberedFor<T>(ms: number, find: () => Promise<T>): () => Promise<T> {
  let kept: { value: Promise<T>; until: number } | undefined
  return () => {
    if (kept && kept.until > performance.now()) return kept.value
    const fresh = { value: find(), until: performance.now() + ms }
    kept = fresh
    fresh.value.catch(() => {
      if (kept === fresh) kept = undefined
    })
    return fresh.value
  }
}
