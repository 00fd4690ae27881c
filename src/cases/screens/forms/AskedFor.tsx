import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { AmountField, useAmount } from './AmountField.tsx'
import { Form } from './Form.tsx'

/** "What would be fair?", in their own words, so that offered and given can stand beside it. */
export function AskedFor() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { askedFor } = of
  const [words, setWords] = useState(askedFor?.words ?? '')
  const amount = useAmount(
    askedFor?.sum ?? undefined,
    of.finding?.affectedPrice.currency ?? of.value?.currency,
  )
  const { name } = of.customer
  return (
    <Form
      title={t('fair.title', { name })}
      before={t('fair.before')}
      says={t('view.keep')}
      notYet={!words.trim() ? t('compose.empty') : amount.wrong ? t('offer.wrongSum') : undefined}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/cases/${of.id}/asked-for`,
          body: { words: words.trim(), ...(amount.sum && { sum: amount.sum }) },
          label: t('fair.title', { name }),
          said: t('fair.kept'),
        })
      }
    >
      <Field
        label={t('fair.words', { name })}
        help={t('fair.wordsHelp')}
        value={words}
        onChange={setWords}
        lines={4}
        maxLength={20_000}
        autoFocus
      />
      <AmountField label={t('fair.sum')} amount={amount} help={t('fair.sumHelp')} />
    </Form>
  )
}
