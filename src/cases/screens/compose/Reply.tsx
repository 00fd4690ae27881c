import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, DraftEditor, Segments, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Composer.module.css'
import { clearDraft, useDraft } from './useDraft.ts'
import { useDraftCheck } from './useDraftCheck.ts'
import { openSlots, STEP_OF, Wordings } from './Wordings.tsx'

const KINDS = ['answer', 'update', 'explanation'] as const
type Kind = (typeof KINDS)[number]

/** A mail to the customer: the first one acknowledges, later ones answer, tell where it stands, or explain. */
export function Reply(props: { asked: number }) {
  const { t } = useTranslation('cases')
  const { of, refused, sheet } = useActing()
  const { text, setText, keptAt } = useDraft(of.id, 'reply')
  const first = of.may.includes('acknowledgement')
  const [kind, setKind] = useState<Kind>(of.next.kind === 'update' ? 'update' : 'answer')
  const [wordings, setWordings] = useState(false)
  const [seen, setSeen] = useState(props.asked)
  if (props.asked !== seen) {
    setSeen(props.asked)
    setWordings(text.trim() === '')
  }
  const send = useSend({ first, kind })
  const step = STEP_OF[of.status]
  const { notes, praise } = useDraftCheck({ text, setText, locale: of.locale, step })
  const open = openSlots(text)
  const notYet =
    text.trim() === '' ? t('compose.empty') : open ? t('compose.open', { slot: open }) : undefined
  return (
    <>
      {wordings ? (
        <Wordings
          choose={(words) => {
            setText(words)
            setWordings(false)
          }}
        />
      ) : null}
      <DraftEditor
        label={t('compose.toCustomer', { name: of.customer.name })}
        value={text}
        onChange={setText}
        notes={notes}
        {...(praise && { praise })}
        placeholder={t(first ? 'compose.hintFirst' : 'compose.hint', { name: of.customer.name })}
        {...(of.locale && { lang: of.locale })}
      />
      <footer className={css.foot}>
        <State
          refused={sheet ? undefined : refused?.message}
          mends={notes.length}
          keptAt={text ? keptAt : undefined}
        />
        {first ? null : <Kinds kind={kind} setKind={setKind} />}
        <Button look="quiet" onPress={() => setWordings(!wordings)}>
          {t('compose.wordings')}
        </Button>
        <Button hotkey="Ctrl+Enter" {...(notYet && { notYet })} onPress={() => void send()}>
          {t(first ? 'compose.acknowledge' : 'compose.send')}
        </Button>
      </footer>
    </>
  )
}

function useSend({ first, kind }: { first: boolean; kind: Kind }) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { text } = useDraft(of.id, 'reply')
  return async () => {
    const said = { channel: 'email', ...(of.locale && { locale: of.locale }) }
    const done = await act({
      ...(first
        ? { method: 'PUT', path: `/cases/${of.id}/acknowledgement`, body: { ...said, message: text } }
        : { method: 'POST', path: `/cases/${of.id}/messages`, body: { ...said, text, kind } }),
      fromVersion: first,
      label: t('compose.label', { name: of.customer.name }),
      said: t('compose.sent', { name: of.customer.name }),
    })
    if (done) clearDraft(of.id, 'reply')
  }
}

/** A refusal stands where one looks after pressing; otherwise that the words are kept. */
function State(props: { refused: string | undefined; mends: number; keptAt: string | undefined }) {
  const { t } = useTranslation('cases')
  const { time } = useFormat()
  if (props.refused) return <p className={`label ${css.state}`}>{props.refused}</p>
  if (props.mends > 0)
    return <p className={`label ${css.state}`}>{t('compose.mends', { count: props.mends })}</p>
  return (
    <p className={`meta num ${css.state}`}>
      {props.keptAt ? t('compose.kept', { time: time(props.keptAt) }) : ''}
    </p>
  )
}

function Kinds(props: { kind: Kind; setKind: (kind: Kind) => void }) {
  const { t } = useTranslation('cases')
  return (
    <Segments
      label={t('compose.kind.label')}
      value={props.kind}
      onChange={props.setKind}
      options={KINDS.map((id) => ({ id, name: t(`compose.kind.${id}`) }))}
    />
  )
}
