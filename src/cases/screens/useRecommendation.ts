import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Likeness } from '../../compensation/likeness.ts'
import type { CaseRecommendation } from '../../compensation/recommendSchema.ts'
import { api } from '../../web/kit/index.ts'
import { keys } from './live.ts'
import type { CaseFile } from './shapes.ts'

/** What we may give on a case; read anew with it. Nothing is asked while nobody has written down what was found. */
export function useRecommendation(of: CaseFile, similar: Likeness = 'same-loss') {
  return useQuery({
    queryKey: [...keys.one(of.id), 'recommendation', similar, of.version],
    queryFn: ({ signal }) =>
      api.get<CaseRecommendation>(`/cases/${of.id}/recommendation`, { query: { similar }, signal }),
    enabled: of.finding !== null,
    placeholderData: keepPreviousData,
  })
}

/** A kind of offer as people call it; `exchange-and-gift` is two things. */
export function useKindWords() {
  const { t } = useTranslation('cases')
  return (kind: string): string =>
    kind
      .split('-and-')
      .map((part) => t(`offer.kind.${part}`, { defaultValue: part }))
      .join(' + ')
}

/** Why a line of the recommendation is what it is, in one sentence a reason. */
export const reasonsOf = (
  { why }: Pick<CaseRecommendation, 'why'>,
  line: 'restitution' | 'goodwill',
): string =>
  why
    .filter((reason) => reason.line === line)
    .map((reason) => reason.why)
    .join(' · ')
