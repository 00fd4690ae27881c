import { useTranslation } from 'react-i18next'
import { Select } from '../../../web/kit/index.ts'
import type { CaseFile } from '../shapes.ts'
import { CAUSES } from './Close.tsx'

const FIELDS = {
  locus: ['company', 'partner', 'customer', 'environment'],
  stability: ['one-off', 'unknown', 'recurring'],
  control: ['low', 'unknown', 'high'],
  foreseeable: ['yes', 'no', 'unknown'],
  failureKind: ['outcome', 'process', 'unknown'],
  lossKind: ['money', 'goods', 'service', 'time', 'attention', 'data', 'safety'],
  cause: CAUSES,
} as const

/** A question of the customer's view and of our finding. */
export type ViewField = keyof typeof FIELDS
/** The questions in their order. */
export const VIEW_FIELDS = Object.keys(FIELDS) as ViewField[]
/** The answers so far, each by its field. */
export type Judged = Partial<Record<ViewField, string>>

/** The answers of a record that exists; nothing chosen where there is none. */
export function startJudged(record: CaseFile['customerView'] | CaseFile['finding']): Judged {
  if (!record) return {}
  const { locus, stability, control, failureKind, lossKind, foreseeable, cause } = record
  const known = foreseeable === null ? 'unknown' : foreseeable ? 'yes' : 'no'
  return { locus, stability, control, failureKind, lossKind, foreseeable: known, ...(cause && { cause }) }
}

const FORESEEABLE: Record<string, boolean | null> = { yes: true, no: false, unknown: null }

/** The record as it is sent; undefined while an answer is missing. The cause may stay open. */
export function wholeView({ cause, foreseeable, ...rest }: Judged) {
  const needed = ['locus', 'stability', 'control', 'failureKind', 'lossKind'] as const
  if (needed.some((name) => !rest[name]) || !foreseeable) return undefined
  return { ...rest, foreseeable: FORESEEABLE[foreseeable] ?? null, ...(cause && { cause }) }
}

/** Seven questions, each with few answers; "unknown" is an answer. */
export function ViewFields(props: { value: Judged; onChange: (value: Judged) => void }) {
  const { t } = useTranslation('cases')
  return (
    <>
      {VIEW_FIELDS.map((name) => (
        <Select
          key={name}
          label={t(name === 'cause' ? 'close.cause' : `view.${name}.label`)}
          placeholder={t('close.choose')}
          value={props.value[name]}
          onChange={(chosen: string) => props.onChange({ ...props.value, [name]: chosen })}
          options={FIELDS[name].map((id) => ({
            id: id as string,
            name: t(name === 'cause' ? `cause.${id}` : `view.${name}.${id}`),
          }))}
        />
      ))}
    </>
  )
}
