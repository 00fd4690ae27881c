import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'

/** One reason of a score. */
export interface ScorePart {
  key: string
  /** In people's words: "One failure in March". */
  says: string
  points: number
}

/** A score with each of its reasons on one scale; losses in grey from where the one before ended, gains in ink. */
export function ScoreBars(props: {
  score: number
  of?: number
  verdict: string
  parts: readonly ScorePart[]
}) {
  const { t } = useTranslation('web')
  const { number } = useFormat()
  const bars = barsOf(props.parts, props.of ?? 100)
  return (
    <div className="score">
      <p className="total">
        <span className="n">{number(props.score)}</span>
        <span className="meta">{t('score.of', { all: props.of ?? 100 })}</span>
        <b>{props.verdict}</b>
      </p>
      <ul>
        {bars.map((bar) => (
          <li key={bar.key}>
            <span className="clip" title={bar.says}>
              {bar.says}
            </span>
            <span className="line" aria-hidden="true">
              <i
                className={bar.points > 0 ? 'gain' : undefined}
                style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
              />
            </span>
            <b className="num">{number(bar.points, { signDisplay: 'exceptZero' })}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * Bars between the lowest and the highest the running total reaches, so that the reasons fill the scale; a reason of
 * nothing keeps a sliver, because it was looked at.
 */
export function barsOf(parts: readonly ScorePart[], start: number) {
  let at = start
  const runs = parts.map((part) => {
    const from = at
    at += part.points
    return { ...part, low: Math.min(from, at), high: Math.max(from, at) }
  })
  const low = Math.min(start, ...runs.map((run) => run.low))
  const span = Math.max(start, ...runs.map((run) => run.high)) - low || 1
  return runs.map((run) => ({
    ...run,
    left: (100 * (run.low - low)) / span,
    width: Math.max(3, (100 * (run.high - run.low)) / span),
  }))
}
