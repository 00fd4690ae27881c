import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card, Chain, useFormat } from '../../web/kit/index.ts'
import { ROLE_NAMES, type StaffAnswer, type UnitAnswer, useChain } from './answers.ts'
import { NativeSelect } from './NativeSelect.tsx'
import style from './People.module.css'

/** Whom an alert would reach if it came now, for the organisation or one place. */
export function ChainCard(props: { units: readonly UnitAnswer[] }) {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const [place, setPlace] = useState('')
  const unit = props.units.find(({ id }) => id === place)
  const chain = useChain({
    team: unit?.kind === 'team' ? unit.id : undefined,
    site: unit && unit.kind !== 'team' ? unit.id : undefined,
  }).data
  const open = props.units.filter(({ closedAt }) => closedAt === null)
  return (
    <Card title={t('chain.title')} aside={chain ? time(chain.at) : undefined}>
      {open.length > 0 ? (
        <NativeSelect
          label={<span className="sr">{t('chain.place')}</span>}
          value={place}
          onChange={setPlace}
        >
          <option value="">{t('chain.anywhere')}</option>
          {open.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      ) : null}
      <Chain
        label={t('chain.title')}
        links={(chain?.items ?? []).map((step, index) => ({
          key: step.staffId,
          when: index === 0 ? t('chain.atOnce') : t('chain.after', { count: step.afterMinutes }),
          who: step.name,
          how: t(`chain.why.${step.why.replaceAll(' ', '-')}`),
          lit: index === 0,
        }))}
      />
    </Card>
  )
}

/** What each role does, and how many have it. */
export function RolesCard(props: { people: readonly StaffAnswer[] }) {
  const { t } = useTranslation('people')
  return (
    <Card title={t('people.roles')} aside={t('people.count', { count: props.people.length })}>
      <dl className={style.roles}>
        {ROLE_NAMES.map((role) => (
          <div key={role} style={{ display: 'contents' }}>
            <dt>
              {t(`role.${role}`)} {props.people.filter((person) => person.role === role).length}
            </dt>
            <dd>{t(`roleMore.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
