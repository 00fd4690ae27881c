import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Banner, Button, Card, ErrorPart, Loading, PageHead, useFormat } from '../../web/kit/index.ts'
import {
  type ColumnsAnswer,
  type ImportAnswer,
  type ImportKind,
  type Options,
  useColumns,
  useKeepImport,
} from './answers.ts'
import { ColumnTable } from './ColumnTable.tsx'
import { commandFor } from './commandFor.ts'
import style from './Import.module.css'
import { StepLine } from './OneImport.tsx'
import { RowsCard } from './RowsCard.tsx'
import { useNames } from './useNames.ts'

/** Which column is which field: guessed from the header, said by a person. */
export function MapPage({ row, onMapped }: { row: ImportAnswer; onMapped: () => void }) {
  const [kind, setKind] = useState<ImportKind>(row.kind)
  const { data, error } = useColumns(row.id, kind)
  if (error) return <ErrorPart fact={error.message} error={error} />
  if (!data) return <Loading />
  // Another kind has other fields: its choices begin anew.
  return <Mapping key={kind} {...{ row, kind, setKind, onMapped }} file={data} />
}

interface MappingProps {
  row: ImportAnswer
  kind: ImportKind
  setKind: (kind: ImportKind) => void
  file: ColumnsAnswer
  onMapped: () => void
}

function Mapping({ row, kind, setKind, file, onMapped }: MappingProps) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  const keep = useKeepImport()
  const [chosen, setChosen] = useState<(string | null)[]>(() => chosenBefore(row, kind, file))
  const [extra, setExtra] = useState<Omit<Options, 'map'>>(() => extrasBefore(row, kind))
  const options: Options = { ...extra, map: mapOf(file, chosen), set: setFor(extra.set, chosen) }
  const { said, sayName, known, seen } = useNames(file, chosen)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.put<ImportAnswer>(`/imports/${row.id}/mapping`, { body: { kind, ...options, same: said } }),
    onSuccess: async (mapped) => {
      await keep(mapped)
      onMapped()
    },
  })
  const missing = file.needed.find((field) => !chosen.includes(field) && !(field in options.set))
  const understood = chosen.filter(Boolean).length
  const questions = seen.filter(({ asks }) => asks).length
  return (
    <>
      <PageHead
        before={t('imports.map.before', {
          name: row.fileName,
          size: number(row.bytes / 1_000_000, { maximumFractionDigits: row.bytes < 100_000 ? 3 : 1 }),
          encoding: file.encoding.toUpperCase(),
          delimiter: t(`imports.delimiter.${DELIMITERS[file.delimiter] ?? 'comma'}`),
        })}
        actions={<StepLine at="map" />}
      >
        {[
          t('imports.map.title', { understood: number(understood), all: number(file.columns.length) }),
          questions > 0 ? t('imports.map.questions', { count: questions }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </PageHead>
      <div className={style.columns}>
        <section className={`card ${style.main}`}>
          <ColumnTable {...{ kind, file, chosen, setChosen, seen, known, sayName }} />
          {error ? <Banner fact={error.message} /> : null}
          <div className={style.foot}>
            <Button
              look="ink"
              onPress={() => mutate()}
              {...(missing
                ? { notYet: t('imports.map.missing', { field: missing }) }
                : isPending
                  ? { notYet: t('imports.map.go') }
                  : {})}
            >
              {t('imports.map.go')}
            </Button>
            <Link className="btn plain" to={'/imports' as never}>
              {t('imports.map.other')}
            </Link>
            <span className="meta">{t('imports.more')}</span>
          </div>
        </section>
        <aside className={style.aside}>
          <RowsCard {...{ kind, setKind, extra, setExtra, chosen }} />
          <Card title={t('imports.map.terminal')}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
            <pre className={style.command} tabIndex={0}>
              {commandFor(kind, row.fileName, options)}
            </pre>
          </Card>
        </aside>
      </div>
    </>
  )
}

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

function chosenBefore(row: ImportAnswer, kind: ImportKind, { columns }: ColumnsAnswer): (string | null)[] {
  const before = Object.entries(row.options.map)
  if (row.kind !== kind || before.length === 0) return columns.map(({ guess }) => guess)
  return columns.map(({ name }) => before.find(([, column]) => column === name)?.[0] ?? null)
}

const extrasBefore = (row: ImportAnswer, kind: ImportKind): Omit<Options, 'map'> => {
  const { map: _, ...options } = row.options
  if (row.kind === kind && row.dryRun) return options
  return { set: kind === 'feedback' ? { scale: 'stars5', source: 'survey' } : {} }
}

const mapOf = ({ columns }: ColumnsAnswer, chosen: (string | null)[]): Record<string, string> =>
  Object.fromEntries(chosen.flatMap((field, at) => (field && columns[at] ? [[field, columns[at].name]] : [])))

/** A column that says it row by row needs no value for all; no score needs no scale. */
function setFor(set: Record<string, string>, chosen: (string | null)[]): Record<string, string> {
  const wanted = Object.entries(set).filter(
    ([field, value]) =>
      value !== '' && !chosen.includes(field) && (field !== 'scale' || chosen.includes('score')),
  )
  return Object.fromEntries(wanted)
}
