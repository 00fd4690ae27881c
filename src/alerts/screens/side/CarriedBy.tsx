import { useTranslation } from 'react-i18next'
import { Card, useFormat } from '../../../web/kit/index.ts'
import type { WallNow } from '../shapes.ts'
import css from '../Wall.module.css'

/** Open cases each person has, and how many of them are past their time. Counts, not a judgement of anybody. */
export function CarriedBy({ load }: { load: WallNow['load'] }) {
  const { t } = useTranslation('alerts')
  const { number } = useFormat()
  if (load.length === 0) return null
  const most = Math.max(...load.map(({ open }) => open), 1)
  return (
    <Card title={t('wall.load')} aside={t('wall.loadAside')}>
      <ul>
        {load.map(({ staff, open, overdue }) => (
          <li key={staff.id} className={css.load}>
            <span className="clip">{staff.name}</span>
            <span className={css.track} aria-hidden="true">
              <i style={{ width: `${(100 * open) / most}%` }} />
              <u style={{ width: `${(100 * overdue) / most}%` }} />
            </span>
            <span className="num meta">
              {overdue > 0
                ? t('wall.loadOverdue', { open: number(open), overdue: number(overdue) })
                : number(open)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
