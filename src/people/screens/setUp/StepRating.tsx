import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  api,
  Button,
  Card,
  openLine,
  SeamBlock,
  say,
  serverNow,
  useFormat,
  useLive,
} from '../../../web/kit/index.ts'
import { useWrite } from '../useWrite.ts'
import { Arrived, type ArrivedAlert } from './Arrived.tsx'
import { Frame } from './Frame.tsx'
import style from './setUp.module.css'

// Another Clara at each visit: the same one again would join her open case, and nobody would be called.
const ratingFor = (key: string) => ({
  source: 'survey',
  scale: 'stars5',
  score: 1,
  comment: 'Happy Retirement Bob?! She is SIX.',
  customer: { email: `clara.${key.slice(-4).replace(/\W/g, '0')}@example.com`, name: 'Clara Nygaard' },
})

const curlFor = (key: string) => `curl ${location.origin}/api/v1/feedback \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(ratingFor(key), null, 2)}'`

/** A test key for this visit; made once, however often the step is drawn. */
const useTestKey = () =>
  useQuery({
    queryKey: ['set-up key'],
    queryFn: () =>
      api.post<{ key: string }>('/keys', { body: { name: 'First steps', scope: 'ingest', test: true } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data?.key

/** Step three: a first unhappy rating, and the alert as it comes. */
export function StepRating(props: { onBack: () => void }) {
  const { t } = useTranslation('people')
  const router = useRouter()
  const key = useTestKey()
  const [alert, setAlert] = useState<ArrivedAlert>()
  useEffect(openLine, [])
  useLive<ArrivedAlert>('alert.raised', ({ data }) => setAlert({ ...data, seenAt: serverNow() }))
  const { send, waits, refusal } = useWrite(() => sendRating(key ?? ''))
  const copy = () =>
    navigator.clipboard.writeText(curlFor(key ?? '')).then(
      () => say(t('setUp.rating.copied')),
      () => say(t('setUp.rating.notCopied')),
    )
  return (
    <Frame
      step="rating"
      title={t('setUp.rating.title')}
      more={t('setUp.rating.more')}
      shows={alert ? <Arrived alert={alert} /> : <Quiet />}
      foot={
        <>
          <Button look="quiet" onPress={() => router.history.push('/')}>
            {t('setUp.rating.skip')}
          </Button>
          <Button look="quiet" onPress={props.onBack}>
            {t('setUp.back')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, and keys must reach it */}
      <pre className={style.curl} tabIndex={0}>
        {key ? curlFor(key) : '…'}
      </pre>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Button look={alert ? 'plain' : 'ink'} onPress={copy}>
          {t('setUp.rating.copy')}
        </Button>
        <Button onPress={() => send(undefined)} {...(waits || !key ? { notYet: t('signIn.waits') } : {})}>
          {t('setUp.rating.send')}
        </Button>
        {refusal ? <span className="why">{refusal.message}</span> : null}
      </div>
      <Then />
    </Frame>
  )
}

function Then() {
  const { t } = useTranslation('people')
  return (
    <div className={style.then}>
      <p className="label">{t('setUp.rating.then')}</p>
      <ol className="stack">
        {(['case', 'told', 'clock'] as const).map((line) => (
          <li key={line}>{t(`setUp.rating.${line}`)}</li>
        ))}
      </ol>
    </div>
  )
}

async function sendRating(key: string): Promise<void> {
  const answer = await fetch('/api/v1/feedback', {
    method: 'POST',
    credentials: 'omit',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(ratingFor(key)),
  })
  if (!answer.ok) throw new Error(`the rating was refused (${answer.status})`)
}

function Quiet() {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const since = useRef(new Date(serverNow()).toISOString())
  return (
    <div className={style.quiet}>
      <div style={{ width: '100%' }}>
        <SeamBlock steps={-1} />
      </div>
      <h2>{t('setUp.rating.quiet')}</h2>
      <p>{t('setUp.rating.quietMore')}</p>
      <p className={style.listening}>
        <i /> {t('setUp.rating.listening', { host: location.host, time: time(since.current) })}
      </p>
      <Card title={t('setUp.rating.nothing')}>
        <p>{t('setUp.rating.nothingMore')}</p>
      </Card>
    </div>
  )
}
