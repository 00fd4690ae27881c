import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { readingShape } from '../../../detection/schema.ts'
import { api, Button, Chip, SidePart, say, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'

type Read = z.output<typeof readingShape>

/** How the engine read the customer's first words, what the flag rests on, and the tap that corrects it. */
export function Reading() {
  const { t } = useTranslation('detection')
  const { of } = useActing()
  const { percent } = useFormat()
  const { data } = useQuery({
    queryKey: ['text', 'messages', { caseId: of.id }],
    queryFn: ({ signal }) =>
      api.get<{ items: Read[] }>('/text/messages', { query: { caseId: of.id }, signal }),
  })
  const first = data?.items[0]
  if (!first) return null
  const { sentiment, dissatisfaction, categories } = first.understanding
  return (
    <SidePart title={t('case.title')} aside={t(`sentiment.${sentiment}`)}>
      <p className="meta">
        {t(`case.rests.${restsOn(of.flagReasons)}`, { percent: percent(dissatisfaction) })}
      </p>
      {categories.length > 0 ? (
        <p className="row" style={{ flexWrap: 'wrap' }}>
          {categories.map(({ key }) => (
            <Chip key={key} look="out">
              {t(`category.${key}`, { defaultValue: key })}
            </Chip>
          ))}
        </p>
      ) : null}
      {first.opinion?.reason ? (
        <p className="meta">{t('case.opinion', { reason: first.opinion.reason })}</p>
      ) : null}
      <Correct message={first} />
    </SidePart>
  )
}

/** Rating first: nothing less sure is named where the customer's own score says it. */
function restsOn(reasons: readonly string[]): 'rating' | 'person' | 'opinion' | 'words' {
  if (reasons.includes('score')) return 'rating'
  if (reasons.includes('person')) return 'person'
  return reasons.some((reason) => reason.startsWith('opinion:')) ? 'opinion' : 'words'
}

function Correct({ message }: { message: Read }) {
  const { t } = useTranslation('detection')
  const cache = useQueryClient()
  const { saidUnhappy, understanding, feedbackId } = message
  const unhappy = saidUnhappy ?? understanding.sentiment === 'negative'
  const { mutate, isPending } = useMutation({
    mutationFn: (body: { unhappy: boolean }) => api.put(`/text/messages/${feedbackId}/mood`, { body }),
    onSuccess: (_, body) => {
      say(t(body.unhappy ? 'mood.heardYes' : 'mood.heardNo'))
      return cache.invalidateQueries({ queryKey: ['text'] })
    },
  })
  return (
    <div className="row" style={{ flexWrap: 'wrap' }}>
      {saidUnhappy === null ? null : (
        <span className="meta">{t(saidUnhappy ? 'mood.saidYes' : 'mood.saidNo')}</span>
      )}
      <Button
        dense
        look="quiet"
        onPress={() => mutate({ unhappy: !unhappy })}
        {...(isPending && { notYet: t('wait') })}
      >
        {t(unhappy ? 'mood.notUnhappy' : 'mood.isUnhappy')}
      </Button>
    </div>
  )
}
