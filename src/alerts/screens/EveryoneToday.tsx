import { useTranslation } from 'react-i18next'
import { Card, DotPlot, useFormat, useNow } from '../../web/kit/index.ts'
import type { WallNow } from './shapes.ts'

const HOUR_MS = 3_600_000
const PROMISED_MINUTES = 15
// A morning with one customer still wants an axis to read.
const SHORTEST_HOURS = 4

/** Every unhappy customer of today as a dot: when we knew, and how many minutes until a person answered. */
export function EveryoneToday({ today }: { today: WallNow['today'] }) {
  const { t } = useTranslation('alerts')
  const { number } = useFormat()
  const now = useNow(60_000)
  const dots = today.points.flatMap(({ caseId, customer, at, minutes }) =>
    minutes === null ? [] : [{ id: caseId, name: customer, at: Date.parse(at), minutes }],
  )
  const waiting = today.points.length - dots.length
  const late = dots.filter(({ minutes }) => minutes > PROMISED_MINUTES).length
  return (
    <Card title={t('wall.everyone')} aside={t('wall.everyoneAside')}>
      {today.points.length === 0 ? <p className="meta">{t('wall.everyoneNone')}</p> : null}
      {dots.length > 0 ? (
        <DotPlot
          says={t('wall.everyoneSays', {
            count: today.points.length,
            part: number(today.heardWithin15),
          })}
          dots={dots}
          from={startOf(dots[0]?.at ?? now, now)}
          to={now + HOUR_MS / 2}
          line={PROMISED_MINUTES}
          {...(late > 0 && { remark: t('wall.late', { count: late }) })}
        />
      ) : null}
      {waiting > 0 ? <p className="meta">{t('wall.stillWaiting', { count: waiting })}</p> : null}
    </Card>
  )
}

const startOf = (first: number, now: number): number =>
  Math.floor(Math.min(first, now - SHORTEST_HOURS * HOUR_MS) / HOUR_MS) * HOUR_MS
