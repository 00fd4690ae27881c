import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Checkbox, Field, say, Table, useFormat, useNow } from '../../web/kit/index.ts'
import { type ShiftAnswer, type StaffAnswer, useOrganisation, useShifts } from './answers.ts'
import style from './People.module.css'
import { useWrite } from './useWrite.ts'
import { hoursOf, shiftTimes, weekOf } from './week.ts'

/** The next four weeks of somebody's shifts; one is added by day and hours, and taken away with a way back. */
export function PersonShifts({ person }: { person: StaffAnswer }) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const organisation = useOrganisation().data
  const zone = person.timeZone ?? organisation?.timeZone ?? 'UTC'
  const now = useNow(3_600_000)
  const from = weekOf({ zone, now, offset: 0 }).from
  const to = weekOf({ zone, now, offset: 4 }).from
  const shifts = useShifts(from, to, person.id).data?.items ?? []
  const drop = useWrite((shift: ShiftAnswer) => api.delete(`/shifts/${shift.id}`), ['shifts'])
  const add = useWrite((body: object) => api.post('/shifts', { body }), ['shifts'])
  const takeAway = (shift: ShiftAnswer) =>
    drop.send(shift, {
      onSuccess: () => {
        const { id: _, name: __, ...again } = shift
        say(t('shift.gone'), () => add.send(again))
      },
    })
  return (
    <Card title={t('shift.title')} aside={t('shift.span')}>
      <Table
        label={t('shift.title')}
        rows={shifts}
        rowKey={({ id }) => id}
        empty={<p className="meta">{t('shift.none')}</p>}
        columns={[
          { key: 'day', name: t('shift.day'), cell: ({ startsAt }) => day(startsAt) },
          { key: 'hours', name: t('shift.hours'), cell: (shift) => hoursOf(shift, zone) },
          { key: 'leads', name: t('shift.leads'), cell: ({ leads }) => (leads ? t('shift.yes') : '') },
          {
            key: 'drop',
            name: <span className="sr">{t('shift.drop')}</span>,
            end: true,
            cell: (shift) => (
              <Button dense look="quiet" onPress={() => takeAway(shift)}>
                {t('shift.drop')}
              </Button>
            ),
          },
        ]}
      />
      <NewShift
        person={person}
        zone={zone}
        send={(body) => add.send(body, { onSuccess: () => say(t('shift.added')) })}
      />
      {add.refusal ? <p className="why">{add.refusal.message}</p> : null}
    </Card>
  )
}

function NewShift(props: { person: StaffAnswer; zone: string; send: (body: object) => void }) {
  const { t } = useTranslation('people')
  const { person, zone } = props
  const [typed, setTyped] = useState({ date: '', from: '09:00', to: '17:00' })
  const [leads, setLeads] = useState(person.role !== 'agent')
  const whole = typed.date && typed.from && typed.to && typed.from !== typed.to
  return (
    <div className={style.form} style={{ marginTop: 16 }}>
      <div className={style.two}>
        <Field
          label={t('shift.day')}
          type="date"
          value={typed.date}
          onChange={(date) => setTyped({ ...typed, date })}
        />
        <Field
          label={t('shift.from')}
          type="time"
          value={typed.from}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <Field
          label={t('shift.to')}
          type="time"
          value={typed.to}
          onChange={(to) => setTyped({ ...typed, to })}
          help={zone}
        />
      </div>
      <Checkbox checked={leads} onChange={setLeads}>
        {t('shift.leadsMore')}
      </Checkbox>
      <div>
        <Button
          onPress={() =>
            props.send({ staffId: person.id, ...shiftTimes({ ...typed, zone }), leads, timeZone: zone })
          }
          {...(whole ? {} : { notYet: t('shift.notYet') })}
        >
          {t('shift.add')}
        </Button>
      </div>
    </div>
  )
}
