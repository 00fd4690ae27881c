import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Card, useFormat, useMe } from '../../../web/kit/index.ts'
import type { Listed, WallNow } from '../shapes.ts'
import { useGive } from '../useTake.ts'
import css from '../Wall.module.css'
import { useSilence } from './useSilence.ts'

// What fits beside the alerts; the rest stands in the queue.
const SHOWN = 4

/** Customers nobody has spoken to, cases nobody owns, cases past their time: each with its one tap. */
export function Lists({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  const says = useSilence()
  const waiting = new Set(wall.alerts.map(({ caseId }) => caseId))
  const unowned = wall.unowned.filter(({ caseId }) => !waiting.has(caseId))
  return (
    <>
      <List
        title={t('wall.silent')}
        none={t('wall.silentNone')}
        count={wall.counts.silent}
        rows={wall.silent.map((each) => ({ ...each, says: says(each) }))}
      />
      {unowned.length > 0 ? (
        <List
          title={t('wall.unowned')}
          count={unowned.length}
          rows={unowned.map((each) => ({ ...each, says: `${each.reference} · ${each.title}` }))}
        />
      ) : null}
      {wall.overdue.length > 0 ? <Overdue wall={wall} /> : null}
    </>
  )
}

function Overdue({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  const { relative } = useFormat()
  const says = ({ owner, dueAt }: Listed) =>
    [owner?.name ?? t('wall.nobodys'), dueAt ? t('wall.due', { time: relative(dueAt) }) : '']
      .filter(Boolean)
      .join(' · ')
  return (
    <List
      title={t('wall.overdue')}
      count={wall.counts.overdue}
      rows={wall.overdue.map((each) => ({ ...each, says: says(each) }))}
    />
  )
}

interface Row extends Pick<Listed, 'caseId' | 'version' | 'customer' | 'owner'> {
  says: string
  locale?: string | null
}

function List(props: { title: string; count: number; rows: readonly Row[]; none?: string }) {
  const { t } = useTranslation('alerts')
  const rest = props.count - Math.min(props.rows.length, SHOWN)
  return (
    <Card
      title={props.title}
      aside={props.count === 0 ? t('wall.none') : t('wall.count', { count: props.count })}
    >
      {props.rows.length === 0 ? <p className="meta">{props.none}</p> : null}
      <ul className={css.list}>
        {props.rows.slice(0, SHOWN).map((row) => (
          <ListRow key={row.caseId} row={row} />
        ))}
      </ul>
      {rest > 0 ? (
        <p className={css.rest}>
          <Link to="/desk" className="link">
            {t('wall.more', { count: rest })}
          </Link>
        </p>
      ) : null}
    </Card>
  )
}

function ListRow({ row }: { row: Row }) {
  const { t } = useTranslation('alerts')
  const me = useMe()
  const give = useGive()
  return (
    <li>
      <span className="grow">
        <Link
          to="/desk/$caseId"
          params={{ caseId: row.caseId }}
          className={css.name}
          lang={row.locale ?? undefined}
        >
          {row.customer.name}
        </Link>
        <span className="meta">{row.says}</span>
      </span>
      {row.owner || !me ? null : (
        <Button
          dense
          label={`${t('wall.takeShort')}: ${row.customer.name}`}
          onPress={() => void give(row, { id: me.id, name: me.name })}
        >
          {t('wall.takeShort')}
        </Button>
      )}
    </li>
  )
}
