import { useTranslation } from 'react-i18next'
import { Table, useFormat } from '../../web/kit/index.ts'
import type { Trouble } from './answers.ts'
import style from './Import.module.css'

/** One example of each kind of trouble; all of them leave as a file. */
export function TroubleTable({ troubles, errors }: { troubles: readonly Trouble[]; errors: string }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  if (troubles.length === 0) return null
  return (
    <>
      <Table
        label={t('imports.try.refused')}
        rows={troubles.toSorted((a, b) => a.line - b.line)}
        rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
        columns={[
          { key: 'line', name: t('imports.try.line'), end: true, cell: ({ line }) => number(line) },
          {
            key: 'why',
            name: t('imports.try.why'),
            cell: ({ column, code, problem }) => (
              <span className={style.why} title={problem}>
                <b>
                  {column ? <code>{column}</code> : null} {t(`imports.problem.${wordOf(code)}.what`)}
                </b>
                <span className="meta">
                  {code === 'value' ? problem : t(`imports.problem.${wordOf(code)}.todo`)}
                </span>
              </span>
            ),
          },
          {
            key: 'cell',
            name: t('imports.try.cell'),
            wide: true,
            cell: ({ value }) => <span className={style.sample}>{value}</span>,
          },
          { key: 'times', name: t('imports.try.times'), end: true, cell: ({ times }) => number(times) },
        ]}
      />
      <p className="csv">
        <a className="link" href={errors} download>
          {t('imports.try.all')}
        </a>
      </p>
    </>
  )
}

/** "too long" is `tooLong` among the words. */
const wordOf = (code: string): string =>
  code.replaceAll(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase())
