import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  address,
  api,
  Button,
  Card,
  CsvLink,
  ErrorPart,
  Loading,
  PageHead,
  say,
} from '../../web/kit/index.ts'
import { mandatesFrom, typedFrom } from './amounts.ts'
import { type MandateAnswer, type OrganisationAnswer, useMandates, useOrganisation } from './answers.ts'
import { CurrencySelect } from './CurrencySelect.tsx'
import { MandateTable } from './MandateTable.tsx'
import style from './People.module.css'
import { useWrite } from './useWrite.ts'

/** What each role may give without asking, per currency: on one case, and in a month. */
export function Mandates() {
  const { t } = useTranslation('people')
  const mandates = useMandates()
  const organisation = useOrganisation()
  const error = mandates.error ?? organisation.error
  if (error) return <ErrorPart fact={t('mandates.failed')} error={error} />
  if (!mandates.data || !organisation.data) return <Loading />
  const agent = mandates.data.items.find(({ role }) => role === 'agent')
  return (
    <>
      <PageHead before={t('mandates.before')}>{t(agent ? 'mandates.title' : 'mandates.titleNone')}</PageHead>
      <div className={style.page}>
        <Limits mandates={mandates.data.items} organisation={organisation.data} />
        <Card>
          <p>{t('mandates.ledger')}</p>
          <CsvLink to={address('/compensation/ledger', { format: 'csv' })} />
        </Card>
      </div>
    </>
  )
}

function Limits(props: { mandates: readonly MandateAnswer[]; organisation: OrganisationAnswer }) {
  const { t } = useTranslation('people')
  const [currencies, setCurrencies] = useState(props.organisation.currencies)
  const [typed, setTyped] = useState(() => typedFrom(props.mandates))
  const items = mandatesFrom(typed, currencies)
  const { send, waits, refusal } = useWrite(async () => {
    await api.put('/mandates', { body: { items } })
    await api.put('/organisation', { body: { currencies } })
  }, ['mandates', 'organisation'])
  const add = async (currency: string) => {
    if (!currency) return
    setCurrencies([...currencies, currency])
    const { items: fresh } = await api.get<{ items: MandateAnswer[] }>('/mandates/suggestion', {
      query: { currency },
    })
    setTyped((before) => ({ ...typedFrom(fresh), ...before }))
  }
  return (
    <Card>
      <MandateTable currencies={currencies} typed={typed} onChange={setTyped} months />
      <p className="meta" style={{ margin: '12px 0 16px' }}>
        {t('setUp.money.help')} {t('mandates.asksMore')}
      </p>
      <div style={{ maxWidth: 320 }}>
        <CurrencySelect
          label={t('mandates.addCurrency')}
          value=""
          onChange={(currency) => void add(currency)}
          none={t('mandates.choose')}
          without={currencies}
        />
      </div>
      <div className="row" style={{ marginTop: 16, flexWrap: 'wrap' }}>
        <Button
          look="ink"
          onPress={() => send(undefined, { onSuccess: () => say(t('mandates.kept')) })}
          {...(items && !waits ? {} : { notYet: t('mandates.wrong.amount') })}
        >
          {t('person.keep')}
        </Button>
        {currencies.length > 1
          ? currencies.slice(1).map((currency) => (
              <Button
                key={currency}
                look="quiet"
                onPress={() => setCurrencies(currencies.filter((each) => each !== currency))}
              >
                {t('mandates.without', { currency })}
              </Button>
            ))
          : null}
        {refusal ? <span className="why">{refusal.message}</span> : null}
      </div>
    </Card>
  )
}
