import { useTranslation } from 'react-i18next'
import { Card, Table, useFormat } from '../../web/kit/index.ts'
import css from './Reading.module.css'
import type { ReadingState } from './shapes.ts'

type Quality = NonNullable<ReadingState['quality']['answered']>
const MEASURES = ['found', 'right', 'auc', 'brier', 'logLoss'] as const
type Measure = (typeof MEASURES)[number]

/** As shipped beside what answered, on messages it had not learnt from; with few of them, counts and no figure. */
export function HowGood({ reading }: { reading: ReadingState }) {
  const { t } = useTranslation('detection')
  const { quality, answers, ratings, upToDate } = reading
  const { shipped, answered } = quality
  const more = t('good.learnt', { count: ratings.learnt, people: ratings.fromPeople })
  return (
    <Card title={t('good.title')} aside={more}>
      <p className="meta">{upToDate ? t(`good.answers.${answers}`) : t('good.again')}</p>
      {shipped && answered ? (
        <>
          <Figures shipped={shipped} answered={answered} />
          <p className="meta">{t('good.more', { count: quality.n })}</p>
        </>
      ) : (
        <p className="meta">{t('good.few', { count: quality.n, unhappy: quality.unhappy })}</p>
      )}
    </Card>
  )
}

function Figures({ shipped, answered }: { shipped: Quality; answered: Quality }) {
  const { t } = useTranslation('detection')
  return (
    <Table
      label={t('good.title')}
      rows={MEASURES}
      rowKey={(measure) => measure}
      columns={[
        { key: 'measure', name: t('good.measure'), cell: (measure) => t(`good.${measure}`) },
        {
          key: 'shipped',
          name: t('good.shipped'),
          end: true,
          cell: (measure) => <Value of={shipped} measure={measure} />,
        },
        {
          key: 'answered',
          name: t('good.answered'),
          end: true,
          cell: (measure) => <Value of={answered} measure={measure} />,
        },
      ]}
    />
  )
}

/** A share of fewer than ten says less than its counts do. */
const FEWEST = 10

function Value({ of, measure }: { of: Quality; measure: Measure }) {
  const { t } = useTranslation('detection')
  const { number, percent } = useFormat()
  if (measure === 'found' || measure === 'right') {
    const { k, n } = of[measure]
    const counts = t('good.of', { k: number(k), n: number(n) })
    if (n < FEWEST) return counts
    return (
      <>
        {percent(k / n)} <span className={css.range}>{counts}</span>
      </>
    )
  }
  const { value, low, high } = of[measure]
  const short = (figure: number) => number(figure, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
  return (
    <>
      {short(value)} <span className={css.range}>{`${short(low)}–${short(high)}`}</span>
    </>
  )
}
