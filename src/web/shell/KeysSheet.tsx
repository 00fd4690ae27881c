import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type Hotkey, hotkeys, watchHotkeys } from '../keyboard/registry.ts'
import { Key } from '../kit/Key.tsx'
import { Sheet } from '../kit/Sheet.tsx'

let list: readonly Hotkey[] = []
const fresh = (): readonly Hotkey[] => {
  const now = hotkeys().filter((each) => each.says)
  // The same keys must be the same list, or the store would never stand still.
  if (now.length !== list.length || now.some((each, i) => each !== list[i])) list = now
  return list
}

/** Every key of this screen: `?`. */
export function KeysSheet(props: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('web')
  const keys = useSyncExternalStore(watchHotkeys, fresh)
  return (
    <Sheet open={props.open} onClose={props.onClose} title={t('keys.title')}>
      <dl className="key-values">
        {keys.map((each) => (
          <div key={each.combo}>
            <dt>{each.says}</dt>
            <dd>
              <Key>{each.combo.replace('+', ' ')}</Key>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
