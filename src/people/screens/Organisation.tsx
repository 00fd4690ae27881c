import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  api,
  Button,
  Card,
  ChosenChips,
  ErrorPart,
  Field,
  Icon,
  LOCALES,
  Loading,
  type Locale,
  PageHead,
  Select,
  say,
} from '../../web/kit/index.ts'
import { type OrganisationAnswer, useOrganisation } from './answers.ts'
import { ColourField } from './ColourField.tsx'
import { HoursField } from './HoursField.tsx'
import { LogoField } from './LogoField.tsx'
import style from './People.module.css'
import { PlacesCard } from './PlacesCard.tsx'
import { CustomerPreview } from './setUp/CustomerPreview.tsx'
import { useWrite } from './useWrite.ts'
import { ZoneField } from './ZoneField.tsx'

const SCALES = ['stars5', 'csat5', 'nps', 'ces7', 'thumbs'] as const
const LANGUAGES = (Object.keys(LOCALES) as Locale[]).map((id) => ({ id, name: LOCALES[id] }))
const asLocales = (tags: readonly string[]) => LANGUAGES.map(({ id }) => id).filter((id) => tags.includes(id))

/** Whose promise it is: name, looks, sender, languages, opening hours, and the tree of places. */
export function OrganisationPage() {
  const { t } = useTranslation('people')
  const { data, error } = useOrganisation()
  if (error) return <ErrorPart fact={t('organisation.failed')} error={error} />
  if (!data) return <Loading />
  return (
    <>
      <PageHead before={t('organisation.before')}>{t('organisation.title', { name: data.name })}</PageHead>
      <div className={style.page}>
        <Settings organisation={data} />
        <PlacesCard />
      </div>
    </>
  )
}

function Settings({ organisation }: { organisation: OrganisationAnswer }) {
  const { t } = useTranslation('people')
  const [typed, setTyped] = useState(organisation)
  const set = (part: Partial<OrganisationAnswer>) => setTyped({ ...typed, ...part })
  const { send, waits, refusal, wrong } = useWrite(() => {
    const { setUpAt: _, ...body } = typed
    return api.put('/organisation', { body })
  }, ['organisation', 'me'])
  const bad = (field: string) => (wrong(field) ? { error: wrong(field) as string } : {})
  return (
    <>
      <div className={style.halves}>
        <Card title={t('organisation.looks')}>
          <div className={style.form}>
            <Field
              label={t('setUp.you.organisation')}
              value={typed.name}
              onChange={(name) => set({ name })}
              maxLength={200}
              {...bad('name')}
            />
            <ColourField value={typed.colour ?? ''} onChange={(colour) => set({ colour })} />
            <LogoField value={typed.logo} onChange={(logo) => set({ logo })} />
            <ChosenChips
              label={t('organisation.languages')}
              options={LANGUAGES}
              value={asLocales(typed.languages)}
              onChange={(languages) => languages.length > 0 && set({ languages })}
            />
            <Field
              label={t('organisation.footer')}
              value={typed.legalFooter}
              onChange={(legalFooter) => set({ legalFooter })}
              lines={2}
              maxLength={1000}
              {...bad('legalFooter')}
            />
          </div>
        </Card>
        <div className="column">
          <Card title={t('organisation.sender')}>
            <div className={style.form}>
              <div className={style.two}>
                <Field
                  label={t('organisation.senderName')}
                  value={typed.senderName}
                  onChange={(senderName) => set({ senderName })}
                  {...bad('senderName')}
                />
                <Field
                  label={t('organisation.senderAddress')}
                  value={typed.senderAddress}
                  onChange={(senderAddress) => set({ senderAddress })}
                  type="email"
                  {...bad('senderAddress')}
                />
              </div>
              <div className={style.two}>
                <Field
                  label={t('organisation.replyTo')}
                  value={typed.replyTo ?? ''}
                  onChange={(replyTo) => set({ replyTo: replyTo || null })}
                  type="email"
                  help={t('organisation.replyToHelp')}
                  {...bad('replyTo')}
                />
                <Field
                  label={t('organisation.phone')}
                  value={typed.phone ?? ''}
                  onChange={(phone) => set({ phone: phone || null })}
                  type="tel"
                  {...bad('phone')}
                />
              </div>
            </div>
          </Card>
          <Card title={t('organisation.time')}>
            <div className={style.form}>
              <div className={style.two}>
                <ZoneField
                  label={t('organisation.zone')}
                  value={typed.timeZone}
                  onChange={(timeZone) => set({ timeZone })}
                />
                <Select
                  label={t('organisation.scale')}
                  value={typed.defaultScale}
                  onChange={(defaultScale) => set({ defaultScale })}
                  options={SCALES.map((id) => ({ id: id as string, name: t(`scale.${id}`) }))}
                />
              </div>
              <HoursField
                value={typed.weeklySchedule}
                onChange={(weeklySchedule) => set({ weeklySchedule })}
              />
            </div>
          </Card>
        </div>
      </div>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Button
          look="ink"
          onPress={() => send(undefined, { onSuccess: () => say(t('organisation.kept')) })}
          {...(waits ? { notYet: t('signIn.waits') } : {})}
        >
          {t('person.keep')}
        </Button>
        {refusal ? (
          <span className="why" role="alert">
            <Icon name="flag" size="s" /> {refusal.message}
          </span>
        ) : null}
      </div>
      <Card title={t('setUp.you.preview')}>
        <CustomerPreview {...typed} colour={typed.colour ?? ''} languages={asLocales(typed.languages)} />
      </Card>
    </>
  )
}
