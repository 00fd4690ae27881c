import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'
import { barsOf, type ScorePart } from './scoreScale.ts'

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
            <span>{bar.says}</span>
            <span className="line" aria-hidden="true">
              <i
                className={bar.points > 0 ? 'gain' : undefined}
                style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
              />
            </span>
            <b className="num">{number(bar.points, { signDisplay: 'exceptZero' }).replace('-', '−')}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
