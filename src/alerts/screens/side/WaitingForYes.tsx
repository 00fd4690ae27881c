import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Field, Refusal, Sheet, say, useFormat } from '../../../web/kit/index.ts'
import { WALL, type WaitsForYes, type WallNow } from '../shapes.ts'
import css from '../Wall.module.css'

/** Offers above somebody's mandate: yes with one tap, no with a reason and a way on. */
export function WaitingForYes({ offers }: { offers: readonly WaitsForYes[] }) {
  const { t } = useTranslation('alerts')
  const { relative } = useFormat()
  const oldest = offers.toSorted((a, b) => a.since.localeCompare(b.since))[0]
  return (
    <Card
      title={t('wall.yes.title')}
      aside={
        oldest ? t('wall.yes.aside', { count: offers.length, time: relative(oldest.since) }) : t('wall.none')
      }
    >
      {offers.length === 0 ? <p className="meta">{t('wall.yes.none')}</p> : null}
      <ul className={css.list}>
        {offers.map((offer) => (
          <OneYes key={offer.offerId} offer={offer} />
        ))}
      </ul>
    </Card>
  )
}

function OneYes({ offer }: { offer: WaitsForYes }) {
  const { t } = useTranslation('alerts')
  const { money } = useFormat()
  const [saysNo, setSaysNo] = useState(false)
  const decide = useDecide(offer)
  const sum = money(offer.total)
  return (
    <li>
      <span className="grow">
        <Link to="/desk/$caseId" params={{ caseId: offer.caseId }} className={css.name}>
          {t('wall.yes.to', { sum, name: offer.customer.name })}
        </Link>
        <span className="meta">
          {offer.by}: {offer.reason}
        </span>
      </span>
      <Button
        dense
        label={t('wall.yes.sayYes', { sum, name: offer.customer.name })}
        onPress={() => void decide('approve', t('wall.yes.reason'))}
      >
        {t('wall.yes.yes')}
      </Button>
      <Button
        dense
        label={t('wall.yes.sayNo', { sum, name: offer.customer.name })}
        onPress={() => setSaysNo(true)}
      >
        {t('wall.yes.no')}
      </Button>
      {saysNo ? <No offer={offer} sum={sum} close={() => setSaysNo(false)} /> : null}
    </li>
  )
}

function No(props: { offer: WaitsForYes; sum: string; close: () => void }) {
  const { t } = useTranslation('alerts')
  const [reason, setReason] = useState('')
  const decide = useDecide(props.offer)
  const send = async () => {
    if (await decide('reject', reason.trim())) props.close()
  }
  return (
    <Sheet
      open
      onClose={props.close}
      title={t('wall.yes.noTitle', { sum: props.sum, name: props.offer.customer.name })}
      before={`${props.offer.by}: ${props.offer.reason}`}
      foot={
        <Button
          look="ink"
          main
          hotkey="Ctrl+Enter"
          {...(reason.trim() === '' && { notYet: t('wall.yes.notYet') })}
          onPress={() => void send()}
        >
          {t('wall.yes.sendNo')}
        </Button>
      }
    >
      <Field
        label={t('wall.yes.why')}
        help={t('wall.yes.whyHelp')}
        value={reason}
        onChange={setReason}
        lines={4}
        maxLength={2000}
        autoFocus
      />
    </Sheet>
  )
}

/** The verdict leaves the list at once; a refusal ("above what you may approve") brings it back with its sentence. */
function useDecide(offer: WaitsForYes) {
  const { t } = useTranslation('alerts')
  const { money } = useFormat()
  const cache = useQueryClient()
  return async (verdict: 'approve' | 'reject', reason: string): Promise<boolean> => {
    const before = cache.getQueryData<WallNow>(WALL)
    cache.setQueryData<WallNow>(
      WALL,
      (wall) =>
        wall && {
          ...wall,
          waitingForYes: wall.waitingForYes.filter(({ offerId }) => offerId !== offer.offerId),
        },
    )
    try {
      await api.put(`/offers/${offer.offerId}/approval`, { body: { verdict, reason } })
      say(t(`wall.yes.said.${verdict}`, { sum: money(offer.total), name: offer.customer.name }))
      return true
    } catch (error) {
      cache.setQueryData(WALL, before)
      if (!(error instanceof Refusal)) throw error
      say(error.unreachable ? t('wall.noLine') : error.message)
      return false
    }
  }
}
