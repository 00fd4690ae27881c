import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, useLocale } from '../../../web/kit/index.ts'
import { Bare } from '../Bare.tsx'
import { JoinByLink, LinkOver, useInvitation } from '../Join.tsx'
import { useWrite } from '../useWrite.ts'
import { StepYou, type Told } from './StepYou.tsx'

/** The owner's one-time link from the console: the first step of set-up, or just a new password where all is set up. */
export function SetUpByLink() {
  const { t } = useTranslation('people')
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data: link, error } = useInvitation(token)
  if (error) return <LinkOver />
  if (!link) return <Bare title={t('join.looking')}>{null}</Bare>
  if (link.setUp) return <JoinByLink token={token} />
  return <First token={token} />
}

function First({ token }: { token: string }) {
  const router = useRouter()
  const cache = useQueryClient()
  const locale = useLocale()
  const { send, waits, refusal } = useWrite(async ({ you, organisation }: Told) => {
    await api.put(`/invitations/${token}/password`, { body: { ...you, locale } })
    // Until a mail server says otherwise, answers to mails reach whoever sets this up.
    const sender = { senderName: organisation.name, senderAddress: you.email, replyTo: you.email }
    await api.put('/organisation', { body: { ...organisation, ...sender } })
  })
  const goOn = (told: Told) =>
    send(told, {
      onSuccess: () => {
        cache.clear()
        router.history.replace('/set-up')
      },
    })
  return <StepYou onNext={goOn} waits={waits} refusal={refusal} />
}
