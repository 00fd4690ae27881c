import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, SeamBlock, say, useMe, useOrganisationName } from '../../web/kit/index.ts'
import css from './EmptyDesk.module.css'

const feedbackBy = (key: string) => `curl ${location.origin}/api/v1/feedback \\
  -H "Authorization: Bearer ${key}" \\
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
        <div className={`card ${css.ways}`}>
          <FirstOne />
          <BringFile />
        </div>
        <p className={css.live}>
          <i aria-hidden="true" />
          {t('desk.first.listening')}
        </p>
      </div>
    </section>
  )
}

// In the text the key is a name; the copy of an owner carries a real one, made when it is asked for.
const NAMED = '$AMENDS_KEY'

function FirstOne() {
  const { t } = useTranslation('cases')
  const owner = useMe()?.role === 'owner'
  const made = useRef<string>(undefined)
  const copy = async () => {
    try {
      if (owner) made.current ??= await makeTestKey()
      await navigator.clipboard.writeText(feedbackBy(made.current ?? NAMED))
      say(t('desk.first.copied'))
    } catch {
      say(t('desk.first.notCopied'))
    }
  }
  return (
    <div className={css.way}>
      <h2 className="heading">{t('desk.first.send')}</h2>
      <p>{t(owner ? 'desk.first.sendOwner' : 'desk.first.sendHow')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable for who scrolls by keys */}
      <pre tabIndex={0}>{feedbackBy(NAMED)}</pre>
      <Button look="ink" onPress={() => void copy()}>
        {t(owner ? 'desk.first.copyMine' : 'desk.first.copy')}
      </Button>
    </div>
  )
}

const makeTestKey = async (): Promise<string> => {
  const body = { name: 'First steps', scope: 'ingest', test: true }
  return (await api.post<{ key: string }>('/keys', { body })).key
}

/** The other way to begin: what is there already. Managers bring files in. */
function BringFile() {
  const { t } = useTranslation('cases')
  const role = useMe()?.role
  if (role !== 'owner' && role !== 'manager') return null
  return (
    <div className={css.way}>
      <h2 className="heading">{t('desk.first.bring')}</h2>
      <p>{t('desk.first.bringMore')}</p>
      <Link className="btn" to="/imports">
        {t('desk.first.bringGo')}
      </Link>
    </div>
  )
}
