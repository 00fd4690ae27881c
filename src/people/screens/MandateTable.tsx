import { useTranslation } from 'react-i18next'
import { Field } from '../../web/kit/index.ts'
import { LIMITED, type Typed, type TypedMandates, typedKey, wrongAmount } from './amounts.ts'
import type { RoleName } from './answers.ts'
import style from './setUp/setUp.module.css'

const NOTHING: Typed = { perCase: '', perMonth: '' }

/** Limits to be typed: a row for each role, a column for each currency; with `months`, two of them. */
export function MandateTable(props: {
  currencies: readonly string[]
  typed: TypedMandates
  onChange: (typed: TypedMandates) => void
  months?: boolean
}) {
  const { t } = useTranslation('people')
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className={style.money}>
        <thead>
          <tr>
            <th scope="col">{t(props.months ? 'mandates.oneRole' : 'mandates.oneCase')}</th>
            {props.currencies.map((currency) => (
              <th key={currency} scope="col" colSpan={props.months ? 2 : 1}>
                {props.months ? t('mandates.caseAndMonth', { currency }) : currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LIMITED.map((role) => (
            <tr key={role}>
              <RoleCell of={role} />
              {props.currencies.flatMap((currency) => {
                const key = typedKey(role, currency)
                const cell = { role, currency, typed: props.typed[key] ?? NOTHING }
                const change = (typed: Typed) => props.onChange({ ...props.typed, [key]: typed })
                return props.months
                  ? [
                      <Amount key={key} {...cell} of="perCase" onChange={change} />,
                      <Amount key={`${key} month`} {...cell} of="perMonth" onChange={change} />,
                    ]
                  : [<Amount key={key} {...cell} of="perCase" both onChange={change} />]
              })}
            </tr>
          ))}
          <tr>
            <RoleCell of="owner" />
            {props.currencies.map((currency) => (
              <td key={currency} colSpan={props.months ? 2 : 1}>
                {t('mandates.noLimit')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function RoleCell(props: { of: RoleName }) {
  const { t } = useTranslation('people')
  return (
    <th scope="row">
      <b>{t(`role.${props.of}`)}</b>
      <span className="meta">{t(`roleMore.${props.of}`)}</span>
    </th>
  )
}

// Ten cases at the limit a month, as the suggestion has it, where only one case is asked.
const monthOf = (perCase: string) =>
  /^\s*\d[\d\s]*$/.test(perCase) ? `${Number(perCase.replace(/\s/g, '')) * 10}` : ''

function Amount(props: {
  role: RoleName
  currency: string
  typed: Typed
  of: keyof Typed
  both?: boolean
  onChange: (typed: Typed) => void
}) {
  const { t } = useTranslation('people')
  const { role, currency, typed, of } = props
  const wrong = wrongAmount(typed, currency)
  const shown = wrong === 'month' && of === 'perCase' ? undefined : wrong
  const write = (text: string) =>
    props.onChange({
      ...typed,
      [of]: text,
      ...(props.both ? { perMonth: monthOf(text) || typed.perMonth } : {}),
    })
  return (
    <td>
      <Field
        label={t(`mandates.${of}`, { role: t(`role.${role}`), currency })}
        value={typed[of]}
        onChange={write}
        inputMode="decimal"
        end
        placeholder={t('mandates.asks')}
        {...(shown ? { error: t(`mandates.wrong.${shown}`) } : {})}
      />
    </td>
  )
}
