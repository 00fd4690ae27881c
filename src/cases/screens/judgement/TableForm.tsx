import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Chosen, ErrorPart, Field, Loading, Refusal, say } from '../../../web/kit/index.ts'
import { contentFrom, type Typed, typedFrom } from './flat.ts'
import { History } from './History.tsx'
import css from './Judgement.module.css'
import { NumberGrid } from './NumberGrid.tsx'
import type { NumberTable } from './tables.ts'
import { type Content, useSetting, type Version } from './useSetting.ts'

/** One table with its history. A newer version, by whomever, begins the form anew. */
export function TableForm(props: { table: NumberTable }) {
  const { t } = useTranslation('cases')
  const { data, error, refetch } = useSetting(props.table)
  const [standing] = data ?? []
  if (error) return <ErrorPart fact={t('judgement.failed')} error={error} onRetry={() => void refetch()} />
  if (!data || !standing) return <Loading />
  return (
    <Form
      key={`${props.table.name} ${standing.content.version}`}
      table={props.table}
      standing={standing.content}
      versions={data}
    />
  )
}

function Form(props: { table: NumberTable; standing: Content; versions: readonly Version[] }) {
  const { table, standing } = props
  const { version: _, ...numbers } = typedFrom(standing)
  const [typed, setTyped] = useState<Typed>(numbers)
  const [basis, setBasis] = useState(standing.basis)
  const take = ({ content }: Version) => {
    const { version: __, ...again } = typedFrom(content)
    setTyped(again)
    setBasis(content.basis)
    scrollTo({ top: 0 })
  }
  const content = contentFrom(standing, typed)
  return (
    <div className={css.form}>
      <div className={css.groups}>
        {table.groups.map((group) => (
          <NumberGrid key={group.key} group={group} typed={typed} onChange={setTyped} />
        ))}
      </div>
      <div className={css.beside}>
        <Keep table={table} seen={standing.version} content={content && { ...content, basis }}>
          <Basis value={basis} onChange={setBasis} />
        </Keep>
        <History versions={props.versions} take={take} />
      </div>
    </div>
  )
}

function Basis(props: { value: Content['basis']; onChange: (basis: Content['basis']) => void }) {
  const { t } = useTranslation('cases')
  return (
    <Chosen
      label={t('judgement.basisLabel')}
      plain
      value={props.value}
      onChange={props.onChange}
      ways={(['assumption', 'calibrated'] as const).map((id) => ({
        id,
        name: t(`judgement.basis.${id}`),
        more: t(`judgement.basisMore.${id}`),
      }))}
    />
  )
}

/** Nothing is changed without why: it stands in the history and in the journal. */
function Keep(props: {
  table: NumberTable
  seen: number
  content: Content | undefined
  children: React.ReactNode
}) {
  const { t } = useTranslation('cases')
  const [why, setWhy] = useState('')
  const cache = useQueryClient()
  const keep = useMutation({
    mutationFn: () => {
      const { version: _, ...content } = props.content as Content
      return api.put(props.table.path, { body: { content, why: why.trim() }, ifMatch: props.seen })
    },
    onSuccess: async () => {
      say(t('judgement.kept', { version: props.seen + 1 }))
      await cache.invalidateQueries({ queryKey: ['settings', props.table.name] })
    },
  })
  const notYet = props.content ? (why.trim() ? undefined : t('judgement.whyNotYet')) : t('judgement.wrong')
  return (
    <section className={`card pad ${css.group}`}>
      {props.children}
      <Field
        label={t('judgement.why')}
        help={t('judgement.whyHelp')}
        value={why}
        onChange={setWhy}
        lines={2}
        maxLength={2000}
      />
      <div className="row">
        <Button look="ink" onPress={() => keep.mutate()} {...(notYet && { notYet })}>
          {t('judgement.keep')}
        </Button>
        {keep.error instanceof Refusal ? <span className="label">{keep.error.message}</span> : null}
      </div>
    </section>
  )
}
