import type { CaseFile, Message } from '../shapes.ts'

/** One line of the talk: a message, or a fact between messages. */
export interface Line {
  key: string
  at: string
  message?: Message
  fact: string
  actor: CaseFile['facts'][number]['actor']
  why: string | null
  values: Record<string, unknown>
}

// A message or the seam says these better, or they are machinery.
const SAID_ELSEWHERE = new Set([
  'case.opened',
  'case.told',
  'case.noted',
  'case.heard',
  'case.heard-again',
  'case.acknowledged',
  'case.read-back',
  'case.called',
  'mail.written',
  'mail.sent',
  'mail.failed',
  'alert.delivered',
])

// Reasons that are words of the program, not of a person.
const MACHINE_REASONS = new Set(['undo', 'not-satisfied', 'still-not-right', 'failed-again', 'reopened'])

/** Messages and facts in one order; of two at the same moment the message comes first. */
export function linesOf(of: Pick<CaseFile, 'messages' | 'facts'>): Line[] {
  const messages: Line[] = of.messages.map((message) => ({
    key: `m${message.id}`,
    at: message.at,
    message,
    fact: '',
    actor: message.author,
    why: null,
    values: {},
  }))
  // Taking a case answers its alert: one line says both.
  const takenAt = new Set(of.facts.filter(({ fact }) => fact === 'case.taken').map(({ at }) => at))
  const facts: Line[] = of.facts
    .filter(({ fact }) => !SAID_ELSEWHERE.has(fact))
    .filter(({ fact, at }) => fact !== 'alert.answered' || !takenAt.has(at))
    .map(({ id, at, fact, actor, why, values }) => ({
      key: `f${id}`,
      at,
      fact,
      actor,
      why: why && !MACHINE_REASONS.has(why) ? why : null,
      values,
    }))
  return [...messages, ...facts].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
