import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Card, Table, useFormat } from '../../web/kit/index.ts'
import { Funnel } from './Funnel.tsx'
import { type Finding, PATTERNS, type PeopleNow, type Point } from './shapes.ts'
import { Twin } from './Twin.tsx'

/** Who, fairly compared: people against their own mix of work, with room for chance and for people being people. */
export function PeopleCard(props: { chosen: Finding | undefined; searchId: string }) {
  const { t } = useTranslation('patterns')
  const { data } = useQuery({
    queryKey: [...PATTERNS, 'people', props.searchId],
    queryFn: ({ signal }) => api.get<PeopleNow>('/patterns/people', { signal }),
  })
  if (!data) return null
  if (!data.people)
    return (
      <Card title={t('people.title')}>
        <p className="meta">{t('people.few')}</p>
      </Card>
    )
  const { points, limits } = data.people
  const count = points.length
  const says = t('people.says', { count })
  return (
    <Card title={t('people.title')} aside={t('people.aside', { count })}>
      <Twin
        picture={<Funnel points={points} limits={limits} says={says} chosen={props.chosen?.slice.agent} />}
        table={() => <Numbers points={points} says={says} />}
      />
    </Card>
  )
}

function Numbers({ points, says }: { points: readonly Point[]; says: string }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const digits = (value: number, of: number) =>
    number(value, { maximumFractionDigits: of, minimumFractionDigits: of })
  return (
    <Table
      label={says}
      rows={[...points].sort((a, b) => b.ratio - a.ratio)}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', name: t('dimension.agent'), cell: ({ name }) => name },
        { key: 'k', name: t('heat.failures'), cell: ({ failures }) => number(failures), end: true },
        { key: 'e', name: t('heat.expected'), cell: ({ expected }) => digits(expected, 1), end: true },
        { key: 'r', name: t('heat.ratio'), cell: ({ ratio }) => digits(ratio, 2), end: true },
        { key: 'q', name: t('people.corrected'), cell: ({ q }) => digits(q, 2), end: true, wide: true },
      ]}
    />
  )
}
