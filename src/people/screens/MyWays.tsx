import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Field, say } from '../../web/kit/index.ts'
import style from './People.module.css'
import { useWrite } from './useWrite.ts'

/** A new password; everywhere else I am signed out. */
export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation('people')
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { send, refusal, wrong } = useWrite(
    () => api.put('/me/password', { body: { current, password } }),
    ['sessions'],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(undefined, {
      onSuccess: () => {
        setCurrent('')
        setPassword('')
        say(t('me.passwordChanged'))
      },
    })
  }
  const enough = current && [...password].length >= 12
  return (
    <Card title={t('field.password')}>
      <form className={style.form} onSubmit={submit}>
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <Field
          label={t('me.current')}
          value={current}
          onChange={setCurrent}
          type="password"
          autoComplete="current-password"
          {...(wrong('current') ? { error: t('me.notYours') } : {})}
        />
        <Field
          label={t('field.newPassword')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="new-password"
          help={t('field.passwordHelp')}
          {...(wrong('password') ? { error: t('field.passwordWeak') } : {})}
        />
        <div className="row">
          <Button type="submit" {...(enough ? {} : { notYet: t('field.passwordHelp') })}>
            {t('me.changePassword')}
          </Button>
          {refusal && !refusal.body.errors ? <span className="why">{refusal.message}</span> : null}
        </div>
      </form>
    </Card>
  )
}

/** Another address to sign in with. */
export function AddressCard({ email }: { email: string }) {
  const { t } = useTranslation('people')
  const [typed, setTyped] = useState(email)
  const [password, setPassword] = useState('')
  const { send, refusal, wrong } = useWrite(
    () => api.put('/me/email', { body: { email: typed, password } }),
    ['ways-in', 'me'],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(undefined, {
      onSuccess: () => {
        setPassword('')
        say(t('me.addressChanged'))
      },
    })
  }
  return (
    <Card title={t('field.email')}>
      <form className={style.form} onSubmit={submit}>
        <Field
          label={t('field.email')}
          value={typed}
          onChange={setTyped}
          type="email"
          autoComplete="email"
          {...(wrong('email') ? { error: wrong('email') as string } : {})}
        />
        <Field
          label={t('me.current')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          {...(wrong('current') ? { error: t('me.notYours') } : {})}
        />
        <div className="row">
          <Button type="submit" {...(password && typed !== email ? {} : { notYet: t('me.addressNotYet') })}>
            {t('me.changeAddress')}
          </Button>
          {refusal && !refusal.body.errors ? <span className="why">{refusal.message}</span> : null}
        </div>
      </form>
    </Card>
  )
}
