import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type Locale, loadWords } from '../../../web/kit/index.ts'
import { buttonOf } from '../contrast.ts'
import style from './setUp.module.css'

interface Shown {
  name: string
  colour: string
  logo: string | null
  legalFooter: string
  languages: readonly Locale[]
}

/** What customers see, as it is typed: the survey page in two of their languages. */
export function CustomerPreview(props: Shown) {
  const { t } = useTranslation('people')
  const spoken = props.languages.filter((locale) => locale !== 'en')
  const shown = [...spoken, 'en' as const].slice(0, 2)
  return (
    <>
      <p className="meta">{t('setUp.you.preview')}</p>
      <div className={style.previews}>
        {shown.map((locale) => (
          <Survey key={locale} locale={locale} {...props} />
        ))}
      </div>
      <p className="meta">{t('setUp.you.previewMore')}</p>
    </>
  )
}

const STARS = [5, 4, 3, 2, 1]

function Survey({ locale, name, colour, logo, legalFooter }: Shown & { locale: Locale }) {
  const [, setReady] = useState(false)
  useEffect(() => {
    loadWords(locale).then(() => setReady(true))
  }, [locale])
  const say = i18next.getFixedT(locale, 'people')
  const ground = { background: buttonOf(colour) }
  return (
    <div className={style.preview} lang={locale} aria-hidden="true">
      <header style={ground}>{logo ? <img src={logo} alt="" height={24} /> : name}</header>
      <div>
        <h2>{say('preview.title')}</h2>
        <p>{say('preview.more')}</p>
        <ol>
          {STARS.map((stars) => (
            <li key={stars}>
              {say(`preview.stars.${stars}`)}
              <span className="row" style={{ gap: 3 }}>
                {STARS.toReversed().map((each) => (
                  <Icon key={each} name="star" size="s" full={each <= stars} />
                ))}
              </span>
            </li>
          ))}
        </ol>
        <p className={style.send} style={ground}>
          {say('preview.send')}
        </p>
      </div>
      <footer>{legalFooter}</footer>
    </div>
  )
}
