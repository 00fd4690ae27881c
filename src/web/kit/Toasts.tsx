import { useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Toast, toasts } from './toasts.ts'

/** Bottom left: what was just done, and the way back. The shell shows it; screens call `say`. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.watch, toasts.all)
  return (
    <div className="toasts" role="status">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

/** One ink line with its Undo. */
export function ToastLine(props: { toast: Toast }) {
  const { t } = useTranslation('web')
  const { id, text, undo } = props.toast
  return (
    <div className="toast">
      <span>{text}</span>
      {undo ? (
        <AriaButton
          className="undo"
          onPress={() => {
            toasts.dismiss(id)
            undo()
          }}
        >
          {t('toast.undo')}
        </AriaButton>
      ) : null}
    </div>
  )
}
