import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  api,
  Button,
  ErrorPart,
  Icon,
  Lines,
  Loading,
  Refusal,
  Segments,
  say,
  useFormat,
  useNarrow,
} from '../../web/kit/index.ts'
import css from './Outbox.module.css'
import type { WholeLetter } from './shapes.ts'

/** One letter: who to, what it says, and what may still become of it. */
export function LetterPage(props: { id: string; leaves: boolean }) {
  const { t } = useTranslation('platform')
  const { data, error, refetch } = useQuery({
    queryKey: ['mails', props.id],
    queryFn: () => api.get<WholeLetter>(`/mails/${props.id}`),
  })
  if (!data)
    return (
      <section className={css.letter}>
        {error ? (
          <ErrorPart fact={t('outbox.letterFailed')} error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading shape={<Lines count={6} />} />
        )}
      </section>
    )
  return <Opened letter={data} leaves={props.leaves} />
}

function Opened({ letter, leaves }: { letter: WholeLetter; leaves: boolean }) {
  const { t } = useTranslation('platform')
  const [as, setAs] = useState<'read' | 'source'>('read')
  return (
    <section className={css.letter} aria-label={letter.subject}>
      <Head letter={letter} as={as} setAs={setAs} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable for who scrolls by keys */}
      <section className={css.well} tabIndex={0} aria-label={t('outbox.says')}>
        {as === 'read' ? (
          <article className={`card ${css.paper}`}>
            <h2>{letter.subject}</h2>
            <p className={css.text}>{letter.text}</p>
          </article>
        ) : (
          <pre>{letter.html ?? letter.text}</pre>
        )}
      </section>
      <Foot letter={letter} leaves={leaves} />
    </section>
  )
}

function Head(props: { letter: WholeLetter; as: 'read' | 'source'; setAs: (as: 'read' | 'source') => void }) {
  const { t } = useTranslation('platform')
  const { full } = useFormat()
  const { letter } = props
  return (
    <header className={css.head}>
      {useNarrow() ? (
        <Link to="/outbox" aria-label={t('outbox.back')} className="btn quiet">
          <Icon name="back" />
        </Link>
      ) : null}
      <div className="grow">
        <p className="heading">{letter.subject}</p>
        <p className="meta">
          {t('outbox.to', { name: letter.to.name ?? '', address: letter.to.address })}
          {letter.fromName ? ` · ${t('outbox.from', { name: letter.fromName })}` : ''}
        </p>
        <p className="meta">
          {t('outbox.written', { time: full(letter.writtenAt) })} · {t(`outbox.state.${letter.state}`)}
          {letter.lastError ? ` · ${letter.lastError}` : ''}
        </p>
      </div>
      <Segments
        label={t('outbox.as')}
        value={props.as}
        onChange={props.setAs}
        options={[
          { id: 'read', name: t('outbox.asRead') },
          { id: 'source', name: t('outbox.asSource') },
        ]}
      />
    </header>
  )
}

function Foot({ letter, leaves }: { letter: WholeLetter; leaves: boolean }) {
  const { t } = useTranslation('platform')
  const cache = useQueryClient()
  const link = letter.text.match(/https?:\/\/\S+/)?.[0]
  const again = letter.state === 'kept' || letter.state === 'failed'
  const copy = () => link && void navigator.clipboard?.writeText(link).then(() => say(t('outbox.copied')))
  const send = async () => {
    try {
      await api.put(`/mails/${letter.id}/sending`)
      say(t('outbox.sending'))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(error.message)
    }
    void cache.invalidateQueries({ queryKey: ['mails'] })
  }
  return (
    <footer className={css.foot}>
      {link ? <Button onPress={copy}>{t('outbox.copy')}</Button> : null}
      {again ? (
        <Button onPress={() => void send()} {...(!leaves && { notYet: t('outbox.noServer') })}>
          {t('outbox.sendAgain')}
        </Button>
      ) : null}
      {letter.caseId ? (
        <Link className="link" to="/desk/$caseId" params={{ caseId: letter.caseId }}>
          {t('outbox.case')}
        </Link>
      ) : null}
      <span className="grow" />
      <span className="meta desk-only">{t('outbox.owners')}</span>
    </footer>
  )
}
