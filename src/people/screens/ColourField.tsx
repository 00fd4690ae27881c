import { useTranslation } from 'react-i18next'
import { Field, useFormat } from '../../web/kit/index.ts'
import { whiteOn } from './contrast.ts'
import style from './setUp/setUp.module.css'

// Five that white text reads on, from calm to plain; any other may be typed.
const SWATCHES = ['#24463c', '#7a2b38', '#2a4668', '#574430', '#211c17']

/** The organisation's colour, with how well white text reads on it. */
export function ColourField(props: { value: string; onChange: (colour: string) => void }) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const ratio = whiteOn(props.value)
  const word = ratio === undefined ? 'none' : ratio >= 4.5 ? 'good' : 'low'
  return (
    <div className="field">
      <span className="label">{t('organisation.colour')}</span>
      <div className={style.swatches}>
        <div className={style.swatches} role="radiogroup" aria-label={t('organisation.colour')}>
          {SWATCHES.map((colour) => (
            // biome-ignore lint/a11y/useSemanticElements: a native radio cannot show its colour without a drawn one beside it
            <button
              key={colour}
              type="button"
              role="radio"
              aria-checked={colour === props.value.toLowerCase()}
              aria-label={colour}
              className={style.swatch}
              style={{ background: colour }}
              onClick={() => props.onChange(colour)}
            />
          ))}
        </div>
        <div className={style.hex}>
          <Field
            label={<span className="sr">{t('organisation.colourCode')}</span>}
            value={props.value}
            onChange={props.onChange}
            maxLength={7}
          />
        </div>
        <span className="meta">
          {t(`organisation.contrast.${word}`, {
            ratio: number(ratio ?? 0, { maximumFractionDigits: 1 }),
          })}
        </span>
      </div>
    </div>
  )
}
