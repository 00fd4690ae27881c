import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Banner,
  Button,
  Card,
  ErrorPart,
  Loading,
  PageHead,
  Progress,
  Select,
  Table,
  Time,
  useFormat,
  useMe,
} from '../../web/kit/index.ts'
import { type ImportAnswer, type ImportKind, KINDS, useImports } from './answers.ts'
import style from './Import.module.css'
import { sendFile } from './sendFile.ts'

/** Bring in a file, and the files that came before it. */
export function Imports() {
  const { t } = useTranslation('intake')
  const { data, error } = useImports()
  if (error) return <ErrorPart fact={t('imports.failed')} error={error} />
  if (!data) return <Loading />
  return (
    <>
      <PageHead before={t('imports.before')}>{t('imports.title')}</PageHead>
      <div className={style.page}>
        <NewFile />
        <section className="card">
          <Earlier rows={data.items} />
        </section>
      </div>
    </>
  )
}

function NewFile() {
  const { t } = useTranslation('intake')
  const goTo = useNavigate()
  const picker = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<ImportKind>('feedback')
  const [share, setShare] = useState(0)
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (file: File) => sendFile(file, { kind, onShare: setShare }),
    onSuccess: ({ id }) => goTo({ to: '/imports/$importId', params: { importId: id } } as never),
  })
  // Who works here is the owner's to change, by file as by hand.
  const owner = useMe()?.role === 'owner'
  const kinds = KINDS.filter((each) => owner || each !== 'staff')
  return (
    <Card title={t('imports.new')}>
      <div className={style.form}>
        <Select
          label={t('imports.kindLabel')}
          value={kind}
          onChange={setKind}
          options={kinds.map((id) => ({ id, name: t(`imports.kind.${id}`) }))}
        />
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) mutate(file)
          }}
        />
        {isPending ? (
          <Progress
            label={t('imports.sending', { name: variables.name })}
            share={share}
            start={t('imports.sending', { name: variables.name })}
          />
        ) : (
          <div>
            <Button look="ink" onPress={() => picker.current?.click()}>
              {t('imports.choose')}
            </Button>
          </div>
        )}
        {error ? <Banner fact={error.message} /> : null}
        <p className="meta">{t('imports.more')}</p>
      </div>
    </Card>
  )
}

function Earlier({ rows }: { rows: readonly ImportAnswer[] }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  return (
    <Table
      label={t('imports.earlier')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p className="empty">{t('imports.none')}</p>}
      columns={[
        {
          key: 'file',
          name: t('imports.file'),
          cell: ({ id, fileName, startedAt }) => (
            <span className={style.file}>
              <Link className="link" to={'/imports/$importId' as never} params={{ importId: id } as never}>
                {fileName}
              </Link>
              <span className="meta">
                <Time at={startedAt} />
              </span>
            </span>
          ),
        },
        { key: 'by', name: t('imports.by'), wide: true, cell: ({ byName }) => byName },
        { key: 'in', name: t('imports.in'), end: true, cell: (row) => number(row.fresh + row.changed) },
        { key: 'out', name: t('imports.out'), end: true, wide: true, cell: ({ refused }) => number(refused) },
        { key: 'state', name: t('imports.state'), cell: (row) => stateWord(row, t) },
      ]}
    />
  )
}

function stateWord({ state, fresh, changed, unchanged }: ImportAnswer, t: (key: string) => string): string {
  const nothing = state === 'done' && fresh + changed === 0 && unchanged > 0
  return t(nothing ? 'imports.nothingChanged' : `imports.states.${state}`)
}
