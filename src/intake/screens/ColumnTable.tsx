import { useTranslation } from 'react-i18next'
import { Table, useNarrow } from '../../web/kit/index.ts'
import type { NamedField } from '../import/names.ts'
import type { ColumnsAnswer, ImportKind } from './answers.ts'
import style from './Import.module.css'
import { Pick } from './Pick.tsx'
import { type SayName, See } from './See.tsx'
import type { Seen } from './seen.ts'

interface ColumnTableProps {
  kind: ImportKind
  file: ColumnsAnswer
  /** Column by column the field it becomes; null: left out. */
  chosen: (string | null)[]
  setChosen: (chosen: (string | null)[]) => void
  /** Column by column what is seen in it. */
  seen: Seen[]
  known: Record<NamedField, readonly string[]>
  sayName: SayName
}

/** Column by column: an example, what it becomes, and what is seen in it. */
export function ColumnTable(props: ColumnTableProps) {
  const { t } = useTranslation('intake')
  const narrow = useNarrow()
  const { file, chosen, seen, known, sayName } = props
  const see = (at: number) => {
    const column = file.columns[at]
    const shown = seen[at]
    if (!column || !shown) return null
    return <See seen={shown} field={chosen[at] ?? null} name={column.name} known={known} sayName={sayName} />
  }
  // A phone has no room for what is seen, but its questions are asked there too.
  const asksHere = (at: number) => narrow && (seen[at]?.asks ?? seen[at]?.readAs) !== undefined
  return (
    <Table
      label={t('imports.map.table')}
      rows={file.columns.map((column, at) => ({ ...column, at }))}
      rowKey={({ at }) => at}
      needsAnswer={({ at }) => seen[at]?.asks !== undefined}
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
          cell: ({ at }) => (
            <span className={style.becomes}>
              <Becomes {...props} at={at} />
              {asksHere(at) ? see(at) : null}
            </span>
          ),
        },
        { key: 'seen', name: t('imports.map.seen'), wide: true, cell: ({ at }) => see(at) },
      ]}
    />
  )
}

/** The field that a column becomes. A field has one column: chosen anew, it leaves the other. */
function Becomes({ kind, file, chosen, setChosen, at }: ColumnTableProps & { at: number }) {
  const { t } = useTranslation('intake')
  const name = file.columns[at]?.name ?? ''
  const choose = (field: string) =>
    setChosen(
      chosen.map((before, index) => (index === at ? field || null : before === field ? null : before)),
    )
  return (
    <Pick
      aria-label={t('imports.map.becomesOf', { column: name })}
      value={chosen[at] ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('imports.map.leaveOut')}</option>
      {file.fields.map((field) => (
        <option key={field}>{field}</option>
      ))}
      {kind === 'interactions' && name !== '' ? <option>{dimensionOf(name)}</option> : null}
    </Pick>
  )
}

const dimensionOf = (column: string): string => `dimensions.${column.slice(0, 60)}`
