import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  address,
  Button,
  CsvLink,
  ErrorPart,
  Icon,
  Loading,
  PageHead,
  useFormat,
  useMe,
  useNow,
} from '../../web/kit/index.ts'
import { useOrganisation, useShifts, useStaff, useUnits } from './answers.ts'
import { ChainCard, RolesCard } from './ChainCard.tsx'
import { GapCard } from './GapCard.tsx'
import { InviteSheet } from './InviteSheet.tsx'
import { ShiftPlan } from './ShiftPlan.tsx'
import { weekOf } from './week.ts'

/** Everybody who works here, this week's shifts, and the hours in which nobody leads. */
export function People() {
  const { t } = useTranslation('people')
  const me = useMe()
  const organisation = useOrganisation()
  const staff = useStaff()
  const [offset, setOffset] = useState(0)
  const [inviting, setInviting] = useState(false)
  const now = useNow(60_000)
  const zone = organisation.data?.timeZone ?? 'UTC'
  const week = weekOf({ zone, now, offset })
  const shifts = useShifts(week.from, week.to)
  const { data: units } = useUnits()
  const error = staff.error ?? organisation.error ?? shifts.error
  if (error) return <ErrorPart fact={t('people.failed')} error={error} onRetry={() => void staff.refetch()} />
  if (!staff.data || !organisation.data || !shifts.data) return <Loading />
  const uncovered = shifts.data.uncovered.filter(({ to }) => Date.parse(to) > now)
  const people = staff.data.items
  return (
    <>
      <PageHead
        before={t('people.before', { week: week.number, zone: cityOf(zone), count: people.length })}
        actions={
          <div className="row" style={{ flexWrap: 'wrap' }}>
            <Button icon="back" onPress={() => setOffset(offset - 1)}>
              {t('people.week', { week: weekOf({ zone, now, offset: offset - 1 }).number })}
            </Button>
            <Button onPress={() => setOffset(offset + 1)}>
              {t('people.week', { week: weekOf({ zone, now, offset: offset + 1 }).number })}
              <Icon name="next" />
            </Button>
            {me?.role === 'owner' || me?.role === 'manager' ? (
              <Link className="btn" to="/imports">
                {t('people.importShifts')}
              </Link>
            ) : null}
            {me?.role === 'owner' ? (
              <Button onPress={() => setInviting(true)}>{t('people.invite')}</Button>
            ) : null}
          </div>
        }
      >
        <Headline uncovered={uncovered} zone={zone} />
      </PageHead>
      <div className="columns" style={{ '--aside': '320px' } as React.CSSProperties}>
        <div className="column">
          <ShiftPlan
            people={people}
            shifts={shifts.data.items}
            uncovered={uncovered}
            week={week}
            zone={zone}
            units={units?.items ?? []}
          />
        </div>
        <div className="column">
          {uncovered[0] ? <GapCard gap={uncovered[0]} people={people} zone={zone} /> : null}
          <ChainCard units={units?.items ?? []} />
          <RolesCard people={people} />
          <CsvLink to={address('/staff', { format: 'csv' })} />
        </div>
      </div>
      <InviteSheet open={inviting} onClose={() => setInviting(false)} units={units?.items ?? []} />
    </>
  )
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

function Headline(props: { uncovered: readonly { from: string }[]; zone: string }) {
  const { t } = useTranslation('people')
  const { list, locale } = useFormat()
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: props.zone })
  const days = [...new Set(props.uncovered.map(({ from }) => name.format(Date.parse(from))))]
  if (days.length === 0) return <>{t('people.covered')}</>
  if (days.length > 3) return <>{t('people.manyGaps', { count: days.length })}</>
  return <>{t('people.gaps', { days: list(days) })}</>
}
