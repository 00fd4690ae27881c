import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, Button, Chip, Dial, Icon, useFormat } from '../../../web/kit/index.ts'
import { useWrite } from '../useWrite.ts'
import style from './setUp.module.css'

/** The first alert, as the live line brought it. */
export interface ArrivedAlert {
  id: string
  caseId: string
  reference: string
  words: string | null
  locale: string | null
  customer: { name: string }
  first: { scale: string; score: number } | null
  severity: string
  detectedAt: string
  raisedAt: string
  answerDueAt: string
  /** Epoch milliseconds of this screen. */
  seenAt?: number
}

/** The alert has come: its clock, its words, how fast it was, and the two ways on. */
export function Arrived({ alert }: { alert: ArrivedAlert }) {
  const { t } = useTranslation('people')
  const router = useRouter()
  const open = () => router.history.push(`/desk/${alert.caseId}`)
  const { send, refusal } = useWrite(() => api.put(`/alerts/${alert.id}/answer`))
  return (
    <div className={style.arrived} role="status">
      <section className="card pad">
        <div className={style.words}>
          <Dial from={alert.raisedAt} due={alert.answerDueAt} />
          <div className="stack grow">
            <p>
              <b>{alert.customer.name}</b> <span className="meta">{t('setUp.rating.justNow')}</span>
            </p>
            {alert.words ? (
              <p className="quote" lang={alert.locale ?? undefined}>
                “{alert.words}”
              </p>
            ) : null}
            <p className="row">
              {alert.first ? <Chip>{t('setUp.rating.stars', { count: alert.first.score })}</Chip> : null}
              <Chip look="out">{alert.severity}</Chip>
            </p>
          </div>
        </div>
        <Speed alert={alert} />
        <div className="row" style={{ marginTop: 16, flexWrap: 'wrap' }}>
          <Button look="ink" onPress={() => send(undefined, { onSuccess: open })}>
            {t('setUp.rating.take')}
          </Button>
          <Button onPress={open}>{t('setUp.rating.showCase')}</Button>
        </div>
        {refusal ? <p className="why">{refusal.message}</p> : null}
      </section>
      <p className="meta">{t('setUp.rating.after')}</p>
    </div>
  )
}

function Speed({ alert }: { alert: ArrivedAlert }) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const begin = Date.parse(alert.detectedAt)
  const seconds = (at: number) =>
    number(Math.max(0.01, (at - begin) / 1_000), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const lines = [
    { key: 'raised', at: Date.parse(alert.raisedAt) },
    { key: 'onScreen', at: alert.seenAt ?? begin },
  ]
  return (
    <ol>
      {lines.map(({ key, at }) => (
        <li key={key}>
          <Icon name="tick" size="s" />
          <span className="num">{seconds(at)} s</span>
          <span>{t(`setUp.rating.${key}`, { reference: alert.reference })}</span>
        </li>
      ))}
    </ol>
  )
}
