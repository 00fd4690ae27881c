import { useTranslation } from 'react-i18next'
import { Heading, Switch } from '../../../web/kit/index.ts'
import { numberOf, type Typed } from './flat.ts'
import css from './Judgement.module.css'
import type { Group, Row } from './tables.ts'

interface Grid {
  group: Group
  typed: Typed
  onChange: (typed: Typed) => void
}

/** Rows of numbers that rest on the same evidence, with what that evidence is. */
export function NumberGrid(props: Grid) {
  const { t } = useTranslation('cases')
  const { group } = props
  const sources = group.sources.join('; ')
  return (
    <section className={`card pad ${css.group}`}>
      <Heading title={t(`judgement.group.${group.key}`)} />
      <div className={css.scroll}>
        <table className={css.numbers}>
          {group.columns ? <Columns of={group.columns} /> : null}
          <tbody>
            {group.rows.map((row) => (
              <OneRow key={row.cells[0]} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta">
        {sources ? t('judgement.evidence.from', { sources }) : t('judgement.evidence.none')}
      </p>
    </section>
  )
}

function Columns(props: { of: readonly string[] }) {
  const { t } = useTranslation('cases')
  return (
    <thead>
      <tr>
        <td />
        {props.of.map((column) => (
          <th key={column} scope="col">
            {t(`judgement.column.${column}`, { defaultValue: column })}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function OneRow({ row, group, typed, onChange }: Grid & { row: Row }) {
  const { t } = useTranslation('cases')
  const name = t(row.label, row.values ?? {})
  return (
    <tr>
      <th scope="row">{name}</th>
      {row.cells.map((path, at) => {
        const column = group.columns?.[at]
        const label = column ? `${name}, ${t(`judgement.column.${column}`, { defaultValue: column })}` : name
        return (
          <td key={path}>
            <Cell
              label={label}
              value={typed[path]}
              onChange={(value) => onChange({ ...typed, [path]: value })}
            />
          </td>
        )
      })}
    </tr>
  )
}

function Cell(props: {
  label: string
  value: string | boolean | undefined
  onChange: (value: string | boolean) => void
}) {
  const { label, value = '', onChange } = props
  if (typeof value === 'boolean')
    return (
      <Switch on={value} onChange={onChange}>
        <span className="sr">{label}</span>
      </Switch>
    )
  return (
    <input
      className={`input end ${css.number}`}
      inputMode="numeric"
      aria-label={label}
      aria-invalid={numberOf(value) === undefined}
      value={value}
      maxLength={7}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
