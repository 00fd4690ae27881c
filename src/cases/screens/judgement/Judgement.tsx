import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead, Tabs } from '../../../web/kit/index.ts'
import css from './Judgement.module.css'
import { Overrides } from './Overrides.tsx'
import { TableForm } from './TableForm.tsx'
import { TABLES } from './tables.ts'
import { useSetting } from './useSetting.ts'

type Tab = (typeof TABLES)[number]['name'] | 'drafts'
const TABS: readonly Tab[] = [...TABLES.map(({ name }) => name), 'drafts']

/** The numbers that cases are judged with: assumptions, until somebody has measured their own. */
export function Judgement() {
  const { t } = useTranslation('cases')
  const [tab, setTab] = useState<Tab>('points')
  const table = TABLES.find(({ name }) => name === tab)
  return (
    <>
      <PageHead before={t('judgement.before')} after={t('judgement.after')}>
        {table ? <Finding table={table} /> : t('judgement.drafts.title')}
      </PageHead>
      <div className={css.page}>
        <Tabs
          label={t('judgement.tabs')}
          value={tab}
          onChange={setTab}
          tabs={TABS.map((id) => ({ id, name: t(`judgement.tab.${id}`) }))}
        />
        {table ? <TableForm key={tab} table={table} /> : <Overrides />}
      </div>
    </>
  )
}

function Finding(props: { table: (typeof TABLES)[number] }) {
  const { t } = useTranslation('cases')
  const { data } = useSetting(props.table)
  return t(`judgement.title.${data?.[0]?.content.basis ?? 'assumption'}`)
}
