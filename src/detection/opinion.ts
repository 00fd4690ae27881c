import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { newToken, type Sealer, sealerWith, secretNamed } from '../platform/secrets/index.ts'
import { WORDS_THAT_FLAG } from './rules.ts'
import { keepOpinion, namesOfColleagues, namesOfWriter } from './store/opinions.ts'
import { type ReadingRow, readingById } from './store/readings.ts'
import { type TextSettings, textSettings } from './store/settings.ts'
import type { DetectionStories } from './stories.ts'
import { type SecondOpinion, type SecondReading, secondOpinionFrom } from './text/opinion/second.ts'
import type { Understanding } from './text/schema.ts'

/** Asking about one message. */
export interface OpinionAsked {
  feedbackId: string
  /** How often nobody answered before. */
  tried?: number
}

/** Nobody answered: asked again after these minutes, then no more. */
const AGAIN_MINUTES = [1, 5, 15]
/** Older messages are with a person by now. */
const STALE_HOURS = 2

/** The endpoint that the organisation chose, with its circuit breaker: one for all messages of this process. */
export interface OpinionDesk {
  ask(settings: TextSettings): Promise<SecondOpinion>
  sealer(): Promise<Sealer>
}

/** Opens the place where second opinions are asked for. */
export function openOpinionDesk({ database, config }: Pick<App, 'database' | 'config'>): OpinionDesk {
  let known: { key: string; opinion: SecondOpinion } | undefined
  let sealing: Promise<Sealer> | undefined
  const sealer = () => {
    sealing ??= (async () =>
      sealerWith(config.secret ?? (await secretNamed(database.read, 'sealing', newToken)), 'opinion key'))()
    return sealing
  }
  return {
    sealer,
    ask: async ({ opinionOn, opinionUrl: baseUrl, opinionModel: model, opinionKey }) => {
      const key = JSON.stringify([opinionOn, baseUrl, model, opinionKey])
      if (known?.key === key) return known.opinion
      const apiKey = opinionKey ? (await sealer()).open(opinionKey) : undefined
      const endpoint = opinionOn && baseUrl && model ? { baseUrl, model, apiKey } : undefined
      known = { key, opinion: secondOpinionFrom(endpoint) }
      return known.opinion
    },
  }
}

interface Means {
  app: Pick<App, 'database'>
  desk: OpinionDesk
  stories: DetectionStories
}

/**
 * Asks a second opinion about a message that was heard, after its sender had the answer. It may raise a severity or add a
 * flag, never lower one; when nobody answers it is asked again a few times, and everything stays as it is.
 */
export async function askSecondOpinion(
  { app: { database }, desk, stories }: Means,
  { asked, now }: { asked: OpinionAsked; now: Temporal.Instant },
): Promise<void> {
  const tx = database.read
  const settings = await textSettings(tx)
  const found = await readingById(tx, asked.feedbackId)
  if (!settings.opinionOn || !found || found.test || isStale(found, now)) return
  const opinion = await desk.ask(settings)
  const known = { names: await knownNames(tx, asked.feedbackId), orderMasks: settings.orderMasks }
  const second = await opinion({ text: found.comment, understanding: found.understanding, known, now })
  await database.write((within) => keepWhatItSaid(within, { found, second, asked, now, stories }))
}

const isStale = ({ received_at }: ReadingRow, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(received_at, now.subtract({ hours: STALE_HOURS })) < 0

/** Everybody whose name must not leave. */
export const knownNames = async (tx: Tx, feedbackId: string): Promise<string[]> => [
  ...(await namesOfWriter(tx, feedbackId)),
  ...(await namesOfColleagues(tx)),
]

interface Said {
  found: ReadingRow
  second: SecondReading
  asked: OpinionAsked
  now: Temporal.Instant
  stories: DetectionStories
}

async function keepWhatItSaid(tx: Tx, { found, second, asked, now, stories }: Said): Promise<void> {
  const { opinion, understanding, reason } = second
  const added = addedKinds(found.understanding, understanding)
  await keepOpinion(tx, {
    feedback_id: found.id,
    asked_at: now,
    opinion,
    reason: reason ?? null,
    severity_before: found.understanding.severity,
    severity_after: understanding.severity,
    flags_added: added,
  })
  if (opinion === 'none') return askAgainLater(tx, asked, now)
  if (opinion === 'agreed') return
  // A flag counts by words that stand in the message; a severity alone has no proof, so a person looks.
  const reasons = added.filter((kind) => WORDS_THAT_FLAG.has(kind)).map((kind) => `opinion:${kind}`)
  await stories.raise(tx, { feedbackId: found.id, reasons, understanding, review: true, now })
}

function askAgainLater(
  tx: Tx,
  { feedbackId, tried = 0 }: OpinionAsked,
  now: Temporal.Instant,
): Promise<void> {
  const minutes = AGAIN_MINUTES[tried]
  if (minutes === undefined) return Promise.resolve()
  return enqueue(tx, {
    job: 'askSecondOpinion',
    body: { feedbackId, tried: tried + 1 },
    startAfter: now.add({ minutes }),
  })
}

function addedKinds(before: Understanding, after: Understanding): string[] {
  const known = new Set<string>(before.flags.map(({ kind }) => kind))
  return after.flags.map(({ kind }) => kind).filter((kind) => !known.has(kind))
}
