import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isNegative, scaleSchema } from '../../language/score.ts'
import {
  address,
  api,
  Banner,
  Button,
  Card,
  KeyValues,
  Loading,
  NextThing,
  PageHead,
  useFormat,
} from '../../web/kit/index.ts'
import { type DryRun, type ImportAnswer, useKeepImport } from './answers.ts'
import style from './Import.module.css'
import { StepLine } from './OneImport.tsx'
import { TroubleTable } from './TroubleTable.tsx'

/** What would happen: read to the end, nothing written. */
export function DryRunPage({ row, onBack }: { row: ImportAnswer; onBack: () => void }) {
  const { t } = useTranslation('intake')
  const format = useFormat()
  const keep = useKeepImport()
  const start = useMutation({
    mutationFn: () => api.put<ImportAnswer>(`/imports/${row.id}/start`),
    onSuccess: keep,
  })
  const dry = row.dryRun
  if (row.state === 'checking' || !dry) return <Checking row={row} />
  const good = format.number(dry.good)
  const refused = format.number(dry.refused)
  const title = dry.good === 0 ? 'titleNone' : dry.refused === 0 ? 'titleAll' : 'title'
  return (
    <>
      <PageHead
        before={t('imports.try.before', { name: row.fileName, seconds: format.number(dry.seconds ?? 0) })}
        actions={<StepLine at="try" />}
      >
        {t(`imports.try.${title}`, { good, refused })}
      </PageHead>
      <div className={style.columns}>
        <section className={`card ${style.main}`}>
          <Four dry={dry} />
          {dry.whole === false ? (
            <p className="pad meta">{t('imports.try.part', { read: format.number(dry.read) })}</p>
          ) : null}
          <TroubleTable troubles={row.troubles} errors={address(`/imports/${row.id}/errors`)} />
          {start.error ? <Banner fact={start.error.message} /> : null}
          <div className={style.foot}>
            <Button
              look="ink"
              onPress={() => start.mutate()}
              {...(dry.good === 0 ? { notYet: t('imports.try.nothing') } : {})}
            >
              {t('imports.try.go', { good })}
            </Button>
            <Button onPress={onBack}>{t('imports.try.back')}</Button>
          </div>
        </section>
        <aside className={style.aside}>
          {dry.unhappyLive > 0 ? <Ringing row={row} count={format.number(dry.unhappyLive)} /> : null}
          <Scores dry={dry} />
          <Card title={t('imports.try.known')}>
            <KeyValues
              of={[
                [t('imports.fresh'), format.number(dry.fresh)],
                [t('imports.changed'), format.number(dry.changed)],
                [t('imports.unchanged'), format.number(dry.unchanged)],
              ]}
            />
          </Card>
        </aside>
      </div>
    </>
  )
}

function Checking({ row }: { row: ImportAnswer }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  return (
    <>
      <PageHead
        before={t('imports.try.soFar', { read: number(row.dryRun?.read ?? 0) })}
        actions={<StepLine at="try" />}
      >
        {t('imports.try.checking', { name: row.fileName })}
      </PageHead>
      <Loading />
    </>
  )
}

function Four({ dry }: { dry: DryRun }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  const figures = [
    [dry.good, 'good'],
    [dry.unhappyHistory, 'history'],
    [dry.unhappyLive, 'live'],
    [dry.refused, 'refused'],
  ] as const
  return (
    <dl className={style.four}>
      {figures.map(([count, key]) => (
        <div key={key}>
          <dt>{t(`imports.try.${key}`)}</dt>
          <dd className="num">{number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Rows that would ring today: said before it happens, and taken back with one button. */
function Ringing({ row, count }: { row: ImportAnswer; count: string }) {
  const { t } = useTranslation('intake')
  const keep = useKeepImport()
  const { liveSince: _, ...options } = row.options
  const { mutate } = useMutation({
    mutationFn: () =>
      api.put<ImportAnswer>(`/imports/${row.id}/mapping`, { body: { kind: row.kind, ...options } }),
    onSuccess: keep,
  })
  return (
    <NextThing
      thing={t('imports.try.ringing', { count })}
      action={
        <Button dense onPress={() => mutate()}>
          {t('imports.try.history2')}
        </Button>
      }
    >
      {t('imports.try.ringingMore')}
    </NextThing>
  )
}

function Scores({ dry }: { dry: DryRun }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  const all = Object.entries(dry.scores).sort(([a], [b]) => Number(b) - Number(a))
  if (all.length === 0) return null
  const scale = scaleSchema.safeParse(dry.scale).data
  const unhappy = (score: string) => scale !== undefined && isNegative(scale, Number(score))
  const most = Math.max(...all.map(([, count]) => count))
  return (
    <Card title={t('imports.try.rated')}>
      <dl className={style.bars}>
        {all.map(([score, count]) => (
          <div key={score}>
            <dt className="num">
              {number(Number(score))}
              {unhappy(score) ? <span className="meta"> {t('imports.try.unhappy')}</span> : null}
            </dt>
            <dd>
              <i
                className={unhappy(score) ? style.unhappy : undefined}
                style={{ width: `${(100 * count) / most}%` }}
              />
              <span className="num">{number(count)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
