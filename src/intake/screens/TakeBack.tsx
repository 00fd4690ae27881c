import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Banner, Button, Card, KeyValues, useFormat } from '../../web/kit/index.ts'
import { type ImportAnswer, type TakenBack, useKeepImport } from './answers.ts'
import style from './Import.module.css'

/** The way back: what would go and what would stay, said before; what went and what stayed, said after. */
export function TakeBack({ row }: { row: ImportAnswer }) {
  if (row.takenBack) return <Came of={row.takenBack} />
  // People are taken out one by one, where they are.
  const may = ['done', 'stopped'].includes(row.state) && row.kind !== 'staff' && row.fresh > 0
  return may ? <Ask row={row} /> : null
}

function Ask({ row }: { row: ImportAnswer }) {
  const { t } = useTranslation('intake')
  const keep = useKeepImport()
  const [sure, setSure] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.put<ImportAnswer>(`/imports/${row.id}/taken-back`),
    onSuccess: keep,
  })
  return (
    <Card title={t('imports.back.heading')}>
      <p>{t('imports.back.goes')}</p>
      <p className="meta">{t('imports.back.stays')}</p>
      {error ? <Banner fact={error.message} /> : null}
      <div className={style.answers}>
        {sure ? (
          <>
            <Button
              look="ink"
              onPress={() => mutate()}
              {...(isPending ? { notYet: t('imports.back.going') } : {})}
            >
              {t('imports.back.yes')}
            </Button>
            <Button onPress={() => setSure(false)}>{t('imports.back.no')}</Button>
          </>
        ) : (
          <Button onPress={() => setSure(true)}>{t('imports.back.ask')}</Button>
        )}
      </div>
    </Card>
  )
}

const GONE = ['feedback', 'interactions', 'cases', 'customers', 'shifts'] as const
const STAYS = ['live', 'changed', 'cases', 'feedback', 'interactions', 'customers', 'shifts'] as const

function Came({ of: { gone, stays } }: { of: TakenBack }) {
  const { t } = useTranslation('intake')
  const { number } = useFormat()
  const left = STAYS.filter((what) => stays[what] > 0)
  return (
    <>
      <Card title={t('imports.back.gone')}>
        <KeyValues
          of={GONE.filter((what) => gone[what] > 0).map((what) => [
            t(`imports.back.what.${what}`),
            number(gone[what]),
          ])}
        />
      </Card>
      {left.length > 0 ? (
        <Card title={t('imports.back.left')}>
          <KeyValues of={left.map((what) => [t(`imports.back.why.${what}`), number(stays[what])])} />
        </Card>
      ) : null}
    </>
  )
}
