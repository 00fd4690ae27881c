import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Refusal, Sheet, say } from '../../web/kit/index.ts'

/** Throws away what has not left, after asking: many letters at once cannot be taken out of the bin one by one. */
export function ThrowAll({ count, upTo }: { count: number; upTo: string }) {
  const { t } = useTranslation('platform')
  const [asked, setAsked] = useState(false)
  const cache = useQueryClient()
  const router = useRouter()
  const throwAll = async () => {
    setAsked(false)
    try {
      const { thrownAway } = await api.put<{ thrownAway: number }>('/mails/thrown-away', { body: { upTo } })
      say(t('outbox.thrownAll', { count: thrownAway }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(error.message)
    }
    router.history.push('/outbox')
    await cache.invalidateQueries({ queryKey: ['mails'] })
  }
  return (
    <>
      <Button onPress={() => setAsked(true)}>{t('outbox.throwAll', { count })}</Button>
      <Sheet
        open={asked}
        onClose={() => setAsked(false)}
        title={t('outbox.throwAllTitle', { count })}
        foot={
          <>
            <Button onPress={() => setAsked(false)} autoFocus>
              {t('outbox.keepThem')}
            </Button>
            <Button look="ink" onPress={() => void throwAll()}>
              {t('outbox.throwAll', { count })}
            </Button>
          </>
        }
      >
        <p>{t('outbox.throwAllMore')}</p>
      </Sheet>
    </>
  )
}
