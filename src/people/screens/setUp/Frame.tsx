import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, Mark } from '../../../web/kit/index.ts'
import style from './setUp.module.css'

const STEPS = ['you', 'money', 'rating'] as const

/** A step of set-up: left asks, right shows what it means. */
export function Frame(props: {
  step: (typeof STEPS)[number]
  title: ReactNode
  more: ReactNode
  children: ReactNode
  foot: ReactNode
  shows: ReactNode
  onSubmit?: () => void
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit?.()
  }
  return (
    <main className={style.halves}>
      <form className={style.asks} onSubmit={submit} noValidate>
        <Top step={props.step} />
        <div className={style.body}>
          <h1>{props.title}</h1>
          <p>{props.more}</p>
          {props.children}
        </div>
        <div className={style.foot}>{props.foot}</div>
      </form>
      <div className={style.shows}>{props.shows}</div>
    </main>
  )
}

function Top(props: { step: (typeof STEPS)[number] }) {
  const { t } = useTranslation('people')
  const now = STEPS.indexOf(props.step)
  return (
    <header className={style.top}>
      <span className={style.brand}>
        <Mark size={26} /> Amends
      </span>
      <ol className={style.steps}>
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={index < now ? style.done : undefined}
            aria-current={index === now ? 'step' : undefined}
          >
            {index < now ? <Icon name="tick" size="s" /> : null}
            {t(`setUp.step.${step}`)}
          </li>
        ))}
      </ol>
    </header>
  )
}
