import { useTranslation } from 'react-i18next'
import { Button, Heading, useFormat } from '../../../web/kit/index.ts'
import css from './Judgement.module.css'
import type { Version } from './useSetting.ts'

/** Every version, newest first, with who, when and why; an older one can be taken up again as the next. */
export function History(props: { versions: readonly Version[]; take: (version: Version) => void }) {
  const { t } = useTranslation('cases')
  return (
    <section className={`card pad ${css.group}`}>
      <Heading title={t('judgement.history')} />
      <ol className={css.versions}>
        {props.versions.map((version, at) => (
          <li key={version.content.version}>
            <Line of={version} stands={at === 0} />
            {at === 0 ? null : (
              <Button dense look="quiet" onPress={() => props.take(version)}>
                {t('judgement.takeAgain')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Line(props: { of: Version; stands: boolean }) {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const { content, by, at, why } = props.of
  const who = at ? [by?.name, moment(at)].filter(Boolean).join(', ') : t('judgement.ships')
  return (
    <p className="grow">
      <b>{t('judgement.version', { version: content.version })}</b>{' '}
      <span className="meta">
        {[who, t(`judgement.basis.${content.basis}`), ...(props.stands ? [t('judgement.stands')] : [])].join(
          ' · ',
        )}
      </span>
      {why ? <q className={css.why}>{why}</q> : null}
    </p>
  )
}
