import { useTranslation } from 'react-i18next'
import { Button, DraftEditor } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Composer.module.css'
import { clearDraft, useDraft } from './useDraft.ts'

/** A note among us; the customer never sees it. */
export function WriteNote() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { text, setText } = useDraft(of.id, 'note')
  const keep = async () => {
    const done = await act({
      method: 'POST',
      path: `/cases/${of.id}/messages`,
      body: { channel: 'note', text, internal: true },
      label: t('compose.noteLabel'),
      said: t('compose.noteKept'),
    })
    if (done) clearDraft(of.id, 'note')
  }
  return (
    <>
      <DraftEditor
        label={t('compose.note')}
        value={text}
        onChange={setText}
        notes={[]}
        placeholder={t('compose.noteHint', { name: of.customer.name })}
      />
      <footer className={css.foot}>
        <span className="grow" />
        <Button
          hotkey="Ctrl+Enter"
          {...(text.trim() === '' && { notYet: t('compose.empty') })}
          onPress={() => void keep()}
        >
          {t('compose.keepNote')}
        </Button>
      </footer>
    </>
  )
}
