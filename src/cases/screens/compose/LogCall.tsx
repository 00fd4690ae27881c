import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, DraftEditor, Segments } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Composer.module.css'
import { clearDraft, useDraft } from './useDraft.ts'

const SIDES = ['customer', 'us'] as const
const CHANNELS = ['phone', 'in-person'] as const

/** What was said by telephone or across the counter: theirs and ours, each for itself. The first word of ours acknowledges. */
export function LogCall() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { text, setText } = useDraft(of.id, 'call')
  const [from, setFrom] = useState<(typeof SIDES)[number]>('us')
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('phone')
  const first = from === 'us' && of.may.includes('acknowledgement')
  const keep = async () => {
    const done = await act({
      ...(first
        ? { method: 'PUT', path: `/cases/${of.id}/acknowledgement`, body: { channel, message: text } }
        : { method: 'POST', path: `/cases/${of.id}/messages`, body: { channel, text, from } }),
      label: t('compose.callLabel', { name: of.customer.name }),
      said: t('compose.callKept'),
    })
    if (done) clearDraft(of.id, 'call')
  }
  return (
    <>
      <DraftEditor
        label={t('compose.callWords')}
        value={text}
        onChange={setText}
        notes={[]}
        placeholder={t(first ? 'compose.callHintFirst' : `compose.callHint.${from}`, {
          name: of.customer.name,
        })}
      />
      <footer className={css.foot}>
        <Segments
          label={t('compose.who')}
          value={from}
          onChange={setFrom}
          options={SIDES.map((id) => ({ id, name: t(`compose.side.${id}`) }))}
        />
        <Segments
          label={t('compose.where')}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.map((id) => ({ id, name: t(`channel.${id}`) }))}
        />
        <span className="grow" />
        <Button
          hotkey="Ctrl+Enter"
          {...(text.trim() === '' && { notYet: t('compose.empty') })}
          onPress={() => void keep()}
        >
          {t('compose.keepCall')}
        </Button>
      </footer>
    </>
  )
}
