import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Icon, Key, Tabs, useKey } from '../../../web/kit/index.ts'
import css from '../Desk.module.css'
import { useCounts } from './useQueue.ts'
import { VIEWS, type View } from './views.ts'

// Long enough that a word is not asked for letter by letter.
const PAUSE_MS = 180

/** Title, search behind `/`, and the three views with their counts. */
export function QueueHead(props: {
  view: View
  setView: (view: View) => void
  q: string
  setQ: (q: string) => void
}) {
  const { t } = useTranslation('cases')
  const [searching, setSearching] = useState(props.q !== '')
  useKey('/', () => setSearching(true), t('desk.search'))
  const stop = () => {
    setSearching(false)
    props.setQ('')
  }
  return (
    <>
      <header className={css.queueHead}>
        <h1>{t('desk.title')}</h1>
        <button
          type="button"
          className={css.find}
          aria-label={t('desk.search')}
          aria-expanded={searching}
          onClick={() => (searching ? stop() : setSearching(true))}
        >
          <Icon name={searching ? 'cross' : 'search'} />
          {searching ? null : <Key>/</Key>}
        </button>
      </header>
      {searching ? <Search q={props.q} setQ={props.setQ} stop={stop} /> : <Views {...props} />}
    </>
  )
}

function Views(props: { view: View; setView: (view: View) => void }) {
  const { t } = useTranslation('cases')
  const counts = useCounts()
  return (
    <Tabs
      label={t('desk.views')}
      value={props.view}
      onChange={props.setView}
      tabs={VIEWS.map((id) => ({ id, name: t(`desk.view.${id}`), ...(counts && { count: counts[id] }) }))}
    />
  )
}

function Search(props: { q: string; setQ: (q: string) => void; stop: () => void }) {
  const { t } = useTranslation('cases')
  const [typed, setTyped] = useState(props.q)
  const { q, setQ } = props
  useEffect(() => {
    const timer = setTimeout(() => typed.trim() !== q && setQ(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, q, setQ])
  return (
    <search className={css.search} onKeyDown={(event) => event.key === 'Escape' && props.stop()}>
      <Field
        label={<span className="sr">{t('desk.search')}</span>}
        type="search"
        value={typed}
        onChange={setTyped}
        placeholder={t('desk.searchHint')}
        autoFocus
        maxLength={200}
      />
    </search>
  )
}
