import { useTranslation } from 'react-i18next'
import { Table, useFormat } from '../../web/kit/index.ts'
import { type ColumnsAnswer, type ImportKind, useUnitNames } from './answers.ts'
import style from './Import.module.css'
import { Pick } from './Pick.tsx'
import { type Seen, seenIn } from './seen.ts'

interface ColumnTableProps {
  kind: ImportKind
  file: ColumnsAnswer
  /** Column by column the field it becomes; null: left out. */
  chosen: (string | null)[]
  setChosen: (chosen: (string | null)[]) => void
}

/** Column by column: an example, what it becomes, and what is seen in it. */
export function ColumnTable({ kind, file, chosen, setChosen }: ColumnTableProps) {
  const { t } = useTranslation('intake')
  const known = useUnitNames()
  const seen = (at: number) => seenIn(file.columns[at]!, chosen[at] ?? null, { looked: file.looked, known })
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
      needsAnswer={({ at }) => seen(at).asks}
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
        { key: 'seen', name: t('imports.map.seen'), wide: true, cell: ({ at }) => <See seen={seen(at)} /> },
      ]}
    />
  )
}

function See({ seen: { word, values, asks } }: { seen: Seen }) {
  const { t } = useTranslation('intake')
  const { percent } = useFormat()
  const shown = typeof values.share === 'number' ? { ...values, share: percent(values.share) } : values
  const said = t(`imports.seen.${word}`, shown)
  return asks ? <b>{said}</b> : <span className="meta">{said}</span>
}

const dimensionOf = (column: string): string => `dimensions.${column.slice(0, 60)}`
