import { useTranslation } from 'react-i18next'
import { Money, QueueRow } from '../../../web/kit/index.ts'
import { quoted } from '../quoted.ts'
import type { Row } from '../shapes.ts'
import { useShortNext } from '../useSummed.ts'
import { clockOf } from './clockOf.ts'

/** One customer in the queue. */
export function QueueItem(props: { row: Row; selected: boolean }) {
  const { t } = useTranslation('cases')
  const short = useShortNext()
  const { row } = props
  const clock = clockOf(row)
  const over = row.status === 'closed' || row.status === 'dismissed'
  return (
    <QueueRow
      to={`/desk/${row.id}`}
      name={row.customer.name}
      lang={row.locale}
      words={row.words ? quoted(row.words, row.locale) : row.title}
      {...(clock && { clock: { ...clock, exact: row.alertDueAt !== null } })}
      steps={row.status === 'dismissed' ? -1 : row.steps.share}
      next={over ? t(`desk.status.${row.status}`) : short(row)}
      worth={row.value ? <Money of={row.value} whole /> : row.severity}
      selected={props.selected}
    />
  )
}
