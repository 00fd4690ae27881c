import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  api,
  Button,
  Card,
  Chip,
  ErrorPart,
  Loading,
  PageHead,
  say,
  serverNow,
  Table,
  Time,
  useFormat,
} from '../../web/kit/index.ts'
import { type KeyAnswer, useKeys } from './answers.ts'
import { NewKey } from './NewKey.tsx'
import style from './People.module.css'
import { TestData } from './TestData.tsx'
import { useWrite } from './useWrite.ts'

// A key that was used every day and then not for three is worth a look; a new one is not.
const SILENT_MS = 3 * 86_400_000
const silentSince = ({ lastUsedAt }: KeyAnswer) =>
  lastUsedAt !== null && serverNow() - Date.parse(lastUsedAt) > SILENT_MS

/** API keys: who sends to us, since when one is silent, and what was refused. */
export function Keys() {
  const { t } = useTranslation('people')
  const { data, error } = useKeys()
  const { send } = useWrite((key: KeyAnswer) => api.delete(`/keys/${key.id}`), ['keys'])
  if (error) return <ErrorPart fact={t('keys.failed')} error={error} />
  if (!data) return <Loading />
  const silent = data.items.find(silentSince)
  const switchOff = (key: KeyAnswer) => send(key, { onSuccess: () => say(t('keys.off', { name: key.name })) })
  return (
    <>
      <PageHead
        before={t('keys.before', { count: data.items.length })}
        actions={
          <a className="btn" href="/openapi.json">
            {t('keys.readApi')}
          </a>
        }
      >
        {silent ? t('keys.silent', { name: silent.name }) : t('keys.title')}
      </PageHead>
      <div className={style.page}>
        <section className="card">
          <KeyTable keys={data.items} onSwitchOff={switchOff} />
        </section>
        <TestData />
        <div className={style.halves}>
          <NewKey />
          <TryIt />
        </div>
        <Refused />
      </div>
    </>
  )
}

function KeyTable(props: { keys: readonly KeyAnswer[]; onSwitchOff: (key: KeyAnswer) => void }) {
  const { t } = useTranslation('people')
  const actsAs = ({ actsAs: person, test, scope }: KeyAnswer) =>
    person?.name ?? t(test ? 'keys.asTest' : scope === 'ingest' ? 'keys.asAll' : 'keys.asIntegration')
  return (
    <Table
      label={t('nav.keys')}
      rows={props.keys}
      rowKey={({ id }) => id}
      empty={<p className="empty">{t('keys.none')}</p>}
      columns={[
        {
          key: 'name',
          name: t('keys.name'),
          cell: ({ name, test }) => (
            <>
              <b>{name}</b> {test ? <Chip look="out">{t('keys.test')}</Chip> : null}
            </>
          ),
        },
        { key: 'scope', name: t('keys.scope'), wide: true, cell: ({ scope }) => scope },
        { key: 'as', name: t('keys.as'), wide: true, cell: actsAs },
        { key: 'key', name: t('keys.key'), wide: true, cell: ({ prefix }) => <code>{prefix}…</code> },
        {
          key: 'used',
          name: t('keys.used'),
          cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} as="relative" /> : t('keys.never')),
        },
        {
          key: 'made',
          name: t('keys.made'),
          wide: true,
          cell: ({ madeAt, madeBy }) => (
            <>
              <Time at={madeAt} />
              {madeBy ? `, ${madeBy}` : ''}
            </>
          ),
        },
        {
          key: 'off',
          name: <span className="sr">{t('keys.switchOff')}</span>,
          end: true,
          cell: (key) => (
            <Button
              dense
              look="quiet"
              label={t('keys.switchOffOne', { name: key.name })}
              onPress={() => props.onSwitchOff(key)}
            >
              {t('keys.switchOff')}
            </Button>
          ),
        },
      ]}
    />
  )
}

function TryIt() {
  const { t } = useTranslation('people')
  return (
    <Card title={t('keys.try')}>
      <p>{t('keys.tryMore')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, and keys must reach it */}
      <pre style={{ margin: '12px 0' }} tabIndex={0}>
        {`npx amends keys create --name "Till" \\
  --scope ingest

curl ${location.origin}/api/v1/interactions \\
  -H "Authorization: Bearer $AMENDS_KEY" \\
  -H "Content-Type: application/json" -d @order.json`}
      </pre>
      <p className="meta">{t('keys.tryFoot')}</p>
    </Card>
  )
}

interface RefusalRow {
  id: number
  at: string
  actor: { kind: string; name?: string }
  rule: string
  method: string
  path: string
  ip: string | null
}

function Refused() {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const { data } = useQuery({
    queryKey: ['refusals'],
    queryFn: () => api.get<{ items: RefusalRow[] }>('/refusals?limit=20'),
  })
  return (
    <section className="card">
      <h2 className="part-heading" style={{ padding: '14px 20px 0' }}>
        {t('refused.title')} <span>{t('refused.more')}</span>
      </h2>
      <Table
        label={t('refused.title')}
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        empty={<p className="empty">{t('refused.none')}</p>}
        columns={[
          { key: 'at', name: t('refused.at'), cell: ({ at }) => moment(at) },
          { key: 'rule', name: t('refused.rule'), cell: ({ rule }) => rule },
          { key: 'who', name: t('refused.who'), cell: ({ actor, ip }) => actor.name ?? ip ?? actor.kind },
          {
            key: 'what',
            name: t('refused.what'),
            wide: true,
            cell: ({ method, path }) => <code>{`${method} ${path}`}</code>,
          },
        ]}
      />
    </section>
  )
}
