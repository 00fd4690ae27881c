import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPart, Lines, Loading, PageHead, Tabs, useMe } from '../../web/kit/index.ts'
import { GoBack } from './GoBack.tsx'
import { HowGood } from './HowGood.tsx'
import { Kinds } from './Kinds.tsx'
import { Languages } from './Languages.tsx'
import { Newest } from './Newest.tsx'
import { Opinion } from './Opinion.tsx'
import css from './Reading.module.css'
import { Review } from './Review.tsx'
import { type ReadingState, useReading } from './shapes.ts'
import { Threshold } from './Threshold.tsx'

type Part = 'reading' | 'kinds' | 'opinion'

/** How well we read customers' words here: what waits for an eye, how good it is, and all that can be turned about it. */
export function Reading() {
  const { t } = useTranslation('detection')
  const role = useMe()?.role
  const [part, setPart] = useState<Part>('reading')
  const { data, error, refetch } = useReading()
  if (error) return <ErrorPart fact={t('failed')} error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading shape={<Lines count={8} />} />
  const parts: Part[] = ['reading', 'kinds', ...(role === 'owner' ? (['opinion'] as const) : [])]
  const mayTurn = role === 'manager' || role === 'owner'
  return (
    <>
      <PageHead
        before={t('head.before')}
        actions={
          <Tabs
            label={t('head.before')}
            value={part}
            onChange={setPart}
            tabs={parts.map((id) => ({ id, name: t(`tab.${id}`) }))}
          />
        }
      >
        <Finding reading={data} />
      </PageHead>
      {part === 'reading' ? <Parts reading={data} mayTurn={mayTurn} /> : null}
      {part === 'kinds' ? <Kinds mayTurn={mayTurn} /> : null}
      {part === 'opinion' ? <Opinion /> : null}
    </>
  )
}

function Parts({ reading, mayTurn }: { reading: ReadingState; mayTurn: boolean }) {
  return (
    <div className={css.columns}>
      <div className={css.column}>
        <Review />
        <Newest />
      </div>
      <div className={css.column}>
        <HowGood reading={reading} />
        <Threshold key={reading.threshold.value} reading={reading} mayTurn={mayTurn} />
        <Languages reading={reading} />
        <GoBack reading={reading} mayTurn={mayTurn} />
      </div>
    </div>
  )
}

/** The finding in one sentence; with too few ratings, what is missing. */
function Finding({ reading }: { reading: ReadingState }) {
  const { t } = useTranslation('detection')
  const { answered } = reading.quality
  if (reading.ratings.learnt === 0) return t('head.none')
  if (!answered || answered.right.n === 0) return t('head.few', { count: reading.ratings.learnt })
  return t('head.finding', {
    found: tenths(answered.found),
    right: tenths(answered.right),
  })
}

const tenths = ({ k, n }: { k: number; n: number }) => Math.round((10 * k) / n)
