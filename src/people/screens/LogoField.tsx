import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../web/kit/index.ts'

// The server keeps 64 kB; a logo of that size is sharp on every phone.
const MOST_BYTES = 64 * 1024

/** The logo on customer pages and mails, if there is one. */
export function LogoField(props: { value: string | null; onChange: (logo: string | null) => void }) {
  const { t } = useTranslation('people')
  const chooser = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState(false)
  const take = (file: File | undefined) => {
    if (!file) return
    setRefused(file.size > MOST_BYTES)
    if (file.size > MOST_BYTES) return
    const reader = new FileReader()
    reader.onload = () => props.onChange(String(reader.result))
    reader.readAsDataURL(file)
  }
  return (
    <div className="field">
      <span className="label">{t('organisation.logo')}</span>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {props.value ? <img src={props.value} alt={t('organisation.logo')} height={32} /> : null}
        <Button onPress={() => chooser.current?.click()}>{t('organisation.chooseFile')}</Button>
        {props.value ? (
          <Button look="quiet" onPress={() => props.onChange(null)}>
            {t('organisation.noLogo')}
          </Button>
        ) : null}
        <span className={refused ? 'why' : 'meta'}>
          {t(refused ? 'organisation.logoTooLarge' : 'organisation.logoHelp')}
        </span>
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        onChange={(event) => take(event.target.files?.[0])}
      />
    </div>
  )
}
