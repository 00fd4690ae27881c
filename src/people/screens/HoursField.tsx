import { useTranslation } from 'react-i18next'
import { Checkbox, Field, useLocale } from '../../web/kit/index.ts'
import type { OrganisationAnswer } from './answers.ts'

type Schedule = OrganisationAnswer['weeklySchedule']

// 5 January 2026 is a Monday; its week gives the weekdays their names.
const nameOfDay = (day: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + day))

/** Opening hours of an ordinary week, one interval a day. */
export function HoursField(props: { value: Schedule; onChange: (schedule: Schedule) => void }) {
  const { t } = useTranslation('people')
  const locale = useLocale()
  const others = (day: number) => props.value.filter((each) => each.day !== day)
  const put = (opening: Schedule[number]) =>
    props.onChange([...others(opening.day), opening].toSorted((one, other) => one.day - other.day))
  return (
    <fieldset className="stack">
      <legend className="label">{t('organisation.hours')}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const open = props.value.find((each) => each.day === day)
        const name = nameOfDay(day, locale)
        return (
          <div key={day} className="row" style={{ flexWrap: 'wrap', minHeight: 36 }}>
            <span style={{ flex: '0 0 150px' }}>
              <Checkbox
                checked={open !== undefined}
                onChange={(is) =>
                  is ? put({ day, from: '09:00', to: '17:00' }) : props.onChange(others(day))
                }
              >
                {name}
              </Checkbox>
            </span>
            {open
              ? (['from', 'to'] as const).map((end) => (
                  <Field
                    key={end}
                    label={<span className="sr">{t(`organisation.${end}`, { day: name })}</span>}
                    type="time"
                    value={open[end] === '24:00' ? '23:59' : open[end]}
                    onChange={(time) => time && put({ ...open, [end]: time.slice(0, 5) })}
                  />
                ))
              : null}
          </div>
        )
      })}
    </fieldset>
  )
}
