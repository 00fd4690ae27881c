import type { ReactNode } from 'react'
import { Button, Sheet } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Form.module.css'

/** A sheet that asks for a few things and does one. What was refused stands where one looks, above the button. */
export function Form(props: {
  title: string
  before?: string
  says: string
  /** Why it cannot be done yet. */
  notYet?: string | undefined
  onDone: () => Promise<boolean>
  children: ReactNode
  also?: ReactNode
}) {
  const { close, refused } = useActing()
  const done = async () => {
    if (await props.onDone()) close()
  }
  return (
    <Sheet
      open
      onClose={close}
      title={props.title}
      {...(props.before && { before: props.before })}
      foot={
        <div className={css.foot}>
          {refused ? (
            <p className="label" role="alert">
              {refused.message}
            </p>
          ) : null}
          <Button
            look="ink"
            main
            hotkey="Ctrl+Enter"
            onPress={() => void done()}
            {...(props.notYet !== undefined && { notYet: props.notYet })}
          >
            {props.says}
          </Button>
          {props.also}
        </div>
      }
    >
      <div className={css.form}>{props.children}</div>
    </Sheet>
  )
}
