import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPart, Icon, Loading } from '../../web/kit/index.ts'
import { type ImportAnswer, useImport } from './answers.ts'
import { DryRunPage } from './DryRunPage.tsx'
import style from './Import.module.css'
import { MapPage } from './MapPage.tsx'
import { RunPage } from './RunPage.tsx'

/** One file on its way in: mapped, tried out, brought in. */
export function OneImport() {
  const { t } = useTranslation('intake')
  const { importId = '' } = useParams({ strict: false }) as { importId?: string }
  const { data, error } = useImport(importId)
  const [mapAgain, setMapAgain] = useState(false)
  if (error) return <ErrorPart fact={t('imports.failed')} error={error} />
  if (!data) return <Loading />
  if (data.state === 'mapping' || (data.state === 'checked' && mapAgain))
    return <MapPage row={data} onMapped={() => setMapAgain(false)} />
  if (data.state === 'checking' || data.state === 'checked')
    return <DryRunPage row={data} onBack={() => setMapAgain(true)} />
  return <RunPage row={data} />
}

const STEPS = ['map', 'try', 'bring'] as const

/** Where we are: map, dry run, bring in. */
export function StepLine({ at, done }: { at: (typeof STEPS)[number]; done?: ImportAnswer['state'] }) {
  const { t } = useTranslation('intake')
  const now = STEPS.indexOf(at)
  return (
    <ol className={style.steps} aria-label={t('imports.steps.label')}>
      {STEPS.map((step, index) => (
        <li key={step} {...(index === now ? { 'aria-current': 'step' as const } : {})}>
          {index < now || done === 'done' ? <Icon name="tick" size="s" /> : null}
          {t(`imports.steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
