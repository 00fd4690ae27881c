import { useTranslation } from 'react-i18next'
import { Button, ChosenChips, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Composer.module.css'

/** What others say about the cause, to go with an explanation: it helps where it is true, and has a day. */
export function Attach(props: { chosen: string[]; setChosen: (ids: string[]) => void }) {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const { locale } = useFormat()
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (
    <div className={css.attach}>
      {of.evidence.length > 0 ? (
        <ChosenChips
          label={t('evidence.attach')}
          options={of.evidence.map(({ id, source, dated }) => ({
            id,
            name: `${source}, ${day.format(new Date(dated))}`,
          }))}
          value={props.chosen}
          onChange={props.setChosen}
        />
      ) : (
        <p className="meta grow">{t('evidence.why')}</p>
      )}
      <Button dense look="quiet" icon="plus" onPress={() => open({ name: 'evidence' })}>
        {t('evidence.add')}
      </Button>
    </div>
  )
}
