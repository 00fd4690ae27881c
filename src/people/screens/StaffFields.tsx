import { useTranslation } from 'react-i18next'
import { ChosenChips, Field, LOCALES, type Locale, Select } from '../../web/kit/index.ts'
import { ROLE_NAMES, type RoleName, type UnitAnswer } from './answers.ts'
import style from './People.module.css'

/** What is typed about a person. */
export interface TypedPerson {
  name: string
  email: string
  role: RoleName
  languages: string[]
  unitIds: string[]
  hiredAt: string
}

const LANGUAGES = (Object.keys(LOCALES) as Locale[]).map((id) => ({ id: id as string, name: LOCALES[id] }))

/** The fields of a person, for an invitation and for their page. */
export function StaffFields(props: {
  person: TypedPerson
  onChange: (person: TypedPerson) => void
  units: readonly UnitAnswer[]
  wrong: (field: string) => string | undefined
}) {
  const { t } = useTranslation('people')
  const { person, units } = props
  const say = (part: Partial<TypedPerson>) => props.onChange({ ...person, ...part })
  const wrong = (field: string) => {
    const error = props.wrong(field)
    return error ? { error } : {}
  }
  return (
    <div className={style.form}>
      <Field
        label={t('field.name')}
        value={person.name}
        onChange={(name) => say({ name })}
        maxLength={200}
        {...wrong('name')}
      />
      <Field
        label={t('field.email')}
        value={person.email}
        onChange={(email) => say({ email })}
        type="email"
        {...wrong('email')}
      />
      <div className={style.two}>
        <Select
          label={t('field.role')}
          value={person.role}
          onChange={(role) => say({ role })}
          options={ROLE_NAMES.map((id) => ({ id, name: t(`role.${id}`), more: t(`roleMore.${id}`) }))}
        />
        <Field
          label={t('field.hiredAt')}
          value={person.hiredAt}
          onChange={(hiredAt) => say({ hiredAt })}
          type="date"
          {...wrong('hiredAt')}
        />
      </div>
      {units.length > 0 ? (
        <ChosenChips
          label={t('field.units')}
          options={units.filter(({ closedAt }) => closedAt === null)}
          value={person.unitIds}
          onChange={(unitIds) => say({ unitIds })}
        />
      ) : null}
      <ChosenChips
        label={t('field.languages')}
        options={LANGUAGES}
        value={person.languages}
        onChange={(languages) => say({ languages })}
      />
    </div>
  )
}

/** The body of a write: what is empty is left out or said to be nothing. */
export const bodyOf = ({ hiredAt, ...person }: TypedPerson) => ({ ...person, hiredAt: hiredAt || null })
