import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Button,
  ChosenChips,
  Field,
  Icon,
  LOCALES,
  type Locale,
  type Refusal,
  useLocale,
} from '../../../web/kit/index.ts'
import { ColourField } from '../ColourField.tsx'
import { LogoField } from '../LogoField.tsx'
import { ZoneField } from '../ZoneField.tsx'
import { CustomerPreview } from './CustomerPreview.tsx'
import { Frame } from './Frame.tsx'
import style from './setUp.module.css'

/** What the first step asks. */
export interface Told {
  you: { name: string; email: string; password: string }
  organisation: {
    name: string
    colour: string
    logo: string | null
    languages: Locale[]
    legalFooter: string
    timeZone: string
  }
}

const CUSTOMER_LANGUAGES = (Object.keys(LOCALES) as Locale[]).map((id) => ({ id, name: LOCALES[id] }))

/** Step one: who you are, and whose promise it is. */
export function StepYou(props: {
  onNext: (told: Told) => void
  waits: boolean
  refusal: Refusal | undefined
}) {
  const { t } = useTranslation('people')
  const locale = useLocale()
  const [you, setYou] = useState({ name: '', email: '', password: '' })
  const [organisation, setOrganisation] = useState<Told['organisation']>({
    name: '',
    colour: '#24463c',
    logo: null,
    languages: locale === 'en' ? ['en'] : ['en', locale],
    legalFooter: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const say = (part: Partial<Told['you']>) => setYou({ ...you, ...part })
  const name = (part: Partial<Told['organisation']>) => setOrganisation({ ...organisation, ...part })
  const missing = missingIn(you, organisation)
  const wrong = (field: string) => {
    const error = props.refusal?.fieldError(field)
    return error ? { error: field === 'password' ? t('field.passwordWeak') : error } : {}
  }
  return (
    <Frame
      step="you"
      title={t('setUp.you.title')}
      more={t('setUp.you.more')}
      onSubmit={() => !missing && !props.waits && props.onNext({ you, organisation })}
      shows={<CustomerPreview {...organisation} />}
      foot={
        <>
          <Button
            look="ink"
            type="submit"
            {...(missing ? { notYet: t(`setUp.missing.${missing}`) } : {})}
            {...(props.waits ? { notYet: t('signIn.waits') } : {})}
          >
            {t('setUp.you.next')}
          </Button>
          <span className="meta">{t('setUp.you.foot')}</span>
        </>
      }
    >
      <div className={style.pair}>
        <Field
          label={t('setUp.you.name')}
          value={you.name}
          onChange={(text) => say({ name: text })}
          autoComplete="name"
          autoFocus
          {...wrong('name')}
        />
        <Field
          label={t('setUp.you.email')}
          value={you.email}
          onChange={(text) => say({ email: text })}
          type="email"
          autoComplete="username"
          {...wrong('email')}
        />
      </div>
      <Field
        label={t('field.newPassword')}
        value={you.password}
        onChange={(text) => say({ password: text })}
        type="password"
        autoComplete="new-password"
        help={t('field.passwordHelp')}
        {...wrong('password')}
      />
      <div className={style.pair}>
        <Field
          label={t('setUp.you.organisation')}
          value={organisation.name}
          onChange={(text) => name({ name: text })}
          autoComplete="organization"
          maxLength={200}
        />
        <ZoneField
          label={t('setUp.you.zone')}
          value={organisation.timeZone}
          onChange={(timeZone) => name({ timeZone })}
        />
      </div>
      <ColourField value={organisation.colour} onChange={(colour) => name({ colour })} />
      <LogoField value={organisation.logo} onChange={(logo) => name({ logo })} />
      <div className="stack" style={{ gap: 6 }}>
        <ChosenChips
          label={t('organisation.languages')}
          options={CUSTOMER_LANGUAGES}
          value={organisation.languages}
          onChange={(languages) => languages.length > 0 && name({ languages })}
        />
        <p className="meta">{t('organisation.languagesHelp')}</p>
      </div>
      <Field
        label={t('organisation.footer')}
        value={organisation.legalFooter}
        onChange={(legalFooter) => name({ legalFooter })}
        maxLength={1000}
      />
      {props.refusal && !props.refusal.body.errors ? (
        <p className="why" role="alert">
          <Icon name="flag" size="s" /> {props.refusal.message}
        </p>
      ) : null}
    </Frame>
  )
}

function missingIn(you: Told['you'], organisation: Told['organisation']) {
  if (!you.name.trim()) return 'name'
  if (!/^\S+@\S+\.\S+$/.test(you.email.trim())) return 'email'
  if ([...you.password].length < 12) return 'password'
  if (!organisation.name.trim()) return 'organisation'
  if (!/^#[0-9a-f]{6}$/i.test(organisation.colour)) return 'colour'
  return undefined
}
