import { useTranslation } from 'react-i18next'
import { Button, useFormat } from '../../web/kit/index.ts'
import { NAMED_FIELDS, type NamedField } from '../import/names.ts'
import style from './Import.module.css'
import { Pick } from './Pick.tsx'
import type { Asks, Seen } from './seen.ts'

/** What a person says of a name: the known one, '' for a name of its own, null to be asked again. */
export type SayName = (field: NamedField, told: string, means: string | null) => void

interface SeeProps {
  seen: Seen
  field: string | null
  /** The column, for who hears the page. */
  name: string
  known: Record<NamedField, readonly string[]>
  sayName: SayName
}

/** What is seen in a column, and the answer to its question. */
export function See({ seen, field, name, known, sayName }: SeeProps) {
  const { t } = useTranslation('intake')
  const { percent } = useFormat()
  const { word, values, asks, readAs } = seen
  const named = NAMED_FIELDS.find((each) => each === field)
  if (readAs && named)
    return (
      <span className={style.seen}>
        {readAs.map(({ told, means }) => (
          <span key={told} className="meta">
            {t('imports.seen.readAs', { told, means })}{' '}
            <button type="button" className="link" onClick={() => sayName(named, told, null)}>
              {t('imports.map.askAgain')}
            </button>
          </span>
        ))}
      </span>
    )
  const shown = typeof values.share === 'number' ? { ...values, share: percent(values.share) } : values
  const said = t(`imports.seen.${word}`, shown)
  if (!asks) return <span className="meta">{said}</span>
  return (
    <span className={style.asks}>
      <b>{said}</b>
      <Answers {...{ asks, name, known: known[asks.field], sayName }} />
    </span>
  )
}

interface AnswersProps {
  asks: Asks
  name: string
  known: readonly string[]
  sayName: SayName
}

function Answers({ asks: { field, told, likely }, name, known, sayName }: AnswersProps) {
  const { t } = useTranslation('intake')
  return (
    <span className="row">
      {likely === undefined ? (
        <Pick
          aria-label={t('imports.map.itIsOf', { name: told, column: name })}
          value=""
          onChange={(event) => sayName(field, told, event.target.value)}
        >
          <option value="">{t('imports.map.itIs')}</option>
          {known.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Pick>
      ) : (
        <Button dense onPress={() => sayName(field, told, likely)}>
          {t('imports.map.yes')}
        </Button>
      )}
      <Button dense look="quiet" onPress={() => sayName(field, told, '')}>
        {t('imports.map.ownName')}
      </Button>
    </span>
  )
}
