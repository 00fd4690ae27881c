import { useTranslation } from 'react-i18next'
import { Card, Chip, KeyValues, useFormat } from '../../web/kit/index.ts'
import type { ReadingState } from './shapes.ts'

/** Languages we serve, languages customers write, and how many ratings each has taught from. */
export function Languages({ reading }: { reading: ReadingState }) {
  const { t } = useTranslation('detection')
  const { number, percent, locale } = useFormat()
  const { chosen, written } = reading.languages
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const all = written.reduce((sum, { count }) => sum + count, 0)
  const learnt = new Map(reading.ratings.byLanguage.map(({ language, count }) => [language, count]))
  const read = written.filter(({ language }) => language !== 'und')
  const foreign = read.filter(({ language, count }) => !serves(chosen, language) && count / all >= NOTICED)
  return (
    <Card title={t('languages.title')} aside={t('languages.of', { count: all })}>
      <p className="row" style={{ flexWrap: 'wrap' }}>
        {chosen.map((language) => (
          <Chip key={language}>{names.of(language)}</Chip>
        ))}
      </p>
      {read.length > 0 ? (
        <KeyValues
          of={read.map(({ language, count }) => [
            names.of(language),
            t('languages.share', {
              percent: percent(count / all),
              ratings: number(learnt.get(language) ?? 0),
            }),
            language,
          ])}
        />
      ) : null}
      {foreign.map(({ language }) => (
        <p key={language} className="meta">
          {t('languages.foreign', { language: names.of(language) })}
        </p>
      ))}
    </Card>
  )
}

/** Less than this is a traveller. */
const NOTICED = 0.05

const serves = (chosen: readonly string[], language: string) =>
  chosen.some((each) => each === language || (each === 'nb' && language === 'nn'))
