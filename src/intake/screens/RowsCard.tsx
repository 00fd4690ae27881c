import { useTranslation } from 'react-i18next'
import { Card, Field, FieldFrame, Select } from '../../web/kit/index.ts'
import { type ImportKind, KINDS, type Options } from './answers.ts'
import style from './Import.module.css'
import { Pick } from './Pick.tsx'

const SCALES = ['stars5', 'csat5', 'nps', 'ces7', 'thumbs'] as const
const SOURCES = ['survey', 'review', 'social', 'email', 'phone', 'form', 'floor', 'import'] as const

interface RowsCardProps {
  kind: ImportKind
  setKind: (kind: ImportKind) => void
  extra: Omit<Options, 'map'>
  setExtra: (extra: Omit<Options, 'map'>) => void
  chosen: (string | null)[]
}

/** What these rows are: kind, zone, from when they are live, and what holds for all of them. */
export function RowsCard({ kind, setKind, extra, setExtra, chosen }: RowsCardProps) {
  const { t } = useTranslation('intake')
  const setFor = (field: string) => (value: string) =>
    setExtra({ ...extra, set: { ...extra.set, [field]: value } })
  const timed = kind === 'feedback' || kind === 'interactions'
  return (
    <Card title={t('imports.map.rows')}>
      <div className={style.form}>
        <Select
          label={t('imports.map.kind')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((id) => ({ id, name: t(`imports.kind.${id}`) }))}
        />
        {kind === 'feedback' && chosen.includes('score') && !chosen.includes('scale') ? (
          <Select
            label={t('imports.map.scale')}
            value={extra.set.scale ?? 'stars5'}
            onChange={setFor('scale')}
            options={SCALES.map((id) => ({ id, name: t(`imports.scale.${id}`) }))}
          />
        ) : null}
        {kind === 'feedback' && !chosen.includes('source') ? (
          <Select
            label={t('imports.map.source')}
            value={extra.set.source ?? 'survey'}
            onChange={setFor('source')}
            options={SOURCES.map((id) => ({ id, name: t(`imports.source.${id}`) }))}
          />
        ) : null}
        {kind === 'interactions' && !chosen.includes('channel') ? (
          <Field
            label={t('imports.map.channel')}
            value={extra.set.channel ?? ''}
            onChange={setFor('channel')}
          />
        ) : null}
        <ZoneChoice
          value={extra.timeZone ?? ''}
          onChange={(timeZone) => setExtra(told({ ...extra, timeZone }))}
        />
        <Select
          label={t('imports.map.order')}
          value={extra.dateOrder ?? 'told'}
          onChange={(order: string) => setExtra(told({ ...extra, dateOrder: order as 'day first' }))}
          options={[
            { id: 'told', name: t('imports.map.orderTold') },
            { id: 'day first', name: t('imports.map.orderDay') },
            { id: 'month first', name: t('imports.map.orderMonth') },
          ]}
        />
        {timed ? (
          <Field
            label={t('imports.map.live')}
            type="datetime-local"
            value={extra.liveSince ?? ''}
            onChange={(liveSince) => setExtra(told({ ...extra, liveSince }))}
            help={t('imports.map.liveMore')}
          />
        ) : null}
      </div>
    </Card>
  )
}

/** Empty choices are left out, or the server would take them as said. */
function told({ set, ...options }: Omit<Options, 'map'>): Omit<Options, 'map'> {
  const { timeZone, dateOrder, liveSince } = options
  return {
    set,
    ...(timeZone ? { timeZone } : {}),
    ...(dateOrder === 'day first' || dateOrder === 'month first' ? { dateOrder } : {}),
    ...(liveSince ? { liveSince } : {}),
  }
}

function ZoneChoice(props: { value: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation('intake')
  return (
    <FieldFrame label={t('imports.map.zone')}>
      {({ id }) => (
        <Pick id={id} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          <option value="">{t('imports.map.zoneOurs')}</option>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Pick>
      )}
    </FieldFrame>
  )
}
