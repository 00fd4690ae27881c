import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  address,
  api,
  Banner,
  Button,
  Card,
  KeyValues,
  PageHead,
  Progress,
  useFormat,
} from '../../web/kit/index.ts'
import { type ImportAnswer, useKeepImport } from './answers.ts'
import style from './Import.module.css'
import { StepLine } from './OneImport.tsx'
import { TakeBack } from './TakeBack.tsx'
import { TroubleTable } from './TroubleTable.tsx'

/** The run: how far it is, what is in already, and what to do when it stopped. */
export function RunPage({ row }: { row: ImportAnswer }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  const errors = address(`/imports/${row.id}/errors`)
  return (
    <>
      <PageHead
        before={t('imports.run.before', { name: row.fileName, by: row.byName ?? '' })}
        actions={<StepLine at="bring" done={row.state} />}
      >
        {useTitle(row)}
      </PageHead>
      <div className={style.columns}>
        <div className={style.main}>
          <section className="card pad">
            <Progress
              label={row.fileName}
              share={['done', 'taking-back', 'taken-back'].includes(row.state) ? 1 : row.share}
              start={t('imports.run.rows', { read: number(row.read) })}
              end={t(`imports.states.${row.state}`)}
            >
              {row.state === 'running' ? t('imports.run.more') : null}
            </Progress>
            {row.problem ? <Banner fact={row.problem} /> : null}
            <Actions row={row} errors={errors} />
          </section>
          <TakeBack row={row} />
          {row.troubles.length > 0 ? (
            <section className="card">
              <TroubleTable troubles={row.troubles} errors={errors} />
            </section>
          ) : null}
        </div>
        <aside className={style.aside}>
          <Card title={t(row.takenBack ? 'imports.run.was' : 'imports.run.in')}>
            <KeyValues
              of={[
                [t('imports.fresh'), number(row.fresh)],
                [t('imports.changed'), number(row.changed)],
                [t('imports.unchanged'), number(row.unchanged)],
                [t('imports.out'), number(row.refused)],
                [t('imports.run.casesHistory'), number(row.casesHistory)],
                [t('imports.run.casesLive'), number(row.casesLive)],
              ]}
            />
          </Card>
        </aside>
      </div>
    </>
  )
}

function useTitle(row: ImportAnswer): string {
  const { t } = useTranslation('intake')
  const { number, percent } = useFormat()
  const { state, fresh, changed, unchanged, refused } = row
  if (state === 'running') return t('imports.run.title', { share: percent(row.share) })
  if (state === 'taking-back') return t('imports.back.going')
  if (state === 'taken-back') return t('imports.back.title')
  if (state !== 'done') return t(`imports.run.${state === 'failed' ? 'failed' : 'stopped'}`)
  if (fresh + changed === 0 && unchanged > 0) return t('imports.run.nothing')
  return t('imports.run.done', { in: number(fresh + changed), refused: number(refused) })
}

function Actions({ row, errors }: { row: ImportAnswer; errors: string }) {
  const { t } = useTranslation('intake')
  const keep = useKeepImport()
  const turn = useMutation({
    mutationFn: (to: 'start' | 'stop') => api.put<ImportAnswer>(`/imports/${row.id}/${to}`),
    onSuccess: keep,
  })
  return (
    <div className={style.foot}>
      {row.state === 'running' ? (
        <Button onPress={() => turn.mutate('stop')}>{t('imports.run.stop')}</Button>
      ) : null}
      {row.state === 'stopped' ? (
        <Button look="ink" onPress={() => turn.mutate('start')}>
          {t('imports.run.goOn')}
        </Button>
      ) : null}
      {row.casesLive > 0 ? (
        <Link className="btn" to={'/wall' as never}>
          {t('imports.run.wall')}
        </Link>
      ) : null}
      {row.refused > 0 && row.state === 'done' ? (
        <a className="btn" href={errors} download>
          {t('imports.errors')}
        </a>
      ) : null}
      {row.state === 'running' ? null : (
        <Link className="btn plain" to={'/imports' as never}>
          {t('imports.map.other')}
        </Link>
      )}
    </div>
  )
}
