import { useTranslation } from 'react-i18next'
import { SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import type { Ask } from '../shapes.ts'
import { useScoreWords } from '../useSummed.ts'

/** The second rating beside the first, and what the first time left behind when it was opened again. */
export function Ratings() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  if (of.asks.length === 0 && of.closures.length === 0) return null
  return (
    <SidePart title={t('side.ratings')}>
      <ul className={css.lines}>
        {of.asks.map((ask) => (
          <Asked key={`${ask.askedAt} ${ask.attempt}`} ask={ask} />
        ))}
        {of.closures.map((closure) => (
          <li key={closure.at}>
            <span className="grow">
              {t(`close.answer.${closure.answer}`)}
              <span className="meta"> {closure.whatWeDid}</span>
            </span>
          </li>
        ))}
      </ul>
    </SidePart>
  )
}

function Asked(props: { ask: Ask }) {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const scored = useScoreWords()
  const { ask } = props
  const state = ask.answeredAt
    ? t('side.answered', { time: moment(ask.answeredAt) })
    : ask.unansweredAt
      ? t('side.silent')
      : t('side.waitsUntil', { time: moment(ask.waitsUntil) })
  return (
    <li>
      <span className="grow">
        {ask.second === null
          ? t('side.askedAgain', { count: ask.attempt })
          : t('side.pair', {
              first: ask.first === null ? '–' : scored(ask.scale, ask.first),
              second: scored(ask.scale, ask.second),
            })}
        <span className="meta num"> {state}</span>
      </span>
    </li>
  )
}
