import { useTranslation } from 'react-i18next'
import { Card } from '../../web/kit/index.ts'
import css from './Patterns.module.css'
import type { PatternsNow } from './shapes.ts'
import { Title } from './Title.tsx'

/** What goes with releases and modules over the whole company, and what this search could not count. */
export function Remarks({ now: { search, releases, modules } }: { now: PatternsNow }) {
  const { t } = useTranslation('patterns')
  const unlinked = search?.unlinked ?? 0
  const leftOut = search?.leftOut ?? []
  return (
    <>
      {releases.length + modules.length > 0 ? (
        <Card title={t('screen.alsoSeen')}>
          {releases.map(({ component, title, sentence }) => (
            <div key={component} className={css.also}>
              <p className={css.sentence}>
                <Title pieces={title} />
              </p>
              <p className="meta">{sentence}</p>
            </div>
          ))}
          {modules.map(({ module, sentence }) => (
            <p key={module} className={css.also}>
              {sentence}
            </p>
          ))}
        </Card>
      ) : null}
      {unlinked > 0 ? <p className={css.remark}>{t('screen.unlinked', { count: unlinked })}</p> : null}
      {leftOut.length > 0 ? (
        <p className={css.remark}>{t('screen.leftOut', { names: leftOut.join(', ') })}</p>
      ) : null}
    </>
  )
}
