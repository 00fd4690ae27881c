import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ErrorPart, Icon, Lines, Loading, Segments, useFormat, useNarrow } from '../../web/kit/index.ts'
import { LetterFoot } from './LetterFoot.tsx'
import { MailCard } from './MailCard.tsx'
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
  const [as, setAs] = useState<Shape>('read')
  return (
    <section className={css.letter} aria-label={letter.subject}>
      <Head letter={letter} as={as} setAs={setAs} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable for who scrolls by keys */}
      <section className={css.well} tabIndex={0} aria-label={t('outbox.says')}>
        {as === 'read' && letter.html?.includes('data-part') ? (
          <MailCard html={letter.html} />
        ) : (
          <pre>{as === 'source' ? (letter.html ?? letter.text) : letter.text}</pre>
        )}
      </section>
      <LetterFoot letter={letter} leaves={leaves} />
    </section>
  )
}

/** As its reader sees it, as a text client shows it, as it is sent. */
type Shape = 'read' | 'text' | 'source'

function Head(props: { letter: WholeLetter; as: Shape; setAs: (as: Shape) => void }) {
  const { t } = useTranslation('platform')
  const { moment } = useFormat()
  const { letter } = props
  const narrow = useNarrow()
  const Subject = narrow ? 'h1' : 'p'
  return (
    <header className={css.head}>
      {narrow ? (
        <Link to="/outbox" aria-label={t('outbox.back')} className="btn quiet">
          <Icon name="back" />
        </Link>
      ) : null}
      <div className="grow">
        <Subject className="heading">{letter.subject}</Subject>
        <p className="meta">
          {t('outbox.to', { name: letter.to.name ?? '', address: letter.to.address })}
          {letter.fromName ? ` · ${t('outbox.from', { name: letter.fromName })}` : ''}
        </p>
        <p className="meta">
          {t('outbox.written', { time: moment(letter.writtenAt) })} · {t(`outbox.state.${letter.state}`)}
          {letter.lastError ? ` · ${letter.lastError}` : ''}
        </p>
      </div>
      <Segments
        label={t('outbox.as')}
        value={props.as}
        onChange={props.setAs}
        options={[
          { id: 'read', name: t('outbox.asRead') },
          { id: 'text', name: t('outbox.asText') },
          { id: 'source', name: t('outbox.asSource') },
        ]}
      />
    </header>
  )
}
