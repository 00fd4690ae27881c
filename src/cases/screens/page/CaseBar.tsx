import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Chip, Clock, Icon, Menu, useMe, useNarrow } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { clockOf } from '../queue/clockOf.ts'
import type { CaseFile } from '../shapes.ts'
import { Triage } from './Triage.tsx'
import { useDeeds } from './useDeeds.ts'

/** The bar over a case: what it is about, who has it, and what can be done with it. */
export function CaseBar() {
  return useNarrow() ? <PhoneBar /> : <DeskBar />
}

function DeskBar() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const mayHandOver = of.may.includes('owner') && of.owner !== null
  // Mine needs no saying: it stands in my queue, and its title wants the room.
  const me = useMe()?.id
  const others = of.owner && of.owner.id !== me ? of.owner.name : undefined
  return (
    <header className={css.caseBar}>
      <h2 className={css.title} lang={of.locale ?? undefined} title={of.title}>
        {of.title}
      </h2>
      <span className="meta num">{of.reference}</span>
      <Chip look="out">{of.severity}</Chip>
      <Marks />
      <span className="grow" />
      {others ? <span className="meta">{t('desk.has', { name: others })}</span> : null}
      {isNew(of) ? <Triage /> : null}
      {mayHandOver ? (
        <Button hotkey="E" onPress={() => open({ name: 'hand-over' })}>
          {t('desk.handOver')}
        </Button>
      ) : null}
      <More />
    </header>
  )
}

function PhoneBar() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const clock = clockOf(of)
  return (
    <header className={css.phoneBar}>
      <Link to="/desk" className={css.back} aria-label={t('desk.toQueue')}>
        <Icon name="back" size="l" />
      </Link>
      <div className="grow">
        <h1 className={`${css.title} clip`} lang={of.locale ?? undefined}>
          {of.title}
        </h1>
        <p className="meta num clip">
          {of.customer.name} · {of.reference} · {of.severity}
        </p>
      </div>
      {clock ? <Clock {...clock} /> : null}
      <More />
    </header>
  )
}

/** Whether to follow up is decided before the talk has begun; later the way out is closing. */
export const isNew = (of: CaseFile) => of.status === 'open' && of.may.includes('triage')

function Marks() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  return (
    <>
      {of.reopenedTimes > 0 ? <Chip>{t('desk.again', { count: of.reopenedTimes })}</Chip> : null}
      {of.history ? <Chip>{t('desk.history')}</Chip> : null}
      {of.test ? <Chip>{t('desk.test')}</Chip> : null}
    </>
  )
}

function More() {
  const { t } = useTranslation('cases')
  const narrow = useNarrow()
  const deeds = useDeeds().filter(({ id }) => id !== 'acknowledge')
  return (
    <Menu
      button={{ children: <Icon name="more" />, label: t('desk.more'), look: narrow ? 'quiet' : 'plain' }}
      label={t('desk.more')}
      entries={deeds.map(({ id, says, icon, key, meta }) => ({
        id,
        name: says,
        ...(icon && { icon }),
        ...(key && { key }),
        ...(meta && { more: meta }),
      }))}
      onChoose={(id) => deeds.find((deed) => deed.id === id)?.run()}
    />
  )
}
