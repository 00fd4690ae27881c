import { useTranslation } from 'react-i18next'
import { useKey } from '../keyboard/useKey.ts'

/** J and K walk a list; `go` opens the row walked to. */
export function useList(options: {
  ids: readonly string[]
  at: string | undefined
  go: (id: string) => void
}) {
  const { t } = useTranslation('web')
  const walk = (by: 1 | -1) => () => {
    const { ids, at } = options
    const here = at === undefined ? -1 : ids.indexOf(at)
    const next = ids[Math.max(0, here + by)]
    if (next !== undefined && next !== at) options.go(next)
  }
  useKey('J', walk(1), t('keys.down'))
  useKey('K', walk(-1), t('keys.up'))
}
