import { useTranslation } from 'react-i18next'
import type { CaseRecommendation } from '../../../compensation/recommendSchema.ts'
import { Button, KeyValues, type Sum, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { quoted } from '../quoted.ts'

/** "What would be fair?", verbatim, beside what was offered and given; and what could not be given, with what came nearest. */
export function Fair(props: { of?: CaseRecommendation['fair'] }) {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const { askedFor } = of
  const { name } = of.customer
  return (
    <div className={css.fair}>
      {askedFor ? (
        <>
          <p className="meta">{t('fair.asked', { name })}</p>
          <p className="voice" lang={of.locale ?? undefined}>
            {quoted(askedFor.words, of.locale)}
          </p>
          <Beside of={props.of} asked={askedFor.sum} />
        </>
      ) : null}
      {of.declinedRequests.map((declined) => (
        <p key={declined.at} className={css.declined}>
          {t('declined.line', { asked: declined.asked, whyNot: declined.whyNot })}{' '}
          <b>{t('declined.instead', { alternative: declined.alternative })}</b>
        </p>
      ))}
      <p className={css.ways}>
        <Button dense onPress={() => open({ name: 'asked-for' })}>
          {t(askedFor ? 'fair.change' : 'fair.ask', { name })}
        </Button>
        {askedFor ? (
          <Button dense look="quiet" onPress={() => open({ name: 'declined' })}>
            {t('declined.open')}
          </Button>
        ) : null}
      </p>
    </div>
  )
}

function Beside(props: { of: CaseRecommendation['fair'] | undefined; asked: Sum | null }) {
  const { t } = useTranslation('cases')
  const { money } = useFormat()
  const { offered = null, given = null, gap = null } = props.of ?? {}
  if (!props.asked && !offered && !given) return null
  const said = (sum: Sum | null) => (sum ? money(sum) : '–')
  return (
    <KeyValues
      of={[
        [t('fair.askedSum'), said(props.asked)],
        [t('fair.offered'), said(offered)],
        [t('fair.given'), said(given)],
        ...(gap && gap.amount > 0 ? [[t('fair.gap'), money(gap)] as const] : []),
      ]}
    />
  )
}
