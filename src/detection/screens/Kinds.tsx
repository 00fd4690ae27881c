import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Chip, ErrorPart, Lines, Loading, Table, useFormat } from '../../web/kit/index.ts'
import { KindSheet } from './KindSheet.tsx'
import css from './Reading.module.css'
import { type Kind, useKinds } from './shapes.ts'

/** What the organisation calls its failures: names, words of its own, and what is told as what. */
export function Kinds({ mayTurn }: { mayTurn: boolean }) {
  const { t } = useTranslation('detection')
  const { data, error } = useKinds()
  const [open, setOpen] = useState<Kind | 'new' | undefined>()
  if (error) return <ErrorPart fact={t('kinds.failed')} error={error} />
  if (!data) return <Loading shape={<Lines count={8} />} />
  return (
    <div className={css.page}>
      <div className={css.under}>
        <p className="meta">{t('kinds.more')}</p>
        <span className="grow" />
        {mayTurn ? <Button onPress={() => setOpen('new')}>{t('kinds.add')}</Button> : null}
      </div>
      <div className="card">
        <KindTable kinds={data.items} {...(mayTurn && { onOpen: setOpen })} />
      </div>
      {open ? (
        <KindSheet
          key={open === 'new' ? 'new' : open.key}
          kind={open === 'new' ? undefined : open}
          kinds={data.items}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </div>
  )
}

/** The organisation's name of a kind, else the one that ships. */
export function useKindName() {
  const { t } = useTranslation('detection')
  return ({ key, name }: Pick<Kind, 'key' | 'name'>) => name ?? t(`category.${key}`, { defaultValue: key })
}

function KindTable({ kinds, onOpen }: { kinds: readonly Kind[]; onOpen?: (kind: Kind) => void }) {
  const { t } = useTranslation('detection')
  const { number, list } = useFormat()
  const nameOf = useKindName()
  const named = new Map(kinds.map((kind) => [kind.key, nameOf(kind)]))
  return (
    <Table
      label={t('tab.kinds')}
      rows={kinds}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          name: t('kinds.kind'),
          cell: (kind) => (
            <>
              <b>{nameOf(kind)}</b> {kind.ships ? null : <Chip>{t('kinds.own')}</Chip>}
            </>
          ),
        },
        { key: 'cues', name: t('kinds.cues'), wide: true, cell: ({ cues }) => list(cues.slice(0, 4)) },
        {
          key: 'becomes',
          name: t('kinds.becomes'),
          wide: true,
          cell: ({ becomes }) => (becomes ? (named.get(becomes) ?? becomes) : ''),
        },
        { key: 'lately', name: t('kinds.lately'), end: true, cell: ({ lately }) => number(lately) },
        ...(onOpen
          ? [
              {
                key: 'change',
                name: <span className="sr">{t('kinds.change')}</span>,
                end: true,
                cell: (kind: Kind) => (
                  <Button
                    dense
                    look="quiet"
                    label={t('kinds.changeOne', { name: nameOf(kind) })}
                    onPress={() => onOpen(kind)}
                  >
                    {t('kinds.change')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
