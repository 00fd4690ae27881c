import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Fact, type IconName, Message as Said, useFormat, useMe } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import type { CaseFile, Message } from '../shapes.ts'
import { useScoreWords } from '../useSummed.ts'
import { type Line, linesOf } from './lines.ts'
import { useNewestInSight } from './useNewestInSight.ts'

/** The talk: what was said, and between it what happened. It begins at the top; the newest is in sight. */
export function Talk() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const lines = linesOf(of)
  const place = useNewestInSight(lines.length)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable for who scrolls by keys
    <section className={css.talk} ref={place} aria-label={t('desk.talk')} tabIndex={0}>
      {lines.map((line) =>
        line.message ? (
          <Spoken key={line.key} message={line.message} of={of} />
        ) : (
          <Happened key={line.key} line={line} />
        ),
      )}
    </section>
  )
}

function Spoken(props: { message: Message; of: CaseFile }) {
  const { t } = useTranslation('cases')
  const { day } = useFormat()
  const { message, of } = props
  const theirs = message.direction === 'in'
  const who = message.author.name ?? (theirs ? of.customer.name : t('desk.us'))
  return (
    <div className={message.direction === 'internal' ? css.internal : undefined}>
      <Said who={who} lang={message.locale} fromCustomer={theirs} meta={<Meta message={message} />}>
        {message.text || t('desk.noWords')}
      </Said>
      {of.evidence
        .filter(({ messageId }) => messageId === message.id)
        .map((each) => (
          <Fact key={each.id} icon="forward">
            {t('mail.evidence', { ...each, day: day(`${each.dated}T12:00:00Z`) })}
          </Fact>
        ))}
      {message.mail?.state === 'failed' ? (
        <Fact icon="cross">{t('desk.notSent', { why: message.mail.error ?? '' })}</Fact>
      ) : null}
    </div>
  )
}

function Meta(props: { message: Message }) {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const scored = useScoreWords()
  const { at, channel, direction, kind, mail, score } = props.message
  const parts = [
    moment(at),
    direction === 'internal' ? t('desk.amongUs') : t(`channel.${channel}`, { defaultValue: channel }),
    kind === 'read-back' || kind === 'correction' ? t(`desk.said.${kind}`) : '',
    score ? scored(score.scale, score.score) : '',
  ]
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      {mail && mail.state !== 'sent' ? <Posted mail={mail} /> : null}
    </>
  )
}

/** What became of a mail; who may read the outbox goes on from here to the letter itself. */
function Posted({ mail }: { mail: NonNullable<Message['mail']> }) {
  const { t } = useTranslation('cases')
  const says = t(`desk.mail.${mail.state}`, { defaultValue: mail.state })
  if (useMe()?.role !== 'owner') return ` · ${says}`
  return (
    <>
      {' · '}
      <Link to="/outbox/$mailId" params={{ mailId: mail.id }} className="link">
        {says}
      </Link>
    </>
  )
}

const ICONS: readonly [RegExp, IconName][] = [
  [/^alert\.(raised|escalated|delivered|moved)/, 'bell'],
  [/^alert\./, 'tick'],
  [/taken|handed|told-again/, 'person'],
  [/promise/, 'clock'],
  [/offer/, 'gift'],
  [/reopened|undone|followed-after/, 'undo'],
  [/dismissed|failed|corrected|rejected|refused|withdrawn|declined/, 'cross'],
  [/called|not-reached/, 'phone'],
]
const GOOD =
  /^(case\.(understood|solved|followed-up|closed|promise-kept)|offer\.(approved|accepted)|alert\.answered)$/

function Happened(props: { line: Line }) {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const { fact, at, actor, values, why } = props.line
  const icon = ICONS.find(([pattern]) => pattern.test(fact))?.[1]
  const called = calledIn(values)
  const says = called
    ? t('desk.alerted', { name: called })
    : t(`fact.${fact.replaceAll('.', '_')}`, { ...values, defaultValue: '' })
  if (!says) return null
  // Alerts are raised by the program, whoever's key brought the rating.
  const named =
    actor.kind === 'staff' && !fact.startsWith('alert.raised') && !says.includes(actor.name ?? ' ')
  return (
    <Fact good={GOOD.test(fact)} {...(icon && { icon })}>
      {moment(at)} {says}
      {named ? ` · ${actor.name}` : ''}
      {why ? <q className={css.whyLine}> “{why}”</q> : null}
    </Fact>
  )
}

/** Who was called by this step of an alert, the latest last. */
function calledIn(values: Record<string, unknown>): string | undefined {
  if (!Array.isArray(values.called) || values.state !== 'open') return undefined
  return (values.called.at(-1) as { staff?: { name?: string } } | undefined)?.staff?.name
}
