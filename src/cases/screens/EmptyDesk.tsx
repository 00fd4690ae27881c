import { useTranslation } from 'react-i18next'
import { Button, SeamBlock, say, useMe, useOrganisationName } from '../../web/kit/index.ts'
import css from './EmptyDesk.module.css'

const FEEDBACK = `curl ${location.origin}/api/v1/feedback \\
  -H "Authorization: Bearer $AMENDS_KEY" \\
  -H "content-type: application/json" \\
  -d '{ "source": "survey", "scale": "stars5",
        "score": 1,
        "comment": "Happy Retirement Bob?!",
        "customer": { "email": "c@example.com" } }'`

/** Day one: says why it is quiet, shows how the first one arrives, and stays live. */
export function EmptyDesk() {
  const { t } = useTranslation('cases')
  const organisation = useOrganisationName()
  return (
    <section className={css.day}>
      <header className="bar">
        <p className="title">{t('desk.title')}</p>
        <span className="meta">{t('desk.first.day', { name: organisation ?? '' })}</span>
      </header>
      <div className={css.middle}>
        <div className={css.seam}>
          <SeamBlock steps={-1} />
        </div>
        <h1>{t('desk.first.title')}</h1>
        <p className={css.lead}>{t('desk.first.why')}</p>
        <FirstOne />
        <p className={css.live}>
          <i aria-hidden="true" />
          {t('desk.first.listening')}
        </p>
      </div>
    </section>
  )
}

function FirstOne() {
  const { t } = useTranslation('cases')
  const owner = useMe()?.role === 'owner'
  const copy = () => {
    void navigator.clipboard?.writeText(FEEDBACK).then(() => say(t('desk.first.copied')))
  }
  return (
    <div className={`card ${css.card}`}>
      <h2 className="heading">{t('desk.first.send')}</h2>
      <p>{t(owner ? 'desk.first.sendOwner' : 'desk.first.sendHow')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable for who scrolls by keys */}
      <pre tabIndex={0}>{FEEDBACK}</pre>
      <Button look="ink" onPress={copy}>
        {t('desk.first.copy')}
      </Button>
    </div>
  )
}
