import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Menu, useMe } from '../../web/kit/index.ts'
import { useGive } from './useTake.ts'

interface Colleague {
  id: string
  name: string
  role: string
}

/** Gives a case to a colleague with one choice. */
export function GiveTo(props: { of: { caseId: string; customer: { name: string } }; dense?: boolean }) {
  const { t } = useTranslation('alerts')
  const { t: tCases } = useTranslation('cases')
  const me = useMe()
  const give = useGive()
  const { data } = useQuery({
    queryKey: ['staff', 'colleagues'],
    queryFn: () => api.get<{ items: Colleague[] }>('/staff'),
    staleTime: 60_000,
  })
  const colleagues = data?.items.filter(({ id }) => id !== me?.id) ?? []
  if (colleagues.length === 0) return null
  return (
    <Menu
      button={{ children: t('wall.give'), ...(props.dense && { dense: true }) }}
      label={t('wall.give')}
      entries={colleagues.map(({ id, name, role }) => ({ id, name, more: tCases(`role.${role}`) }))}
      onChoose={(id) => {
        const to = colleagues.find((each) => each.id === id)
        if (to) void give(props.of, to)
      }}
    />
  )
}
