import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Card, ErrorPart, Loading, Shape, Table, useFormat } from '../../web/kit/index.ts'
import { HeatMap } from './HeatMap.tsx'
import { type Cell, cellsOf } from './heatScale.ts'
import { type Finding, type HourMap, type OneFinding, PATTERNS } from './shapes.ts'
import { Twin } from './Twin.tsx'
import { useDays } from './useDays.ts'

/** When it goes wrong: of the chosen finding, whatever the hour; else of everything. */
export function HeatCard(props: { chosen: Finding | undefined; searchId: string; zone: string }) {
  const { t } = useTranslation('patterns')
  const id = props.chosen?.id
  const { data, error, refetch } = useQuery({
    queryKey: id ? [...PATTERNS, 'finding', id] : [...PATTERNS, 'hours', props.searchId],
    queryFn: ({ signal }) =>
      id
        ? api.get<OneFinding>(`/patterns/findings/${id}`, { signal })
        : api.get<{ hours: HourMap | null }>('/patterns/hours', { signal }),
  })
  const slice = props.chosen?.slice ?? {}
  const framed = 'hour' in slice || 'weekday' in slice
  const aside = t(framed ? 'heat.frame' : 'heat.aside', { zone: placeOf(props.zone) })
  if (data && !data.hours) return null
  return (
    <Card title={t('heat.title')} aside={aside}>
      {data?.hours ? (
        <Shown cells={cellsOf(data.hours, slice)} />
      ) : error ? (
        <ErrorPart fact={t('screen.failed')} error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading shape={<Shape width="100%" height={260} />} />
      )}
    </Card>
  )
}

/** "Oslo" of Europe/Oslo: nobody says the continent. */
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

function Shown({ cells }: { cells: readonly Cell[] }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const days = useDays()
  const worst = cells.reduce<Cell | undefined>(
    (best, cell) => (cell.step !== undefined && (!best || cell.ratio > best.ratio) ? cell : best),
    undefined,
  )
  const says = worst
    ? t('heat.says', {
        weekday: days[worst.day]!.long,
        hour: `${worst.hour}:00`,
        ratio: number(worst.ratio, { maximumFractionDigits: 1 }),
      })
    : ''
  return (
    <Twin
      picture={<HeatMap cells={cells} says={says} />}
      table={() => <Numbers cells={cells.filter(({ exposure }) => exposure > 0)} says={says} />}
    />
  )
}

function Numbers({ cells, says }: { cells: readonly Cell[]; says: string }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const days = useDays()
  const one = (value: number) => number(value, { maximumFractionDigits: 1 })
  return (
    <Table
      label={says}
      rows={cells}
      rowKey={({ day, hour }) => `${day} ${hour}`}
      columns={[
        { key: 'day', name: t('dimension.weekday'), cell: ({ day }) => days[day]!.long },
        { key: 'hour', name: t('dimension.hour'), cell: ({ hour }) => `${hour}:00`, end: true },
        { key: 'failures', name: t('heat.failures'), cell: ({ failures }) => number(failures), end: true },
        { key: 'n', name: t('heat.interactions'), cell: ({ exposure }) => number(exposure), end: true },
        { key: 'e', name: t('heat.expected'), cell: ({ expected }) => one(expected), end: true, wide: true },
        { key: 'ratio', name: t('heat.ratio'), cell: ({ ratio }) => one(ratio), end: true },
      ]}
    />
  )
}
