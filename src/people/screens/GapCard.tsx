import { useTranslation } from 'react-i18next'
import { api, Button, Card, say, useFormat } from '../../web/kit/index.ts'
import type { StaffAnswer } from './answers.ts'
import { useWrite } from './useWrite.ts'
import { hoursOf } from './week.ts'

/** The next open hours without a lead, and who could take them. */
export function GapCard(props: {
  gap: { from: string; to: string }
  people: readonly StaffAnswer[]
  zone: string
}) {
  const { t } = useTranslation('people')
  const { locale } = useFormat()
  const { gap, zone } = props
  const able = props.people.filter(({ role }) => role === 'lead' || role === 'manager').slice(0, 2)
  const { send, refusal } = useWrite(
    (person: StaffAnswer) =>
      api.post('/shifts', {
        body: { staffId: person.id, startsAt: gap.from, endsAt: gap.to, leads: true, timeZone: zone },
      }),
    ['shifts'],
  )
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone }).format(
    Date.parse(gap.from),
  )
  const hours = hoursOf({ startsAt: gap.from, endsAt: gap.to }, zone)
  return (
    <Card next>
      <p>
        <b>{t('people.gapFact', { day, hours })}</b> {t('people.gapMore')}
      </p>
      <div className="row" style={{ marginTop: 10, flexWrap: 'wrap' }}>
        {able.map((person, index) => (
          <Button
            key={person.id}
            look={index === 0 ? 'ink' : 'plain'}
            onPress={() =>
              send(person, { onSuccess: () => say(t('people.leadsThen', { name: person.name })) })
            }
          >
            {t('people.letLead', { name: person.name.split(' ')[0] })}
          </Button>
        ))}
      </div>
      {refusal ? <p className="why">{refusal.message}</p> : null}
    </Card>
  )
}
