import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Field, useLocale } from '../../web/kit/index.ts'
import { Bare } from './Bare.tsx'
import { useWrite } from './useWrite.ts'

/** Whom a one-time link is for. */
export interface LinkAnswer {
  purpose: 'invite' | 'reset' | 'owner'
  name: string
  email: string
  role: string
  organisation: string
  setUp: boolean
}

export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.get<LinkAnswer>(`/invitations/${token}`),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The page behind a one-time link: choose a password, and be in. */
export function Join() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  return <JoinByLink token={token} />
}

/** The same for the owner's link on an installation that is set up already. */
export function JoinByLink(props: { token: string }) {
  const { t } = useTranslation('people')
  const { data: link, error } = useInvitation(props.token)
  if (error) return <LinkOver />
  if (!link) return <Bare title={t('join.looking')}>{null}</Bare>
  return <ChoosePassword token={props.token} link={link} />
}

/** A link that opens nothing: used, too old, or cut short. */
export function LinkOver() {
  const { t } = useTranslation('people')
  const router = useRouter()
  return (
    <Bare title={t('join.overTitle')} more={t('join.over')}>
      <Button wide onPress={() => router.history.push('/sign-in')}>
        {t('join.toSignIn')}
      </Button>
    </Bare>
  )
}

function ChoosePassword({ token, link }: { token: string; link: LinkAnswer }) {
  const { t } = useTranslation('people')
  const router = useRouter()
  const cache = useQueryClient()
  const locale = useLocale()
  const [name, setName] = useState(link.name)
  const [password, setPassword] = useState('')
  const invited = link.purpose === 'invite'
  const { send, refusal, wrong } = useWrite(() =>
    api.put<{ signedIn: boolean }>(`/invitations/${token}/password`, {
      body: { password, ...(invited ? { name, locale } : {}) },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(undefined, {
      onSuccess: ({ signedIn }) => {
        cache.clear()
        // With an authenticator app a new password alone opens nothing.
        router.history.replace(signedIn ? '/' : '/sign-in')
      },
    })
  }
  const enough = [...password].length >= 12
  const error = refusal && (wrong('password') ? t('field.passwordWeak') : refusal.message)
  return (
    <Bare
      title={t(invited ? 'join.welcome' : 'join.newPassword', { name: link.name })}
      more={t(invited ? 'join.welcomeMore' : 'join.newPasswordMore', {
        organisation: link.organisation,
        email: link.email,
      })}
    >
      <form className="stack" style={{ gap: 16 }} onSubmit={submit}>
        {invited ? (
          <Field label={t('field.name')} value={name} onChange={setName} autoComplete="name" large />
        ) : null}
        {/* Lets password managers keep the two together. */}
        <input type="email" name="email" value={link.email} autoComplete="username" readOnly hidden />
        <Field
          label={t('field.newPassword')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="new-password"
          help={t('field.passwordHelp')}
          large
          autoFocus
          {...(error ? { error } : {})}
        />
        <Button look="ink" wide type="submit" {...(enough ? {} : { notYet: t('field.passwordHelp') })}>
          {t('join.submit')}
        </Button>
      </form>
    </Bare>
  )
}
