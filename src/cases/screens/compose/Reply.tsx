import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, DraftEditor, Segments, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Attach } from './Attach.tsx'
import css from './Composer.module.css'
import { SendAsIs } from './SendAsIs.tsx'
import { useDraft } from './useDraft.ts'
import { type Stop, useDraftCheck } from './useDraftCheck.ts'
import { type MailKind, useSend } from './useSend.ts'
import { STEP_OF, Wordings } from './Wordings.tsx'

const KINDS = ['answer', 'update', 'explanation'] as const

/** A mail to the customer: the first one acknowledges, later ones answer, tell where it stands, or explain. */
export function Reply(props: { asked: number }) {
  const { t } = useTranslation('cases')
  const { of, refused, sheet } = useActing()
  const { text, setText, keptAt } = useDraft(of.id, 'reply')
  const first = of.may.includes('acknowledgement')
  const [kind, setKind] = useState<MailKind>(of.next.kind === 'update' ? 'update' : 'answer')
  const [evidence, setEvidence] = useState<string[]>([])
  const [wordings, setWordings] = useState(false)
  const [seen, setSeen] = useState(props.asked)
  if (props.asked !== seen) {
    setSeen(props.asked)
    setWordings(text.trim() === '')
  }
  const send = useSend({ first, kind, evidence, onSent: () => setEvidence([]) })
  const step = STEP_OF[of.status]
  const { notes, praise, stop } = useDraftCheck({ text, setText, locale: of.locale, step })
  const notYet =
    text.trim() === '' ? t('compose.empty') : stop ? t('compose.stops', { count: stop.count }) : undefined
  const choose = (words: string) => {
    setText(words)
    setWordings(false)
  }
  return (
    <>
      {wordings ? <Wordings choose={choose} /> : null}
      <DraftEditor
        label={t('compose.toCustomer', { name: of.customer.name })}
        value={text}
        onChange={setText}
        notes={notes}
        {...(praise && { praise })}
        placeholder={t(first ? 'compose.hintFirst' : 'compose.hint', { name: of.customer.name })}
        {...(of.locale && { lang: of.locale })}
      />
      {!first && kind === 'explanation' ? <Attach chosen={evidence} setChosen={setEvidence} /> : null}
      <footer className={css.foot}>
        <State
          refused={sheet ? undefined : refused?.message}
          stop={stop}
          mends={notes.length}
          keptAt={text ? keptAt : undefined}
        />
        {first ? null : <Kinds kind={kind} setKind={setKind} />}
        <span className="grow" />
        <Button look="quiet" onPress={() => setWordings(!wordings)}>
          {t('compose.wordings')}
        </Button>
        {stop?.overridable ? <SendAsIs send={send} /> : null}
        <Button hotkey="Ctrl+Enter" {...(notYet && { notYet })} onPress={() => void send()}>
          {t(first ? 'compose.acknowledge' : 'compose.send')}
        </Button>
      </footer>
    </>
  )
}

/** What must or should be mended stands where one looks after pressing; a refusal too; else that the words are kept. */
function State(props: {
  refused: string | undefined
  stop: Stop | undefined
  mends: number
  keptAt: string | undefined
}) {
  const { t } = useTranslation('cases')
  const { time } = useFormat()
  const says =
    props.refused ??
    (props.stop && t('compose.stops', { count: props.stop.count })) ??
    (props.mends > 0 ? t('compose.mends', { count: props.mends }) : undefined)
  if (says) return <p className={`label ${css.says}`}>{says}</p>
  return (
    <p className={`meta num ${css.state}`}>
      {props.keptAt ? t('compose.kept', { time: time(props.keptAt) }) : ''}
    </p>
  )
}

function Kinds(props: { kind: MailKind; setKind: (kind: MailKind) => void }) {
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
