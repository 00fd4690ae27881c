import { useTranslation } from 'react-i18next'
import { PageHead, readClock, useFormat, useNow, useOrganisationName, useSpan } from '../../web/kit/index.ts'
import type { WallNow } from './shapes.ts'
import css from './Wall.module.css'

/** The finding as a sentence, and the day's figures with what they are compared with. */
export function WallHead({ wall }: { wall: WallNow }) {
  const format = useFormat()
  const organisation = useOrganisationName()
  const now = new Date(useNow(60_000)).toISOString()
  const before = [`${format.day(now)}, ${format.time(now)}`, organisation].filter(Boolean).join(' · ')
  return (
    <PageHead before={before} actions={<Figures wall={wall} />}>
      <Finding wall={wall} />
    </PageHead>
  )
}

function Finding({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  const { moment } = useFormat()
  const span = useSpan()
  const now = useNow()
  const first = wall.alerts[0]
  if (!first)
    return wall.lastHeard
      ? t('wall.quietLast', { name: wall.lastHeard.customer, time: moment(wall.lastHeard.at) })
      : t('wall.quiet')
  const { state, seconds } = readClock({ from: first.raisedAt, due: first.answerDueAt }, now)
  return [
    t('wall.waiting', { count: wall.alerts.length }),
    t(state === 'past' ? 'wall.firstOver' : 'wall.firstLeft', {
      name: first.customer.name,
      span: span.coarse(seconds),
    }),
  ].join(' ')
}

function Figures({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  const { number, percent } = useFormat()
  const { today, counts } = wall
  return (
    <dl className={css.figures}>
      <div>
        <dt>{t(today.medianMinutes === null ? 'wall.medianFew' : 'wall.median')}</dt>
        <dd className="num">
          {today.medianMinutes === null
            ? t('wall.tooFew')
            : t('wall.minutes', { minutes: number(today.medianMinutes, { maximumFractionDigits: 0 }) })}
        </dd>
      </div>
      <div
        title={
          today.share
            ? t('wall.shareMore', {
                rate: percent(today.share.rate),
                low: percent(today.share.low),
                high: percent(today.share.high),
              })
            : undefined
        }
      >
        <dt>{t('wall.within')}</dt>
        <dd className="num">{t('wall.of', { part: number(today.heardWithin15), all: number(today.of) })}</dd>
      </div>
      <div>
        <dt>{t('wall.openCases')}</dt>
        <dd className="num">{number(counts.openCases)}</dd>
      </div>
    </dl>
  )
}
