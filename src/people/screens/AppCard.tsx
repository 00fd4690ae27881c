import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Field, say } from '../../web/kit/index.ts'
import style from './People.module.css'
import { useWrite } from './useWrite.ts'

interface Begun {
  uri: string
  /** SVG of the QR code. */
  picture: string
  recoveryCodes: string[]
}

/** The authenticator app: begin with the password, prove it with its first code, end it with the password. */
export function AppCard({ on }: { on: boolean }) {
  const { t } = useTranslation('people')
  const [password, setPassword] = useState('')
  const begin = useWrite(() => api.post<Begun>('/me/totp', { body: { password } }))
  const end = useWrite(() => api.delete('/me/totp', { body: { password } }), ['ways-in'])
  const turn = on ? end : begin
  const done = () => {
    begin.reset()
    setPassword('')
  }
  if (begin.answer) return <Prove begun={begin.answer} onDone={done} />
  const error = turn.refusal ? { error: turn.wrong('current') ? t('me.notYours') : turn.refusal.message } : {}
  return (
    <Card title={t('me.app')} aside={t(on ? 'me.appOn' : 'me.appOff')}>
      <div className={style.form}>
        <p>{t('me.appMore')}</p>
        <Field
          label={t('me.current')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          {...error}
        />
        <div>
          <Button
            onPress={() => turn.send(undefined, on ? { onSuccess: () => setPassword('') } : {})}
            {...(password ? {} : { notYet: t('me.needsPassword') })}
          >
            {t(on ? 'me.appEnd' : 'me.appBegin')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Prove({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  const { send, refusal } = useWrite(() => api.put('/me/totp', { body: { code } }), ['ways-in'])
  const secret = new URL(begun.uri).searchParams.get('secret')
  const prove = () =>
    send(undefined, {
      onSuccess: () => {
        say(t('me.appProven'))
        onDone()
      },
    })
  return (
    <Card title={t('me.app')} next>
      <div className={style.form}>
        <p>{t('me.scan')}</p>
        <img
          className={style.picture}
          width={168}
          height={168}
          alt={t('me.qr')}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.picture)}`}
        />
        <p className="meta">
          {t('me.orType')} <code>{secret}</code>
        </p>
        <p className="label">{t('me.codes')}</p>
        <ul className={style.codes}>
          {begun.recoveryCodes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <Field
          label={t('second.digits')}
          value={code}
          onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, 6))}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...(refusal ? { error: t('second.wrongLast') } : {})}
        />
        <div>
          <Button look="ink" onPress={prove} {...(code.length === 6 ? {} : { notYet: t('second.notYet') })}>
            {t('me.prove')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
