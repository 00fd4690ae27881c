import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Drop, Field, Icon, type IconName, Key, useKey } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Triage.module.css'

const WAYS = [
  ['follow-up', 'forward'],
  ['no-contact', 'offline'],
  ['not-a-failure', 'cross'],
  ['duplicate', 'swap'],
  ['other-team', 'people'],
] as const satisfies readonly (readonly [string, IconName])[]

type Decision = (typeof WAYS)[number][0]

/** Whether somebody follows up: five answers, a key each, one line of why; only then the button wakes. */
export function Triage() {
  const { t } = useTranslation('cases')
  const [open, setOpen] = useState(false)
  useKey('T', () => setOpen(true), t('desk.keys.triage'))
  return (
    <Drop
      label={t('triage.title')}
      button={{ children: t('triage.title'), hotkey: 'T' }}
      open={open}
      setOpen={setOpen}
    >
      <Panel close={() => setOpen(false)} />
    </Drop>
  )
}

function Panel(props: { close: () => void }) {
  const { t } = useTranslation('cases')
  const [decision, setDecision] = useState<Decision>()
  const [reason, setReason] = useState('')
  const [target, setTarget] = useState('')
  const { refused } = useActing()
  const decide = useDecide(props.close)
  const byKey = (event: KeyboardEvent) => {
    const writes = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
    const way = writes ? undefined : WAYS[Number(event.key) - 1]
    if (!way) return
    event.preventDefault()
    setDecision(way[0])
  }
  const needs = decision === 'duplicate' || decision === 'other-team'
  const notYet = reason.trim() === '' || (needs && target.trim() === '') ? t('triage.notYet') : undefined
  const send = () => decision && !notYet && void decide(decision, reason.trim(), target.trim())
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: number keys choose; every choice is a button too
    <div className={css.panel} onKeyDown={byKey}>
      <Ways decision={decision} choose={setDecision} />
      {decision ? (
        <form
          className={css.why}
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          {needs ? (
            <Field
              label={t(`triage.${decision}.which`)}
              value={target}
              onChange={setTarget}
              maxLength={200}
              autoFocus
            />
          ) : null}
          <Field
            label={t('triage.why')}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            autoFocus={!needs}
          />
          {refused ? <p className="meta">{refused.message}</p> : null}
          <Button look="ink" type="submit" {...(notYet && { notYet })}>
            {t(`triage.${decision}.name`)}
          </Button>
        </form>
      ) : null}
    </div>
  )
}

function Ways(props: { decision: Decision | undefined; choose: (decision: Decision) => void }) {
  const { t } = useTranslation('cases')
  return (
    <ul>
      {WAYS.map(([id, icon], i) => (
        <li key={id}>
          <button
            type="button"
            className={css.way}
            // The number keys are heard from within the panel.
            // biome-ignore lint/a11y/noAutofocus: a panel that was just opened is where one goes on
            autoFocus={i === 0}
            aria-pressed={props.decision === id}
            onClick={() => props.choose(id)}
          >
            <Icon name={icon} />
            <span className="grow">
              {t(`triage.${id}.name`)}
              <span className="meta">{t(`triage.${id}.more`)}</span>
            </span>
            <Key>{i + 1}</Key>
          </button>
        </li>
      ))}
    </ul>
  )
}

function useDecide(close: () => void) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const path = `/cases/${of.id}/triage`
  const undo = () => void act({ method: 'DELETE', path, label: t('triage.takeBack') })
  return async (decision: Decision, reason: string, target: string) => {
    const done = await act({
      method: 'PUT',
      path,
      body: {
        decision,
        reason,
        ...(decision === 'duplicate' && { of: target }),
        ...(decision === 'other-team' && { team: target }),
      },
      fromVersion: true,
      label: t(`triage.${decision}.name`),
      said: t('triage.said', { decision: t(`triage.${decision}.name`), reference: of.reference }),
      undo,
    })
    if (done) close()
  }
}
