import { useTranslation } from 'react-i18next'
import { useTap } from '../../people/screens/useWrite.ts'
import { api, Button, Card, Switch, say, Table, useFormat } from '../../web/kit/index.ts'
import css from './Reading.module.css'
import type { ReadingState } from './shapes.ts'

/** Points shown; more are kept. */
const SHOWN = 6

/** Earlier states one can go back to, and whether new ratings are learnt at all. */
export function GoBack({ reading, mayTurn }: { reading: ReadingState; mayTurn: boolean }) {
  const { t } = useTranslation('detection')
  const points = reading.points.toReversed().slice(0, SHOWN)
  return (
    <Card title={t('back.title')} aside={t('back.more')}>
      {points.length === 0 ? (
        <p className="meta">{t('back.none')}</p>
      ) : (
        <Points points={points} mayTurn={mayTurn} />
      )}
      <SetAside count={reading.ratings.setAside} mayTurn={mayTurn} />
      {mayTurn ? <Learning on={reading.learning} /> : null}
    </Card>
  )
}

function Points({ points, mayTurn }: { points: ReadingState['points']; mayTurn: boolean }) {
  const { t } = useTranslation('detection')
  const { moment, number } = useFormat()
  const { send } = useTap((ratings: number) => api.put('/text/return', { body: { ratings } }), ['text'])
  const loss = (value: number) => number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <Table
      label={t('back.title')}
      rows={points}
      rowKey={({ ratings, at }) => `${ratings} ${at}`}
      columns={[
        { key: 'ratings', name: t('back.ratings'), cell: ({ ratings }) => number(ratings) },
        { key: 'at', name: t('back.at'), cell: ({ at }) => moment(at) },
        {
          key: 'loss',
          name: t('back.loss'),
          wide: true,
          end: true,
          cell: ({ shippedLoss, answeredLoss }) => `${loss(shippedLoss)} → ${loss(answeredLoss)}`,
        },
        {
          key: 'go',
          name: <span className="sr">{t('back.go')}</span>,
          end: true,
          cell: ({ ratings }) =>
            mayTurn ? (
              <Button
                dense
                look="quiet"
                label={t('back.goTo', { go: t('back.go'), count: ratings })}
                onPress={() => send(ratings, { onSuccess: () => say(t('back.gone', { count: ratings })) })}
              >
                {t('back.go')}
              </Button>
            ) : null,
        },
      ]}
    />
  )
}

function SetAside({ count, mayTurn }: { count: number; mayTurn: boolean }) {
  const { t } = useTranslation('detection')
  const { send } = useTap((_: undefined) => api.delete('/text/return'), ['text'])
  if (count === 0) return null
  return (
    <div className={css.under}>
      <span className="meta">{t('back.setAside', { count })}</span>
      {mayTurn ? (
        <Button dense onPress={() => send(undefined)}>
          {t('back.takeIn')}
        </Button>
      ) : null}
    </div>
  )
}

function Learning({ on }: { on: boolean }) {
  const { t } = useTranslation('detection')
  const { send } = useTap((learning: boolean) => api.put('/text/reading', { body: { learning } }), ['text'])
  return (
    <div className={css.under}>
      <Switch on={on} onChange={(learning) => send(learning)}>
        {t('back.learning')}
      </Switch>
    </div>
  )
}
