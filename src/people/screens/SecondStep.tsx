import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Field } from '../../web/kit/index.ts'
import { Bare } from './Bare.tsx'
import style from './SignIn.module.css'
import { errorOf } from './SignIn.tsx'
import { useWrite } from './useWrite.ts'

/** The six digits of the app; they go by themselves after the sixth. A recovery code works once instead. */
export function SecondStep(props: { onIn: () => void; onAgain: () => void }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  const { send, refusal } = useWrite((body: object) => api.post('/sessions/second-step', { body }))
  const go = (body: object) =>
    send(body, {
      onSuccess: props.onIn,
      onError: () => setCode(''),
    })
  const write = (text: string) => {
    if (recovery) return setCode(text)
    const digits = text.replace(/\D/g, '').slice(0, 6)
    setCode(digits)
    if (digits.length === 6) go({ code: digits })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go(recovery ? { recoveryCode: code } : { code })
  }
  const enough = recovery ? code.length > 5 : code.length === 6
  return (
    <Bare title={t(recovery ? 'second.recoveryTitle' : 'second.title')} more={t('second.more')}>
      <form className={recovery ? 'stack' : `stack ${style.digits}`} style={{ gap: 16 }} onSubmit={submit}>
        <Field
          key={String(recovery)}
          label={t(recovery ? 'second.recovery' : 'second.digits')}
          value={code}
          onChange={write}
          {...(recovery ? {} : { inputMode: 'numeric' as const })}
          autoComplete="one-time-code"
          large
          autoFocus
          help={t(recovery ? 'second.recoveryHelp' : 'second.help')}
          {...errorOf(refusal, (key, values) =>
            t(key.replace('signIn.wrong', 'second.wrong'), { ...values }),
          )}
        />
        <Button look="ink" wide type="submit" {...(enough ? {} : { notYet: t('second.notYet') })}>
          {t('signIn.submit')}
        </Button>
      </form>
      <p className={style.foot}>
        <button
          type="button"
          className="link"
          onClick={() => {
            setRecovery(!recovery)
            setCode('')
          }}
        >
          {t(recovery ? 'second.useApp' : 'second.useRecovery')}
        </button>
        <button type="button" className="link" onClick={props.onAgain}>
          {t('second.again')}
        </button>
      </p>
      <p className="meta">{t('second.lost')}</p>
    </Bare>
  )
}
