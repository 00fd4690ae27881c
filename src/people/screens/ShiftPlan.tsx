import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Avatar, api, ShiftLine, say, useFormat, useNarrow, useNow } from '../../web/kit/index.ts'
import type { ShiftAnswer, StaffAnswer, UnitAnswer } from './answers.ts'
import { useMandates } from './answers.ts'
import style from './People.module.css'
import { useTap } from './useWrite.ts'
import { hoursOf, type PlanDay, shiftsOn, type Week } from './week.ts'

interface Plan {
  people: readonly StaffAnswer[]
  shifts: readonly ShiftAnswer[]
  uncovered: readonly { from: string; to: string }[]
  week: Week
  zone: string
  units: readonly UnitAnswer[]
}

const ORDER = ['lead', 'agent', 'manager', 'owner']

/** A week of everybody's shifts, leads first. */
export function ShiftPlan(props: Plan) {
  const { t } = useTranslation('people')
  const now = useNow(60_000)
  const narrow = useNarrow()
  const today = props.week.days.find((day) => isToday(day, now)) ?? props.week.days[0]
  // A phone has room for one day: today, or the first of another week.
  const days = narrow && today ? [today] : props.week.days
  const people = props.people.toSorted((one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role))
  const gapRow = people.findLast(({ role }) => role === 'lead')?.id ?? people[0]?.id
  return (
    <section className={`card ${style.plan}`}>
      <div className={style.grid}>
        <span className={`${style.head} ${style.first}`}>{t('people.columnWho')}</span>
        <span className={style.head}>{t('people.columnGives')}</span>
        {days.map((day) => (
          <DayHead key={day.date} day={day} zone={props.zone} />
        ))}
        {people.map((person) => (
          <PersonRow
            key={person.id}
            {...props}
            days={days}
            person={person}
            gaps={person.id === gapRow ? props.uncovered : []}
          />
        ))}
      </div>
      <p className={style.legend}>
        {(['leads', 'on', 'later', 'gap'] as const).map((look) => (
          <span key={look}>
            <i className={style[look]} />
            {t(`people.legend.${look}`)}
          </span>
        ))}
      </p>
    </section>
  )
}

function DayHead(props: { day: PlanDay; zone: string }) {
  const { locale } = useFormat()
  const now = useNow(60_000)
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', timeZone: props.zone })
  return (
    <span className={isToday(props.day, now) ? `${style.head} ${style.today}` : style.head}>
      {name.format(props.day.from)}
    </span>
  )
}

type Row = Plan & {
  days: readonly PlanDay[]
  person: StaffAnswer
  gaps: readonly { from: string; to: string }[]
}

function PersonRow({ person, gaps, ...plan }: Row) {
  const { t } = useTranslation('people')
  const own = plan.shifts.filter(({ staffId }) => staffId === person.id)
  const place = plan.units
    .filter(({ id }) => person.unitIds.includes(id))
    .map(({ name }) => name)
    .join(', ')
  return (
    <>
      <span className={style.who}>
        <Avatar name={person.name} />
        <span className="grow">
          <Link to="/people/$staffId" params={{ staffId: person.id }} className="clip">
            {person.name}
          </Link>
          <span className="meta clip" style={{ display: 'block' }}>
            {[t(`role.${person.role}`), place || person.languages.join(', ')].filter(Boolean).join(' · ')}
          </span>
        </span>
      </span>
      <span className={style.gives}>
        <MayGive role={person.role} />
      </span>
      {own.length === 0 && (person.role === 'owner' || person.joined !== 'joined') ? (
        <NotYet person={person} />
      ) : (
        plan.days.map((day) => (
          <span key={day.date} className={`${style.day} ${isWeekend(day) ? style.off : ''}`}>
            <ShiftLine from={day.from} to={day.to} shifts={barsOn(day, own, gaps, { zone: plan.zone, t })} />
          </span>
        ))
      )}
    </>
  )
}

// The shown hours are five to eleven; the day itself begins and ends with midnight.
const isToday = ({ from, to }: PlanDay, now: number): boolean =>
  now >= from - 5 * 3_600_000 && now < to + 3_600_000

const isWeekend = ({ date }: PlanDay): boolean => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())

interface Saying {
  zone: string
  t: (key: string, values: Record<string, unknown>) => string
}

function barsOn(day: PlanDay, own: readonly ShiftAnswer[], gaps: Row['gaps'], { zone, t }: Saying) {
  const shifts = shiftsOn(day, own).map((shift) => ({
    id: shift.id,
    from: Date.parse(shift.startsAt),
    to: Date.parse(shift.endsAt),
    says: hoursOf(shift, zone),
    leads: shift.leads,
  }))
  const open = gaps
    .filter(({ from, to }) => Date.parse(from) < day.to && Date.parse(to) > day.from)
    .map(({ from, to }) => ({
      id: from,
      from: Date.parse(from),
      to: Date.parse(to),
      says: t('people.noLead', { hours: hoursOf({ startsAt: from, endsAt: to }, zone) }),
      gap: true,
    }))
  return [...shifts, ...open]
}

function MayGive(props: { role: StaffAnswer['role'] }) {
  const { t } = useTranslation('people')
  const { money } = useFormat()
  const mandate = useMandates().data?.items.find(({ role }) => role === props.role)
  if (props.role === 'owner') return <>{t('mandates.noLimit')}</>
  if (!mandate) return <>{t('mandates.asks')}</>
  return <>{money({ amount: mandate.perCase, currency: mandate.currency })}</>
}

function NotYet({ person }: { person: StaffAnswer }) {
  const { t } = useTranslation('people')
  const { send, waits } = useTap(
    () => api.post<{ link: string }>(`/staff/${person.id}/invitation`),
    ['staff'],
  )
  const key = person.role === 'owner' ? 'owner' : person.joined === 'invited' ? 'invited' : 'notInvited'
  return (
    <span className={style.says}>
      {t(`people.says.${key}`)}
      {key === 'owner' ? null : (
        <button
          type="button"
          className="link"
          disabled={waits}
          onClick={() =>
            send(undefined, { onSuccess: () => say(t('people.invited', { name: person.name })) })
          }
        >
          {t(key === 'invited' ? 'people.sendAgain' : 'people.sendInvitation')}
        </button>
      )}
    </span>
  )
}
