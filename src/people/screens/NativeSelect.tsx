import type { ReactNode } from 'react'
import { FieldFrame, Icon } from '../../web/kit/index.ts'
import style from './NativeSelect.module.css'

/** A long list as the device itself shows it: four hundred time zones are found by typing or with a thumb. */
export function NativeSelect(props: {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  children: ReactNode
}) {
  return (
    <FieldFrame label={props.label}>
      {(ids) => (
        <span className={style.frame}>
          <select
            className="input select"
            id={ids.id}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          >
            {props.children}
          </select>
          <Icon name="down" />
        </span>
      )}
    </FieldFrame>
  )
}
