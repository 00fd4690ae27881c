import { useTranslation } from 'react-i18next'
import { NextThing, useFormat, useNarrow } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { StepButton, useStepAction } from './StepButton.tsx'

const WAITS = ['await-confirmation', 'await-yes', 'await-choice', 'await-answer']

/** The one next thing, under the seam: a sentence, its time, one button. */
export function NextStep() {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const { of } = useActing()
  const narrow = useNarrow()
  const action = useStepAction()
  const { kind, dueAt, values } = of.next
  if (of.status === 'dismissed') return <Dismissed />
  if (kind === 'none') return null
  return (
    <NextThing
      thing={t(`next.${kind}.long`, values)}
      waits={WAITS.includes(kind)}
      action={action && !narrow ? <StepButton action={action} /> : null}
    >
      {dueAt ? t('desk.by', { time: moment(dueAt) }) : t(`desk.why.${kind}`, { defaultValue: '' })}
    </NextThing>
  )
}

/** Why nobody follows up, readable for ever, with the way back. */
function Dismissed() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const action = useStepAction()
  if (!of.triage) return null
  return (
    <NextThing
      thing={t(`triage.${of.triage.decision}.name`)}
      waits
      action={action ? <StepButton action={action} /> : null}
    >
      “{of.triage.reason}” {of.triage.by.name}
    </NextThing>
  )
}
