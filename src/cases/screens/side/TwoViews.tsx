import { useTranslation } from 'react-i18next'
import { Button, KeyValues, SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { VIEW_FIELDS, type ViewField } from '../forms/ViewFields.tsx'
import type { CaseFile } from '../shapes.ts'

type Record = NonNullable<CaseFile['customerView'] | CaseFile['finding']>

/** What the customer thinks and what we found: side by side so that the gap is seen, and never one record. */
export function TwoViews() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const may = of.may.includes('customer-view') || of.may.includes('finding')
  if (!of.customerView && !of.finding && !may) return null
  return (
    <SidePart title={t('twoViews.title')} aside={t('twoViews.apart')}>
      {of.customerView || of.finding ? <Compared /> : <p className="meta">{t('view.none')}</p>}
      <Found />
      <Changes />
    </SidePart>
  )
}

function Compared() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { customerView, finding } = of
  const answer = useAnswer()
  return (
    <table className={css.twoViews}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('twoViews.theirs', { name: of.customer.name })}</th>
          <th scope="col">{t('twoViews.ours')}</th>
        </tr>
      </thead>
      <tbody>
        {VIEW_FIELDS.map((field) => {
          const theirs = answer(customerView, field)
          const ours = answer(finding, field)
          const differ = theirs !== ours && theirs !== NOTHING && ours !== NOTHING
          return (
            <tr key={field} className={differ ? css.differ : undefined}>
              <th scope="row">{t(field === 'cause' ? 'close.cause' : `view.${field}.label`)}</th>
              <td>{theirs}</td>
              <td>{ours}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const NOTHING = '–'

function useAnswer() {
  const { t } = useTranslation('cases')
  const causeOf = (cause?: string) => (cause ? t(`cause.${cause}`, { defaultValue: cause }) : NOTHING)
  return (record: Record | null, field: ViewField): string => {
    if (!record) return NOTHING
    if (field === 'cause') return causeOf(record.cause)
    if (field !== 'foreseeable') return t(`view.${field}.${record[field]}`)
    const known = record.foreseeable === null ? 'unknown' : record.foreseeable ? 'yes' : 'no'
    return t(`view.foreseeable.${known}`)
  }
}

/** What only an investigation knows: how grave, which price, what became of it. */
function Found() {
  const { t } = useTranslation('cases')
  const { finding } = useActing().of
  const { money } = useFormat()
  if (!finding) return null
  const { severity, affectedPrice, outcome, businessDaysLate } = finding
  return (
    <KeyValues
      of={[
        [t('finding.severity'), severity],
        [t('finding.price'), money(affectedPrice)],
        [t('finding.outcome.label'), t(`finding.outcome.${outcome}`)],
        ...(businessDaysLate === undefined ? [] : [[t('finding.late'), businessDaysLate] as const]),
      ]}
    />
  )
}

function Changes() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const verb = (record: object | null) => (record ? 'change' : 'write')
  return (
    <p className={css.ways}>
      {of.may.includes('customer-view') ? (
        <Button dense onPress={() => open({ name: 'view' })}>
          {t(`twoViews.${verb(of.customerView)}Theirs`)}
        </Button>
      ) : null}
      {of.may.includes('finding') ? (
        <Button dense onPress={() => open({ name: 'finding' })}>
          {t(`twoViews.${verb(of.finding)}Ours`)}
        </Button>
      ) : null}
    </p>
  )
}
