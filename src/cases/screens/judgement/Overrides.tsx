import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api, Empty, ErrorPart, Heading, Loading, Table, useFormat } from '../../../web/kit/index.ts'
import type { draftReport } from '../../schema.ts'
import css from './Judgement.module.css'

type Report = z.output<typeof draftReport>

/** How often words went out although a rule stopped them, and why: a rule that is often overridden may be wrong. */
export function Overrides() {
  const { t } = useTranslation('cases')
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', 'overrides'],
    queryFn: () => api.get<Report>('/cases/overrides'),
  })
  if (error) return <ErrorPart fact={t('judgement.failed')} error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <section className={`card pad ${css.group}`}>
      <Counted of={data} />
      <Reasons of={data} />
    </section>
  )
}

function Counted(props: { of: Report }) {
  const { t } = useTranslation('cases')
  const { percent } = useFormat()
  const words = useRuleWords()
  const { written, overridden, overriddenShare, rules } = props.of
  return (
    <>
      <Heading
        title={t('judgement.drafts.counted', { overridden, written })}
        aside={overriddenShare === null ? t('judgement.drafts.few') : percent(overriddenShare, 1)}
      />
      {rules.length > 0 ? (
        <ul className="meta">
          {rules.map(({ rule, count }) => (
            <li key={rule}>
              {words(rule)}: <span className="num">{count}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Reasons(props: { of: Report }) {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const words = useRuleWords()
  return (
    <Table
      label={t('judgement.drafts.label')}
      rows={props.of.overrides}
      rowKey={({ caseId, at }) => `${caseId} ${at}`}
      empty={<Empty title={t('judgement.drafts.none')}>{t('judgement.drafts.noneMore')}</Empty>}
      columns={[
        {
          key: 'case',
          name: t('judgement.drafts.case'),
          cell: ({ caseId, reference }) => (
            <Link className="link" to="/desk/$caseId" params={{ caseId }}>
              {reference}
            </Link>
          ),
        },
        { key: 'reason', name: t('judgement.drafts.reason'), cell: ({ reason }) => reason },
        {
          key: 'rules',
          name: t('judgement.drafts.rules'),
          cell: ({ rules }) => rules.map(words).join(', '),
          wide: true,
        },
        {
          key: 'by',
          name: t('judgement.drafts.by'),
          cell: ({ by, at }) => `${by.name ?? ''} ${moment(at)}`,
          wide: true,
        },
      ]}
    />
  )
}

function useRuleWords() {
  const { t } = useTranslation('cases')
  return (rule: string): string => t(`judgement.rule.${rule}`, { defaultValue: rule })
}
