import { useTranslation } from 'react-i18next'
import { Button, MandateBar, SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { type Offer, waitsForYes } from '../shapes.ts'
import { useMandate, useMayDecide } from '../useMandate.ts'
import { useKindWords } from '../useRecommendation.ts'

/** What we give: every offer with where it stands, against the mandate. */
export function Given() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const may = of.may.includes('offers')
  const shown = of.offers.filter(({ withdrawnAt }) => !withdrawnAt)
  if (shown.length === 0) return null
  return (
    <SidePart title={t('offer.title')}>
      <ul className={css.offers}>
        {shown.map((offer) => (
          <OneOffer key={offer.id} offer={offer} />
        ))}
      </ul>
      {may ? (
        <Button dense onPress={() => open({ name: 'offer' })}>
          {t('offer.another')}
        </Button>
      ) : null}
    </SidePart>
  )
}

function OneOffer(props: { offer: Offer }) {
  const { t } = useTranslation('cases')
  const { money, moment } = useFormat()
  const { offer } = props
  const rejected = offer.approval?.verdict === 'reject' || offer.verdict === 'refused'
  const waits = waitsForYes(offer)
  const mandate = useMandate(offer.total.currency)
  const words = useKindWords()
  return (
    <li
      className={`${css.offer} ${rejected ? css.refusedOffer : offer.answer === 'accepted' ? css.chosenOffer : ''}`}
    >
      <p className="row">
        <b className="grow">{words(offer.kind)}</b>
        <span className="num">{rejected ? t('offer.no') : money(offer.total)}</span>
      </p>
      <p className="meta">
        {offer.reason} · {offer.offeredBy.name} {moment(offer.offeredAt)}
      </p>
      <p className="label">{t(`offer.state.${stateOf(offer)}`)}</p>
      {offer.approval?.reason ? <p className={css.reason}>{offer.approval.reason}</p> : null}
      {waits ? (
        <MandateBar owed={offer.restitution} extra={offer.goodwill} {...(mandate && { mandate })} />
      ) : null}
      <Ways offer={offer} />
    </li>
  )
}

const stateOf = (offer: Offer): string => {
  if (offer.answer) return offer.answer
  if (offer.verdict === 'refused') return 'refused'
  if (waitsForYes(offer)) return 'asked'
  return offer.approval?.verdict === 'reject' ? 'rejected' : 'out'
}

/** What can be done with an offer now: the customer's word, a lead's yes, or taking it back. */
function Ways(props: { offer: Offer }) {
  const { t } = useTranslation('cases')
  const { of, act, open } = useActing()
  const { offer } = props
  const mayDecide = useMayDecide(offer)
  const { money } = useFormat()
  const put = (path: string, body: unknown, says: string) =>
    act({ method: 'PUT', path: `/offers/${offer.id}/${path}`, body, label: says, said: says })
  const takeBack = () =>
    act({
      method: 'DELETE',
      path: `/offers/${offer.id}`,
      label: t('offer.takeBack'),
      said: t('offer.takenBack', { sum: money(offer.total) }),
    })
  if (waitsForYes(offer))
    return (
      <div className="row">
        {mayDecide ? (
          <Button dense onPress={() => open({ name: 'decide', id: offer.id })}>
            {t('offer.decide')}
          </Button>
        ) : null}
        <Button dense look="quiet" onPress={() => void takeBack()}>
          {t('offer.takeBack')}
        </Button>
      </div>
    )
  if (!offer.stands || offer.answer) return null
  const name = of.customer.name
  return (
    <div className={css.ways}>
      <Button dense onPress={() => void put('answer', { answer: 'accepted' }, t('offer.saidYes', { name }))}>
        {t('offer.yes')}
      </Button>
      <Button dense onPress={() => void put('answer', { answer: 'declined' }, t('offer.saidNo', { name }))}>
        {t('offer.decline')}
      </Button>
      <Button dense look="quiet" onPress={() => void takeBack()}>
        {t('offer.takeBack')}
      </Button>
    </div>
  )
}
