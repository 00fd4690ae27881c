import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Select } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

const KINDS = ['weather', 'carrier', 'status-page', 'supplier', 'authority', 'other'] as const

/** What somebody other than us says about the cause, with its day, to attach to an explanation. */
export function EvidenceForm() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [kind, setKind] = useState<(typeof KINDS)[number]>()
  const [source, setSource] = useState('')
  const [says, setSays] = useState('')
  const [url, setUrl] = useState('')
  const [dated, setDated] = useState(of.occurredAt.slice(0, 10))
  const ready = kind && source.trim() && says.trim() && dated
  return (
    <Form
      title={t('evidence.title')}
      before={t('evidence.before')}
      says={t('evidence.keep')}
      notYet={ready ? undefined : t('evidence.notYet')}
      onDone={() =>
        act({
          method: 'POST',
          path: `/cases/${of.id}/evidence`,
          body: {
            kind,
            source: source.trim(),
            says: says.trim(),
            dated,
            ...(url.trim() && { url: url.trim() }),
          },
          label: t('evidence.title'),
          said: t('evidence.kept', { source: source.trim() }),
        })
      }
    >
      <Select
        label={t('evidence.who')}
        placeholder={t('close.choose')}
        value={kind}
        onChange={setKind}
        options={KINDS.map((id) => ({ id, name: t(`evidence.kind.${id}`) }))}
      />
      <Field
        label={t('evidence.source')}
        help={t('evidence.sourceHelp')}
        value={source}
        onChange={setSource}
        maxLength={200}
      />
      <Field label={t('evidence.says')} value={says} onChange={setSays} lines={3} maxLength={2000} />
      <Field label={t('evidence.dated')} type="date" value={dated} onChange={setDated} />
      <Field label={t('evidence.url')} type="url" value={url} onChange={setUrl} maxLength={2000} />
    </Form>
  )
}
