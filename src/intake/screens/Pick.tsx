import type { SelectHTMLAttributes } from 'react'
import { Icon } from '../../web/kit/index.ts'
import style from './Import.module.css'

/** A long list as the device itself shows it, in a table row or a field. */
export function Pick(props: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <span className={style.pick}>
      <select className="input select" {...props} />
      <Icon name="down" />
    </span>
  )
}
