import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Checkbox, Chosen, Field, Select, say } from '../../web/kit/index.ts'
import { type KeyAnswer, useStaff } from './answers.ts'
import style from './People.module.css'
import { useWrite } from './useWrite.ts'

const SCOPES = ['ingest', 'staff', 'admin'] as const

/** A new key; it is shown this once. */
export function NewKey() {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [scope, setScope] = useState<KeyAnswer['scope']>('ingest')
  const [asStaffId, setAs] = useState('')
  const [test, setTest] = useState(false)
  const staff = useStaff().data?.items ?? []
  const { send, answer, refusal } = useWrite(
    () => api.post<{ key: string }>('/keys', { body: { name, scope, test, asStaffId: asStaffId || null } }),
    ['keys'],
  )
  const people = [
    { id: '', name: t('keys.itself') },
    ...staff.map((person) => ({ id: person.id, name: person.name })),
  ]
  return (
    <Card title={t('keys.new')} next={answer !== undefined}>
      {answer ? <ShownOnce name={name} scope={scope} secret={answer.key} /> : null}
      <div className={style.form}>
        <div className={style.two}>
          <Field label={t('keys.newName')} value={name} onChange={setName} maxLength={200} />
          <Select label={t('keys.as')} value={asStaffId} onChange={setAs} options={people} />
        </div>
        <Chosen
          plain
          label={t('keys.scope')}
          value={scope}
          onChange={setScope}
          ways={SCOPES.map((id) => ({ id, name: id, more: t(`keys.scopeMore.${id}`) }))}
        />
        <Checkbox checked={test} onChange={setTest}>
          {t('keys.testMore')}
        </Checkbox>
        <div className="row">
          <Button onPress={() => send(undefined)} {...(name.trim() ? {} : { notYet: t('keys.notYet') })}>
            {t('keys.make')}
          </Button>
          {refusal ? <span className="why">{refusal.message}</span> : null}
        </div>
      </div>
    </Card>
  )
}

function ShownOnce(props: { name: string; scope: string; secret: string }) {
  const { t } = useTranslation('people')
  const copy = () =>
    navigator.clipboard.writeText(props.secret).then(
      () => say(t('setUp.rating.copied')),
      () => say(t('setUp.rating.notCopied')),
    )
  return (
    <div style={{ marginBottom: 16 }} role="status">
      <p>
        <b>{t('keys.once', { name: props.name, scope: props.scope })}</b>
      </p>
      <div className={style.keyLine}>
        <code>{props.secret}</code>
        <Button look="ink" onPress={copy}>
          {t('setUp.rating.copy')}
        </Button>
      </div>
      <p className="meta">{t('keys.lost')}</p>
    </div>
  )
}
