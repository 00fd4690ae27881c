import { useTranslation } from 'react-i18next'
import { useActing } from '../acting.tsx'
import { clearDraft, useDraft } from './useDraft.ts'

/** What a mail after the first word is for. */
export type MailKind = 'answer' | 'update' | 'explanation'

/** How the words go out. */
interface Sending {
  /** The first word acknowledges. */
  first: boolean
  kind: MailKind
  evidence: readonly string[]
  onSent: () => void
}

/** Sends the reply; an override says why it goes although a rule stops it. */
export function useSend({ first, kind, evidence, onSent }: Sending) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { text } = useDraft(of.id, 'reply')
  return async (override?: { reason: string }) => {
    const said = { channel: 'email', ...(of.locale && { locale: of.locale }), ...(override && { override }) }
    const attached = kind === 'explanation' && evidence.length > 0 && { evidence }
    const done = await act({
      ...(first
        ? { method: 'PUT', path: `/cases/${of.id}/acknowledgement`, body: { ...said, message: text } }
        : { method: 'POST', path: `/cases/${of.id}/messages`, body: { ...said, text, kind, ...attached } }),
      fromVersion: first,
      label: t('compose.label', { name: of.customer.name }),
      said: t('compose.sent', { name: of.customer.name }),
    })
    if (!done) return
    clearDraft(of.id, 'reply')
    onSent()
  }
}
