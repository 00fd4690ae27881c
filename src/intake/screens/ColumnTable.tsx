import { useTranslation } from 'react-i18next'
import { Table } from '../../web/kit/index.ts'
import type { ColumnsAnswer, ImportKind } from './answers.ts'
import style from './Import.module.css'
import { Pick } from './Pick.tsx'

interface ColumnTableProps {
  kind: ImportKind
  file: ColumnsAnswer
  /** Column by column the field it becomes; null: left out. */
  chosen: (string | null)[]
  setChosen: (chosen: (string | null)[]) => void
}

/** Column by column: an example, and what it becomes. */
export function ColumnTable({ kind, file, chosen, setChosen }: ColumnTableProps) {
  const { t } = useTranslation('intake')
  const choose = (at: number, field: string) =>
    // A field has one column: chosen anew, it leaves the other.
    setChosen(
      chosen.map((before, index) => (index === at ? field || null : before === field ? null : before)),
    )
  return (
    <Table
      label={t('imports.map.table')}
      rows={file.columns.map((column, at) => ({ ...column, at }))}
      rowKey={({ at }) => at}
      columns={[
        { key: 'name', name: t('imports.map.inFile'), cell: ({ name }) => <code>{name}</code> },
        {
          key: 'example',
          name: t('imports.map.example'),
          wide: true,
          cell: ({ example }) => <span className={style.sample}>{example}</span>,
        },
        {
          key: 'becomes',
          name: t('imports.map.becomes'),
          cell: ({ name, at }) => (
            <Pick
              aria-label={t('imports.map.becomesOf', { column: name })}
              value={chosen[at] ?? ''}
              onChange={(event) => choose(at, event.target.value)}
            >
              <option value="">{t('imports.map.leaveOut')}</option>
              {file.fields.map((field) => (
                <option key={field}>{field}</option>
              ))}
              {kind === 'interactions' && name !== '' ? <option>{dimensionOf(name)}</option> : null}
            </Pick>
          ),
        },
      ]}
    />
  )
}

const dimensionOf = (column: string): string => `dimensions.${column.slice(0, 60)}`
