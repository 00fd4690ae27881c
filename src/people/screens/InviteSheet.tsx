import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Icon, Sheet, say } from '../../web/kit/index.ts'
import type { UnitAnswer } from './answers.ts'
import { bodyOf, StaffFields, type TypedPerson } from './StaffFields.tsx'
import { useWrite } from './useWrite.ts'

const NOBODY: TypedPerson = { name: '', email: '', role: 'agent', languages: [], unitIds: [], hiredAt: '' }

/** Somebody new: who they are, and a link for them to choose a password. */
export function InviteSheet(props: { open: boolean; onClose: () => void; units: readonly UnitAnswer[] }) {
  const { t } = useTranslation('people')
  const [person, setPerson] = useState(NOBODY)
  const { send, waits, refusal, wrong, answer, reset } = useWrite(
    () => api.post<{ link: string }>('/staff', { body: { ...bodyOf(person), invite: true } }),
    ['staff'],
  )
  const close = () => {
    reset()
    setPerson(NOBODY)
    props.onClose()
  }
  const missing = person.name.trim() && person.email.includes('@') ? undefined : t('invite.notYet')
  return (
    <Sheet
      open={props.open}
      onClose={close}
      title={t('invite.title')}
      before={t('invite.more')}
      foot={
        answer ? (
          <Button look="ink" onPress={close}>
            {t('invite.done')}
          </Button>
        ) : (
          <Button
            look="ink"
            onPress={() =>
              send(undefined, { onSuccess: () => say(t('people.invited', { name: person.name })) })
            }
            {...(missing || waits ? { notYet: missing ?? t('signIn.waits') } : {})}
          >
            {t('invite.submit')}
          </Button>
        )
      }
    >
      {answer ? (
        <InvitationLink link={answer.link} name={person.name} />
      ) : (
        <>
          <StaffFields person={person} onChange={setPerson} units={props.units} wrong={wrong} />
          {refusal && !refusal.body.errors ? <p className="why">{refusal.message}</p> : null}
        </>
      )}
    </Sheet>
  )
}

/** The link, for when no mail leaves this machine. */
export function InvitationLink(props: { link: string; name: string }) {
  const { t } = useTranslation('people')
  return (
    <div className="stack" style={{ gap: 12 }}>
      <p>
        <Icon name="mail" size="s" /> {t('invite.sent', { name: props.name })}
      </p>
      <p className="meta">{t('invite.link')}</p>
      <code style={{ overflowWrap: 'anywhere' }}>{props.link}</code>
      <Button
        onPress={() =>
          navigator.clipboard.writeText(props.link).then(
            () => say(t('setUp.rating.copied')),
            () => say(t('setUp.rating.notCopied')),
          )
        }
      >
        {t('setUp.rating.copy')}
      </Button>
    </div>
  )
}
