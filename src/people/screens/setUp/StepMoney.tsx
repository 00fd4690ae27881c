import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '../../../language/currencies.ts'
import { api, Button, MandateBar, useFormat } from '../../../web/kit/index.ts'
import { mandatesFrom, readAmount, type TypedMandates, typedFrom, typedKey } from '../amounts.ts'
import type { MandateAnswer, OrganisationAnswer } from '../answers.ts'
import { CurrencySelect } from '../CurrencySelect.tsx'
import { MandateTable } from '../MandateTable.tsx'
import { useWrite } from '../useWrite.ts'
import { Frame } from './Frame.tsx'
import style from './setUp.module.css'

const suggestion = (currency: string) =>
  api.get<{ items: MandateAnswer[] }>('/mandates/suggestion', { query: { currency } })

/** Step two: which money, and what each role may give without asking. */
export function StepMoney(props: {
  organisation: OrganisationAnswer
  mandates: readonly MandateAnswer[]
  onNext: () => void
}) {
  const { t } = useTranslation('people')
  const [first, setFirst] = useState(props.organisation.currencies[0] ?? 'EUR')
  const [second, setSecond] = useState(props.organisation.currencies[1] ?? '')
  const [typed, setTyped] = useState<TypedMandates>(() => typedFrom(props.mandates))
  const currencies = [first, second].filter(Boolean)
  useSuggestions(currencies, typed, setTyped)
  const items = mandatesFrom(typed, currencies)
  const { send, waits, refusal } = useWrite(async () => {
    await api.put('/mandates', { body: { items } })
    await api.put('/organisation', { body: { currencies, setUp: true } })
  }, ['mandates', 'organisation', 'me'])
  const goOn = () => items && send(undefined, { onSuccess: props.onNext })
  return (
    <Frame
      step="money"
      title={t('setUp.money.title')}
      more={t('setUp.money.more')}
      onSubmit={goOn}
      shows={<Examples currency={first} typed={typed} />}
      foot={
        <>
          <Button
            look="ink"
            type="submit"
            {...(items && !waits ? {} : { notYet: t('mandates.wrong.amount') })}
          >
            {t('setUp.money.next')}
          </Button>
          <span className="meta">{t('setUp.money.foot')}</span>
        </>
      }
    >
      <div className={style.pair}>
        <CurrencySelect label={t('setUp.money.first')} value={first} onChange={setFirst} without={[second]} />
        <CurrencySelect
          label={t('setUp.money.second')}
          value={second}
          onChange={setSecond}
          none={t('setUp.money.none')}
          without={[first]}
        />
      </div>
      <MandateTable currencies={currencies} typed={typed} onChange={setTyped} />
      <p className="meta">{t('setUp.money.help')}</p>
      {refusal ? (
        <p className="why" role="alert">
          {refusal.message}
        </p>
      ) : null}
    </Frame>
  )
}

/** Fills a currency nobody has typed in yet with what fits it; what somebody typed is never touched. */
function useSuggestions(
  currencies: string[],
  typed: TypedMandates,
  setTyped: (typed: TypedMandates) => void,
) {
  const missing = currencies.find((currency) => !(typedKey('agent', currency) in typed))
  useEffect(() => {
    if (!missing) return
    let gone = false
    suggestion(missing).then(({ items }) => {
      const nothing = { [typedKey('agent', missing)]: { perCase: '', perMonth: '' } }
      if (!gone) setTyped({ ...typed, ...nothing, ...typedFrom(items) })
    })
    return () => {
      gone = true
    }
  }, [missing, typed, setTyped])
}

// Four ordinary cases, in hundredths of an agent's suggested limit: inside it, inside it, above it, far above it.
const CASES = [
  { key: 'cake', share: 0.53 },
  { key: 'soup', share: 0.12 },
  { key: 'twice', share: 1.4 },
  { key: 'catering', share: 4.1 },
] as const

function Examples(props: { currency: string; typed: TypedMandates }) {
  const { t } = useTranslation('people')
  const { money } = useFormat()
  const { currency, typed } = props
  const limit = (role: 'agent' | 'lead') =>
    readAmount(typed[typedKey(role, currency)]?.perCase ?? '', currency) ?? 0
  const unit = 10 ** minorDigits(currency)
  const base = Math.max(limit('agent'), unit)
  const round = (amount: number) => Math.max(unit, Math.round(amount / unit) * unit)
  const sum = (amount: number) => ({ amount, currency })
  const who = (amount: number) =>
    amount <= limit('agent') ? 'agent' : amount <= limit('lead') ? 'lead' : 'manager'
  const owed = round(base * CASES[0].share)
  return (
    <>
      <p className="meta">{t('setUp.money.ordinary')}</p>
      <dl className={style.examples}>
        {CASES.map(({ key, share }) => {
          const amount = round(base * share)
          return (
            <div key={key}>
              <dt>
                {t(`setUp.case.${key}`)}, {money(sum(amount))}
              </dt>
              <dd>
                {t(`setUp.mended.${key}`)} <b>{t(`setUp.decides.${who(amount)}`)}</b>
              </dd>
            </div>
          )
        })}
      </dl>
      <div style={{ width: '100%', maxWidth: 700 }}>
        <MandateBar
          owed={sum(owed)}
          extra={sum(round(owed * 0.1))}
          mandate={sum(limit('agent'))}
          whose={t('setUp.anAgent')}
        />
      </div>
    </>
  )
}
