import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../web/kit/index.ts'
import type { Silent } from '../shapes.ts'

/** Why a silence counts as one: nobody ever spoke, a promise passed, or one word and nothing since. */
export function useSilence() {
  const { t } = useTranslation('alerts')
  const { relative } = useFormat()
  return ({ why, text, since }: Silent): string =>
    `${t(`silence.${why}`, { text: text ?? '' })}, ${relative(since)}`
}
