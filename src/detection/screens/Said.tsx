import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useTap } from '../../people/screens/useWrite.ts'
import { api, Button, Chip, say, useFormat } from '../../web/kit/index.ts'
import { useKindName } from './Kinds.tsx'
import css from './Reading.module.css'
import { type Read, useKinds } from './shapes.ts'

/** One message, how it reads, and the tap that says otherwise. `asks`: it waits for a yes or no. */
export function Said({ message, asks = false }: { message: Read; asks?: boolean }) {
  const { t } = useTranslation('detection')
  const { send, waits } = useMood(message)
  const unhappy = message.saidUnhappy ?? message.understanding.sentiment === 'negative'
  const notYet = waits ? { notYet: t('wait') } : {}
  return (
    <article className={css.said}>
      <p className="voice" lang={message.understanding.language}>
        “{message.text.slice(0, MOST)}
        {message.text.length > MOST ? '…' : ''}”
      </p>
      <div className={css.under}>
        <Meta message={message} />
        <span className="grow" />
        {asks ? (
          <>
            <Button dense onPress={() => send(true)} {...notYet}>
              {t('mood.yes')}
            </Button>
            <Button dense onPress={() => send(false)} {...notYet}>
              {t('mood.no')}
            </Button>
          </>
        ) : (
          <Button dense look="quiet" onPress={() => send(!unhappy)} {...notYet}>
            {t(unhappy ? 'mood.notUnhappy' : 'mood.isUnhappy')}
          </Button>
        )}
      </div>
    </article>
  )
}

/** What a row shows of long words. */
const MOST = 280

function useMood({ feedbackId }: Read) {
  const { t } = useTranslation('detection')
  const write = useTap(
    (unhappy: boolean) =>
      api.put<{ caseId: string | null }>(`/text/messages/${feedbackId}/mood`, { body: { unhappy } }),
    ['text'],
  )
  return {
    ...write,
    send: (unhappy: boolean) =>
      write.send(unhappy, { onSuccess: () => say(t(unhappy ? 'mood.heardYes' : 'mood.heardNo')) }),
  }
}

function Meta({ message }: { message: Read }) {
  const { t } = useTranslation('detection')
  const { moment, percent } = useFormat()
  const { understanding, saidUnhappy } = message
  const kinds = useKindNames()
  return (
    <>
      <span className="meta clip" lang={understanding.language}>
        {message.customer}
      </span>
      <span className="meta">{moment(message.receivedAt)}</span>
      <Chip look={understanding.sentiment === 'negative' ? 'gold' : 'out'}>
        {t(`sentiment.${understanding.sentiment}`)}
        {understanding.sentiment === 'negative' ? ` ${percent(understanding.dissatisfaction)}` : ''}
      </Chip>
      {understanding.categories.slice(0, 1).map(({ key }) => (
        <Chip key={key} look="out">
          {kinds(key)}
        </Chip>
      ))}
      {saidUnhappy === null ? null : (
        <span className="meta">{t(saidUnhappy ? 'mood.saidYes' : 'mood.saidNo')}</span>
      )}
      {message.caseId ? (
        <Link to="/desk/$caseId" params={{ caseId: message.caseId }} className="link">
          {t('newest.case')}
        </Link>
      ) : null}
    </>
  )
}

/** The organisation's own names of kinds, as far as they are there. */
function useKindNames() {
  const nameOf = useKindName()
  const own = new Map(useKinds().data?.items.map((kind) => [kind.key, kind]))
  return (key: string) => nameOf(own.get(key) ?? { key, name: null })
}
