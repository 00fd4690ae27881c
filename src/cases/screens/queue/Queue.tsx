import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  address,
  Button,
  CsvLink,
  Empty,
  ErrorPart,
  Key,
  Lines,
  Loading,
  LongList,
  useList,
  useSteadyOrder,
} from '../../../web/kit/index.ts'
import css from '../Desk.module.css'
import type { Row } from '../shapes.ts'
import { QueueHead } from './QueueHead.tsx'
import { QueueItem } from './QueueItem.tsx'
import { useFirstView, useQueue } from './useQueue.ts'
import { askedFor, type View } from './views.ts'

const idOf = (row: Row) => row.id

// Chosen again when somebody comes back from another room.
const last: { view: View | undefined; q: string } = { view: undefined, q: '' }

/** The left column: what cannot wait stands first, and rows under the pointer keep their place. */
export function Queue(props: { at: string | undefined }) {
  const [chosen, setView] = useState(last.view)
  const [q, setQ] = useState(last.q)
  const first = useFirstView()
  // Kept from then on: the first case somebody takes must not turn the list over under their hands.
  if (!chosen && first) setView(first)
  const view = chosen ?? first ?? 'mine'
  Object.assign(last, { view: chosen, q })
  const queue = useQueue(view, q)
  const { shown, hold } = useSteadyOrder(queue.rows, idOf)
  const navigate = useNavigate()
  const go = (caseId: string) => void navigate({ to: '/desk/$caseId', params: { caseId } })
  useList({ ids: shown.map(idOf), at: props.at, go })
  return (
    <QueueFrame view={view} setView={setView} q={q} setQ={setQ}>
      {queue.loading ? (
        <Loading shape={<Lines count={8} />} />
      ) : queue.error && shown.length === 0 ? (
        <NotThere error={queue.error} again={queue.again} />
      ) : shown.length === 0 ? (
        <NobodyWaits view={view} q={q} setView={setView} />
      ) : (
        <div className={css.rows} {...hold}>
          <Rows rows={shown} at={props.at} more={queue.more} />
        </div>
      )}
      {shown.length > 0 ? <CsvLink to={address('/cases', { ...askedFor(view, q), format: 'csv' })} /> : null}
    </QueueFrame>
  )
}

function Rows(props: { rows: readonly Row[]; at: string | undefined; more: () => void }) {
  const { t } = useTranslation('cases')
  const { rows, at } = props
  return (
    <LongList
      label={t('desk.title')}
      count={rows.length}
      rowHeight={84}
      keyOf={(i) => rows[i]?.id ?? String(i)}
      row={(i) => {
        const row = rows[i]
        return row ? <QueueItem row={row} selected={row.id === at} /> : null
      }}
      onEnd={props.more}
      inSight={at ? rows.findIndex((row) => row.id === at) : undefined}
    />
  )
}

function QueueFrame(props: Parameters<typeof QueueHead>[0] & { children: React.ReactNode }) {
  const { t } = useTranslation('cases')
  return (
    <section className={css.queue} aria-label={t('desk.views')}>
      <QueueHead {...props} />
      {props.children}
      <p className={`${css.keys} meta desk-only`} aria-hidden="true">
        <Key>J</Key> <Key>K</Key> {t('desk.keys.move')} <Key>A</Key> {t('desk.keys.acknowledge')}{' '}
        <span className={css.last}>
          <Key>Ctrl K</Key> {t('desk.keys.anything')}
        </span>
      </p>
    </section>
  )
}

function NotThere(props: { error: unknown; again: () => void }) {
  const { t } = useTranslation('cases')
  return (
    <div className={css.pad}>
      <ErrorPart fact={t('desk.queueFailed')} error={props.error} onRetry={props.again} />
    </div>
  )
}

function NobodyWaits(props: { view: View; q: string; setView: (view: View) => void }) {
  const { t } = useTranslation('cases')
  const { view, q } = props
  return (
    <Empty
      title={q ? t('desk.empty.found', { q }) : t(`desk.empty.${view}`)}
      action={
        !q && view !== 'team' ? (
          <Button dense onPress={() => props.setView('team')}>
            {t('desk.empty.team-look')}
          </Button>
        ) : null
      }
    >
      {q ? t('desk.empty.foundMore') : t('desk.empty.more')}
    </Empty>
  )
}
