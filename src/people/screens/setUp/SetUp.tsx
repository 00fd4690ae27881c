import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../web/kit/index.ts'
import { useMandates, useOrganisation } from '../answers.ts'
import { Bare } from '../Bare.tsx'
import { StepMoney } from './StepMoney.tsx'
import { StepRating } from './StepRating.tsx'

/** Set-up after the first step: money, then a first rating. It can be left and taken up again. */
export function SetUp() {
  const { t } = useTranslation('people')
  const router = useRouter()
  const organisation = useOrganisation()
  const mandates = useMandates()
  const [rating, setRating] = useState(false)
  if (organisation.error || mandates.error)
    return (
      <Bare title={t('setUp.signInFirst')}>
        <Button look="ink" wide onPress={() => router.history.push('/sign-in?next=/set-up')}>
          {t('join.toSignIn')}
        </Button>
      </Bare>
    )
  if (!organisation.data || !mandates.data) return null
  if (rating) return <StepRating onBack={() => setRating(false)} />
  return (
    <StepMoney
      organisation={organisation.data}
      mandates={mandates.data.items}
      onNext={() => setRating(true)}
    />
  )
}
