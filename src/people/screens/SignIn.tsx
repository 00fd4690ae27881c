import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Field, Icon, type Refusal } from '../../web/kit/index.ts'
import { Bare } from './Bare.tsx'
import { passkeysWork, signInByPasskey } from './passkey.ts'
import { SecondStep } from './SecondStep.tsx'
import style from './SignIn.module.css'
import { useWrite } from './useWrite.ts'

/** Where to go once in: back to where one came from; an installation that is not set up goes there first. */
function useGoOn() {
  const router = useRouter()
  const cache = useQueryClient()
  return async () => {
    cache.clear()
    const me = await api.get<{ role: string; organisation: { setUp: boolean } }>('/me')
    const next = new URLSearchParams(location.search).get('next') ?? '/'
    // Only an address of our own: anything else would send people on to a stranger's page.
    const own = /^\/(?![/\\])/.test(next) ? next : '/'
    router.history.push(me.role === 'owner' && !me.organisation.setUp ? '/set-up' : own)
  }
}

/** Sign in: password, then six digits where an app was set up; or a passkey. */
export function SignIn() {
  const goOn = useGoOn()
  const [step, setStep] = useState<'password' | 'second' | 'lost'>('password')
  if (step === 'second') return <SecondStep onIn={goOn} onAgain={() => setStep('password')} />
  if (step === 'lost') return <SendLink onBack={() => setStep('password')} />
  return <ByPassword onIn={goOn} onSecond={() => setStep('second')} onLost={() => setStep('lost')} />
}

function ByPassword(props: { onIn: () => void; onSecond: () => void; onLost: () => void }) {
  const { t } = useTranslation('people')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { send, waits, refusal } = useWrite(() =>
    api.post<{ secondStep: boolean }>('/sessions', { body: { email, password } }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(undefined, { onSuccess: ({ secondStep }) => (secondStep ? props.onSecond() : props.onIn()) })
  }
  const notYet = email && password ? undefined : t('signIn.notYet')
  const name = useQuery({
    queryKey: ['organisation name'],
    queryFn: () => api.get<{ name: string }>('/organisation/name'),
  }).data?.name
  return (
    <Bare title={t('signIn.title')} more={name ? t('signIn.to', { name }) : undefined}>
      <form className="stack" style={{ gap: 16 }} onSubmit={submit}>
        <Field
          label={t('field.email')}
          value={email}
          onChange={setEmail}
          type="email"
          autoComplete="username webauthn"
          large
          autoFocus
        />
        <Field
          label={t('field.password')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          large
          {...errorOf(refusal, t)}
        />
        <Button
          look="ink"
          wide
          type="submit"
          {...(waits ? { notYet: t('signIn.waits') } : notYet && { notYet })}
        >
          {t('signIn.submit')}
        </Button>
      </form>
      <Passkey onIn={props.onIn} />
      <p className={style.foot}>
        <button type="button" className="link" onClick={props.onLost}>
          {t('signIn.sendLink')}
        </button>
        <span>{t('signIn.noMail')}</span>
      </p>
    </Bare>
  )
}

type Say = (key: string, values: Record<string, unknown>) => string

/** Why it did not work, in the reader's language. */
export function errorOf(refusal: Refusal | undefined, t: Say): { error?: string } {
  if (!refusal) return {}
  if (refusal.status === 429)
    return { error: t('signIn.tooMany', { count: Number(refusal.body.minutes ?? 15) }) }
  if (refusal.status !== 401) return { error: refusal.message }
  const left = Number(refusal.body.triesLeft ?? 0)
  return { error: left > 0 ? t('signIn.wrong', { count: left }) : t('signIn.wrongLast', {}) }
}

function Passkey(props: { onIn: () => void }) {
  const { t } = useTranslation('people')
  const { send, waits, refusal } = useWrite(signInByPasskey)
  if (!passkeysWork()) return null
  return (
    <>
      <p className={style.or}>{t('signIn.or')}</p>
      <Button
        wide
        icon="person"
        onPress={() => send(undefined, { onSuccess: props.onIn })}
        {...(waits ? { notYet: t('signIn.device') } : {})}
      >
        {t('signIn.passkey')}
      </Button>
      {refusal ? (
        <p className="why">
          <Icon name="flag" size="s" />
          {t('signIn.passkeyRefused')}
        </p>
      ) : null}
    </>
  )
}

function SendLink(props: { onBack: () => void }) {
  const { t } = useTranslation('people')
  const [email, setEmail] = useState('')
  const { send, answer, refusal } = useWrite(() => api.post<object>('/password-resets', { body: { email } }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(undefined)
  }
  if (answer)
    return (
      <Bare title={t('lost.sentTitle')} more={t('lost.sent', { email })}>
        <Button wide onPress={props.onBack}>
          {t('lost.back')}
        </Button>
      </Bare>
    )
  return (
    <Bare title={t('lost.title')} more={t('lost.more')}>
      <form className="stack" style={{ gap: 16 }} onSubmit={submit}>
        <Field
          label={t('field.email')}
          value={email}
          onChange={setEmail}
          type="email"
          autoComplete="username"
          large
          autoFocus
          {...errorOf(refusal, t)}
        />
        <Button look="ink" wide type="submit" {...(email ? {} : { notYet: t('signIn.notYet') })}>
          {t('lost.submit')}
        </Button>
        <Button look="quiet" onPress={props.onBack}>
          {t('lost.back')}
        </Button>
      </form>
    </Bare>
  )
}
