import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Field, Select, say } from '../../web/kit/index.ts'
import { type UnitAnswer, useUnits } from './answers.ts'
import style from './People.module.css'
import { useWrite } from './useWrite.ts'

const KINDS = ['brand', 'region', 'site', 'team'] as const

interface Branch {
  unit: UnitAnswer
  depth: number
}

function branches(units: readonly UnitAnswer[], parentId: string | null = null, depth = 0): Branch[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .flatMap((unit) => [{ unit, depth }, ...branches(units, unit.id, depth + 1)])
}

/** Brands, regions, sites and teams as one tree; what a person sees follows it. */
export function PlacesCard() {
  const { t } = useTranslation('people')
  const units = (useUnits().data?.items ?? []).filter(({ closedAt }) => closedAt === null)
  const close = useWrite((unit: UnitAnswer) => api.delete(`/units/${unit.id}`), ['units'])
  return (
    <Card title={t('places.title')} aside={t('places.more')}>
      {units.length === 0 ? <p className="meta">{t('places.none')}</p> : null}
      <ul className="stack">
        {branches(units).map(({ unit, depth }) => (
          <li key={unit.id} className="row" style={{ paddingInlineStart: depth * 24 }}>
            <b>{unit.name}</b> <span className="meta grow">{t(`places.kind.${unit.kind}`)}</span>
            <Button
              dense
              look="quiet"
              label={t('places.closeOne', { name: unit.name })}
              onPress={() =>
                close.send(unit, { onSuccess: () => say(t('places.closed', { name: unit.name })) })
              }
            >
              {t('places.close')}
            </Button>
          </li>
        ))}
      </ul>
      <NewPlace units={units} />
    </Card>
  )
}

function NewPlace(props: { units: readonly UnitAnswer[] }) {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('site')
  const [parentId, setParent] = useState('')
  const { send, refusal } = useWrite(
    () => api.post('/units', { body: { kind, name, parentId: parentId || null } }),
    ['units'],
  )
  const above = [{ id: '', name: t('places.top') }, ...props.units]
  return (
    <div className={style.form} style={{ marginTop: 16 }}>
      <div className={style.two}>
        <Field label={t('places.name')} value={name} onChange={setName} maxLength={200} />
        <Select
          label={t('places.kindLabel')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((id) => ({ id, name: t(`places.kind.${id}`) }))}
        />
        <Select label={t('places.above')} value={parentId} onChange={setParent} options={above} />
      </div>
      <div className="row">
        <Button
          onPress={() => send(undefined, { onSuccess: () => setName('') })}
          {...(name.trim() ? {} : { notYet: t('places.notYet') })}
        >
          {t('places.add')}
        </Button>
        {refusal ? <span className="why">{refusal.message}</span> : null}
      </div>
    </div>
  )
}
