import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Chip, Clock } from '../../web/kit/index.ts'
import type { Card } from './shapes.ts'
import { useAlertWords } from './useAlertWords.ts'
import { useTake } from './useTake.ts'
import css from './Wall.module.css'

/** One alert on a line, for a wall with many. */
export function AlertRow(props: { card: Card; first: boolean }) {
  const { t } = useTranslation('alerts')
  const take = useTake()
  const { card, first } = props
  const { words, place, chips } = useAlertWords(card)
  return (
    <li className={css.row}>
      <Clock from={card.raisedAt} due={card.answerDueAt} exact />
      <span className={css.who}>
        <Link
          to="/desk/$caseId"
          params={{ caseId: card.caseId }}
          className={`${css.name} clip`}
          lang={card.locale ?? undefined}
        >
          {card.customer.name}
        </Link>
        <span className="meta clip">{place}</span>
      </span>
      <q className="voice clip" lang={card.locale ?? undefined}>
        {words}
      </q>
      {chips[0] ? <Chip>{chips[0]}</Chip> : null}
      <Button
        dense
        look={first ? 'ink' : 'plain'}
        onPress={() => void take(card)}
        label={`${t('wall.takeShort')}: ${card.customer.name}`}
      >
        {t('wall.takeShort')}
      </Button>
    </li>
  )
}
