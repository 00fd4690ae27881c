import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Drop, Field } from '../../../web/kit/index.ts'
import css from './Composer.module.css'

/** The way past a stop: a written reason, which stays with the case and is counted. */
export function SendAsIs(props: { send: (override: { reason: string }) => Promise<void> }) {
  const { t } = useTranslation('cases')
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const send = async () => {
    setOpen(false)
    await props.send({ reason: reason.trim() })
    setReason('')
  }
  return (
    <Drop
      button={{ look: 'quiet', children: t('compose.asIs') }}
      label={t('compose.asIs')}
      open={open}
      setOpen={setOpen}
    >
      <div className={css.asIs}>
        <Field
          label={t('compose.asIsWhy')}
          help={t('compose.asIsHelp')}
          value={reason}
          onChange={setReason}
          lines={3}
          maxLength={2000}
          autoFocus
        />
        <Button
          look="ink"
          onPress={() => void send()}
          {...(reason.trim() === '' && { notYet: t('compose.asIsNotYet') })}
        >
          {t('compose.asIsDo')}
        </Button>
      </div>
    </Drop>
  )
}
