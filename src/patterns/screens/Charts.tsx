import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Table, useFormat, useLocale } from '../../web/kit/index.ts'
import css from './Charts.module.css'
import { Cusum } from './Cusum.tsx'
import { type Chart, type ChartsNow, PATTERNS } from './shapes.ts'
import { Twin } from './Twin.tsx'

/** Shown before somebody asks for all: those that spoke, and the busiest. */
const FIRST = 4

/** Early warning: a line for each team, product, component, channel and site, and one for everything. */
export function Charts({ searchId }: { searchId: string }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const locale = useLocale()
  const [all, setAll] = useState(false)
  const { data } = useQuery({
    queryKey: [...PATTERNS, 'charts', searchId, locale],
    queryFn: ({ signal }) => api.get<ChartsNow>('/patterns/charts', { query: { locale }, signal }),
  })
  if (!data) return null
  if (data.items.length === 0)
    return (
      <Card title={t('charts.title')}>
        <p className="meta">{t('charts.short')}</p>
      </Card>
    )
  const loudFirst = [...data.items].sort((a, b) => b.alarms.length - a.alarms.length)
  const spoken = loudFirst.filter(({ alarms }) => alarms.length > 0).length
  const shown = all ? loudFirst : loudFirst.slice(0, Math.max(FIRST, spoken))
  const aside = t('charts.aside', {
    watched: number(data.watched),
    alarms: number(data.falseAlarmsPerYear, { maximumFractionDigits: 0 }),
  })
  return (
    <Card title={t('charts.title')} aside={aside}>
      {spoken === 0 ? <p className="meta">{t('charts.quiet')}</p> : null}
      <Twin
        picture={
          <div className={css.charts}>
            {shown.map((chart) => (
              <Cusum key={chart.name} chart={chart} says={saysOf(chart, t, number)} />
            ))}
          </div>
        }
        table={() => <Numbers charts={loudFirst} />}
      />
      {loudFirst.length > shown.length || all ? (
        <Button dense look="quiet" onPress={() => setAll(!all)}>
          {all ? t('charts.fewer') : t('charts.all', { count: loudFirst.length })}
        </Button>
      ) : null}
    </Card>
  )
}

const total = ({ days }: Chart, of: (day: Chart['days'][number]) => number): number =>
  days.reduce((sum, day) => sum + of(day), 0)

const saysOf = (
  chart: Chart,
  t: (key: string, values: Record<string, unknown>) => string,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string =>
  t('charts.says', {
    name: chart.name,
    failures: number(total(chart, ({ failures }) => failures)),
    expected: number(
      total(chart, ({ expected }) => expected),
      { maximumFractionDigits: 0 },
    ),
  })

function Numbers({ charts }: { charts: readonly Chart[] }) {
  const { t } = useTranslation('patterns')
  const { number, moment } = useFormat()
  const digits = (value: number) => number(value, { maximumFractionDigits: 1 })
  return (
    <Table
      label={t('charts.title')}
      rows={charts}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', name: t('charts.sum'), cell: ({ name }) => name },
        {
          key: 'k',
          name: t('heat.failures'),
          cell: (chart) => number(total(chart, ({ failures }) => failures)),
          end: true,
        },
        {
          key: 'e',
          name: t('heat.expected'),
          cell: (chart) => digits(total(chart, ({ expected }) => expected)),
          end: true,
        },
        {
          key: 'since',
          name: t('counted.since'),
          cell: ({ alarms }) => (alarms[0] ? moment(alarms[0].since) : '–'),
          end: true,
        },
      ]}
    />
  )
}
