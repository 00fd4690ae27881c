import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tabs } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Composer.module.css'
import { wishes } from './focus.ts'
import { LogCall } from './LogCall.tsx'
import { Reply } from './Reply.tsx'
import type { Kind } from './useDraft.ts'
import { WriteNote } from './WriteNote.tsx'

/** Where a colleague writes: to the customer, what was said in a call, a note among us. */
export function Composer(props: { inSheet?: boolean }) {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const mail = of.customer.email !== null
  const [tab, setTab] = useState<Kind>(mail ? 'reply' : 'call')
  const [asked, setAsked] = useState(0)
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const write = () => {
      setTab(mail ? 'reply' : 'call')
      setAsked((count) => count + 1)
      // The field of the other tab is there only after this one was drawn.
      setTimeout(() => place.current?.querySelector('textarea')?.focus())
    }
    wishes.addEventListener('write', write)
    return () => wishes.removeEventListener('write', write)
  }, [mail])
  if (of.status === 'dismissed') return null
  const tabs = [
    ...(mail ? [{ id: 'reply' as const, name: t('compose.reply') }] : []),
    { id: 'call' as const, name: t('compose.call') },
    { id: 'note' as const, name: t('compose.note') },
  ]
  return (
    <section ref={place} className={props.inSheet ? css.bare : css.composer} aria-label={t('compose.title')}>
      <header className={css.head}>
        <Tabs label={t('compose.title')} tabs={tabs} value={tab} onChange={setTab} />
        <span className={`meta num clip ${css.to}`}>
          {tab === 'reply' ? of.customer.email : tab === 'call' ? of.customer.phone : t('desk.amongUs')}
        </span>
      </header>
      {tab === 'reply' ? <Reply asked={asked} /> : tab === 'call' ? <LogCall /> : <WriteNote />}
    </section>
  )
}
