import type { ReactNode } from 'react'
import { Mark } from '../../web/kit/index.ts'
import style from './SignIn.module.css'

/** A page before the desk: the bowl, one heading, one thing to do. */
export function Bare(props: { title: ReactNode; more?: ReactNode; children: ReactNode }) {
  return (
    <main className={style.page}>
      <div className={style.narrow}>
        <header className={style.head}>
          <div className={style.mark}>
            <Mark size={34} />
          </div>
          <h1>{props.title}</h1>
          {props.more ? <p>{props.more}</p> : null}
        </header>
        {props.children}
      </div>
    </main>
  )
}
