import type { ReactNode } from 'react'
import { Button } from '../../web/kit/index.ts'
import type { Say } from '../wording.ts'
import css from './Impact.module.css'

/** Under each picture: how it was made, its numbers, and the cases behind it. */
export function CardFoot(props: {
  say: Say
  how: ReactNode
  asTable?: boolean
  turn?: () => void
  onBehind?: () => void
}) {
  return (
    <p className={css.cardFoot}>
      <span className={css.how}>{props.how}</span>
      {props.onBehind ? (
        <Button dense look="quiet" onPress={props.onBehind}>
          {props.say('behind.open')}
        </Button>
      ) : null}
      {props.turn ? (
        <Button dense look="quiet" onPress={props.turn}>
          {props.say(props.asTable ? 'picture' : 'numbers')}
        </Button>
      ) : null}
    </p>
  )
}
