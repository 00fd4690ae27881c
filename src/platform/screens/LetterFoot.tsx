import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, Button, Refusal, say } from '../../web/kit/index.ts'
import css from './Outbox.module.css'
import type { WholeLetter } from './shapes.ts'

/** What may still become of a letter. */
export function LetterFoot({ letter, leaves }: { letter: WholeLetter; leaves: boolean }) {
  const { t } = useTranslation('platform')
  const { send, sentOtherwise, throwAway } = useDeeds(letter)
  const link = letter.text.match(/https?:\/\/\S+/)?.[0]
  const stays = letter.state === 'kept' || letter.state === 'failed'
  const copy = () => link && void navigator.clipboard?.writeText(link).then(() => say(t('outbox.copied')))
  return (
    <footer className={css.foot}>
      {link ? <Button onPress={copy}>{t('outbox.copy')}</Button> : null}
      {stays ? (
        <>
          <Button onPress={send} {...(!leaves && { notYet: t('outbox.noServer') })}>
            {t('outbox.sendAgain')}
          </Button>
          <Button onPress={sentOtherwise}>{t('outbox.otherwise')}</Button>
          <Button look="quiet" onPress={throwAway}>
            {t('outbox.throwAway')}
          </Button>
        </>
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

function useDeeds({ id, subject }: WholeLetter) {
  const { t } = useTranslation('platform')
  const cache = useQueryClient()
  const router = useRouter()
  const after = async (deed: Promise<unknown>, said: string, undo?: () => void) => {
    try {
      await deed
      say(said, undo)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(error.message)
    }
    await cache.invalidateQueries({ queryKey: ['mails'] })
  }
  const takeOut = () => void after(api.delete(`/mails/${id}/thrown-away`), t('outbox.state.kept'))
  const throwAway = async () => {
    await after(api.put(`/mails/${id}/thrown-away`), t('outbox.thrown', { subject }), takeOut)
    router.history.push('/outbox')
  }
  return {
    send: () => void after(api.put(`/mails/${id}/sending`), t('outbox.sending')),
    sentOtherwise: () => void after(api.put(`/mails/${id}/sent-otherwise`), t('outbox.otherwiseSaid')),
    throwAway: () => void throwAway(),
  }
}
