import { useTranslation } from 'react-i18next'
import { Button, SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import type { Promised } from '../shapes.ts'

/** What we said we would do, and by when; each with how it ended. */
export function Promises() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const may = of.may.includes('promises')
  if (of.promises.length === 0 && !may) return null
  return (
    <SidePart title={t('side.promised')} aside={of.promises.at(-1)?.by.name}>
      <ul className={css.lines}>
        {of.promises.map((promised) => (
          <Line key={promised.id} promised={promised} />
        ))}
      </ul>
      {may ? (
        <Button dense onPress={() => open({ name: 'promise' })}>
          {t('side.promise')}
        </Button>
      ) : null}
    </SidePart>
  )
}

function Line(props: { promised: Promised }) {
  const { t } = useTranslation('cases')
  const { open } = useActing()
  const { moment } = useFormat()
  const { id, text, dueAt, outcome } = props.promised
  return (
    <li>
      <span className="grow">
        {text}
        <span className="meta num">
          {' '}
          {moment(dueAt)}
          {outcome ? ` · ${t(`promise.outcome.${outcome}`)}` : ''}
        </span>
      </span>
      {outcome ? null : (
        <Button dense onPress={() => open({ name: 'outcome', id })}>
          {t('side.ended')}
        </Button>
      )}
    </li>
  )
}
