import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, say } from '../../web/kit/index.ts'
import { useWrite } from './useWrite.ts'

interface TestRows {
  cases: number
  ratings: number
}

/** What test keys have left behind, and the one button that forgets it. Absent while there is nothing. */
export function TestData() {
  const { t } = useTranslation('people')
  const { data } = useQuery({ queryKey: ['test-data'], queryFn: () => api.get<TestRows>('/test-data') })
  const { send, waits, refusal } = useWrite(
    () => api.delete<TestRows>('/test-data'),
    ['test-data', 'cases', 'alerts', 'wall'],
  )
  if (!data || data.cases + data.ratings === 0) return null
  return (
    <Card>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <p className="grow">{t('keys.testData', { count: data.ratings })}</p>
        <Button
          onPress={() => send(undefined, { onSuccess: () => say(t('keys.forgotten')) })}
          {...(waits ? { notYet: t('signIn.waits') } : {})}
        >
          {t('keys.forget')}
        </Button>
      </div>
      {refusal ? <p className="why">{refusal.message}</p> : null}
    </Card>
  )
}
