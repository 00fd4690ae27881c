import { FLAG_KINDS, SEVERITIES, type Severity, type Understanding } from '../schema.ts'
import { leastPoints } from '../severity.ts'
import { askEndpoint, type Endpoint, type Opinion } from './ask.ts'
import { newBreaker } from './breaker.ts'
import { type Known, placeOf, putBack, type Redacted, redact } from './redact.ts'

/** What came of asking. */
export interface SecondReading {
  understanding: Understanding
  /** raised: it saw more; agreed: nothing to add; none: no usable answer in time, the first reading stands. */
  opinion: 'raised' | 'agreed' | 'none'
  /** Its one sentence, personal data back in place, links taken out. For staff only, marked as a machine's. */
  reason?: string
}

/** What to ask about. */
export interface Question {
  text: string
  understanding: Understanding
  known?: Known | undefined
  now: Temporal.Instant
}

/** Asks a second opinion; never fails, never lowers anything. */
export type SecondOpinion = (question: Question) => Promise<SecondReading>

/** A second opinion from an endpoint the organisation chose; `undefined` (the default) asks nobody. */
export function secondOpinionFrom(endpoint: Endpoint | undefined): SecondOpinion {
  const breaker = newBreaker()
  return async ({ text, understanding, known, now }) => {
    const first: SecondReading = { understanding, opinion: 'none' }
    if (!endpoint || text.trim() === '' || !breaker.mayAsk(now)) return first
    const redacted = redact(text, known)
    try {
      const opinion = await askEndpoint(endpoint, redacted.text)
      breaker.succeeded()
      return raised(understanding, opinion, redacted)
    } catch {
      // Slow, broken, lying or absent: the first reading stands and the breaker counts it.
      breaker.failed(now)
      return first
    }
  }
}

/** The first reading with what the opinion adds. A flag counts only with words that really stand in the message. */
function raised(understanding: Understanding, opinion: Opinion, redacted: Redacted): SecondReading {
  const flags = addedFlags(understanding, opinion, redacted)
  const severity = graver(understanding.severity, opinion.severity)
  const reason = withoutLinks(putBack(opinion.reason, redacted))
  if (flags.length === 0 && severity === understanding.severity)
    return { understanding, opinion: 'agreed', reason }
  return {
    opinion: 'raised',
    reason,
    understanding: {
      ...understanding,
      severity,
      severityPoints: pointsFor(understanding, severity),
      flags: [...understanding.flags, ...flags].sort(
        (a, b) => FLAG_KINDS.indexOf(a.kind) - FLAG_KINDS.indexOf(b.kind),
      ),
      engine: `${understanding.engine} + second opinion`,
    },
  }
}

/** What the opinion adds is one more visible part of the sum. */
function pointsFor(
  { severity, severityPoints }: Understanding,
  raisedTo: Severity,
): Understanding['severityPoints'] {
  if (severity === raisedTo) return severityPoints
  const sum = severityPoints.reduce((total, { points }) => total + points, 0)
  return [...severityPoints, { factor: 'second opinion', points: leastPoints(raisedTo) - sum }]
}

function addedFlags({ flags }: Understanding, opinion: Opinion, redacted: Redacted): Understanding['flags'] {
  const known = new Set<string>(flags.map(({ kind }) => kind))
  return opinion.flags.flatMap(({ kind, quote }) => {
    const span = placeOf(quote, redacted)
    if (!span || known.has(kind)) return []
    known.add(kind)
    return [{ kind, span }]
  })
}

const graver = (a: Severity, b: Severity): Severity => (SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a)

/** A machine's sentence may not lead staff anywhere. */
const withoutLinks = (text: string): string =>
  text
    .split(/\s+/)
    .filter((word) => !/:\/\/|^www\./i.test(word))
    .join(' ')
