import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Button, ErrorPart, Sheet, say, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from './Form.module.css'

interface Link {
  url: string
  expiresAt: string
}

/** A link to the customer's own page, to send another way, to read out or to print. Made when asked for, shown once. */
export function StatusLink() {
  const { t } = useTranslation('cases')
  const { of, close } = useActing()
  const make = useMutation({ mutationFn: () => api.post<Link>(`/cases/${of.id}/status-link`) })
  const { name } = of.customer
  return (
    <Sheet open onClose={close} title={t('link.title', { name })} before={of.reference}>
      <div className={css.form}>
        <p>{t('link.why', { name })}</p>
        {make.error ? <ErrorPart fact={t('link.failed')} error={make.error} /> : null}
        {make.data ? (
          <Shown link={make.data} />
        ) : (
          <div>
            <Button look="ink" main onPress={() => make.mutate()}>
              {t('link.make')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}

function Shown({ link }: { link: Link }) {
  const { t } = useTranslation('cases')
  const { full } = useFormat()
  const copy = () => void navigator.clipboard?.writeText(link.url).then(() => say(t('link.copied')))
  return (
    <div className={css.code}>
      <p className={css.link}>{link.url}</p>
      <p className="meta">{t('link.until', { time: full(link.expiresAt) })}</p>
      <div className="row">
        <Button dense look="ink" onPress={copy}>
          {t('link.copy')}
        </Button>
        <Button dense onPress={() => print()}>
          {t('link.print')}
        </Button>
      </div>
    </div>
  )
}
