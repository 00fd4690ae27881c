import { useTranslation } from 'react-i18next'
import { useFormat, useSpan } from '../../../web/kit/index.ts'
import type { CaseFile } from '../shapes.ts'
import { useShortNext } from '../useSummed.ts'

const STEP_ITSELF = new Set(['answer-alert', 'take', 'acknowledge', 'read-back', 'solve'])

/** One short line under each of the four steps: how it was done, or what the current one waits for. */
export function useBelow(of: CaseFile): string[] {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const span = useSpan()
  const short = useShortNext()
  const by = of.messages.findLast(({ kind }) => kind === 'acknowledgement')?.author.name
  const first = of.acknowledgedAt
    ? t(by ? 'desk.below.afterBy' : 'desk.below.after', {
        span: span.coarse(secondsBetween(of.detectedAt, of.acknowledgedAt)),
        name: by,
      })
    : ''
  const done = [
    first,
    of.understoodAt ? moment(of.understoodAt) : '',
    of.solvedAt ? moment(of.solvedAt) : '',
    followUp(),
  ]
  return done.map((says, step) => says || (step === of.steps.done && of.steps.current ? now() : ''))

  // The label above says which step it is; what it waits for is only said where that is something else.
  function now(): string {
    const { kind, dueAt } = of.next
    return STEP_ITSELF.has(kind) && dueAt ? t('desk.byShort', { time: moment(dueAt) }) : short(of)
  }

  function followUp(): string {
    const answered = of.asks.findLast(({ second }) => second !== null)
    if (answered && of.followedUpAt)
      return t('desk.below.rated', { first: answered.first ?? '–', second: answered.second })
    return of.followedUpAt ? moment(of.followedUpAt) : ''
  }
}

const secondsBetween = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
