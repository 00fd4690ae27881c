import type { ReactNode, Key as RowKey } from 'react'
import { useTranslation } from 'react-i18next'

/** One column. */
export interface Column<Row> {
  key: string
  name: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end. */
  end?: boolean
  /** Left out under 820 px. */
  wide?: boolean
}

/** Rows between hairlines. A row that needs an answer lies on gold wash; every table can leave as CSV. */
export function Table<Row>(props: {
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => RowKey
  needsAnswer?: (row: Row) => boolean
  /** Address of the same rows as CSV: `address('/cases', { format: 'csv' })`. */
  csv?: string
  /** What stands there when no row does. */
  empty?: ReactNode
}) {
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>
  return (
    <div className="table">
      <table aria-label={props.label}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} className={props.needsAnswer?.(row) ? 'next' : undefined}>
              {props.columns.map((column) => (
                <td key={column.key} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.csv ? <CsvLink to={props.csv} /> : null}
    </div>
  )
}

const classOf = (column: { end?: boolean; wide?: boolean }) =>
  [column.end && 'end num', column.wide && 'wide'].filter(Boolean).join(' ') || undefined

/** The same rows as a file. */
export function CsvLink(props: { to: string }) {
  const { t } = useTranslation('web')
  return (
    <p className="csv">
      <a className="link" href={props.to} download>
        {t('table.csv')}
      </a>
    </p>
  )
}
