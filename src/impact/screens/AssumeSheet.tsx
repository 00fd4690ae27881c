import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, Button, Field, Refusal, Sheet, say as tell } from '../../web/kit/index.ts'
import type { Wording } from '../wording.ts'
import { IMPACT, type PageAnswer } from './shapes.ts'

/** Empty is "as measured"; undefined is no number. A comma is as good as a point. */
function numberIn(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

/** Two numbers and a reason, kept with the name of whoever sets them. */
export function AssumeSheet(props: { page: PageAnswer; wording: Wording; onClose: () => void }) {
  const { page, wording, onClose } = props
  const { say } = wording
  const { mean: known, retest: knownRetest } = page.assumptions
  const asText = (value: number | undefined, from: string) => (from === 'set' ? String(value ?? '') : '')
  const [mean, setMean] = useState(asText(known.value, known.from))
  const [retest, setRetest] = useState(asText(knownRetest.value, knownRetest.from))
  const [why, setWhy] = useState('')
  const cache = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      api.put('/impact/assumptions', {
        body: { scale: page.scale, mean: numberIn(mean), retest: numberIn(retest), why },
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: IMPACT })
      tell(say('assumed.kept'))
      onClose()
    },
  })
  const refused = save.error instanceof Refusal ? save.error : undefined
  const wrong = (text: string, field: string) =>
    numberIn(text) === undefined ? say('assumed.notANumber') : refused?.fieldError(field)
  const ready = numberIn(mean) !== undefined && numberIn(retest) !== undefined && why.trim() !== ''
  return (
    <Sheet
      open
      onClose={onClose}
      title={say('assumed.title')}
      foot={
        <Button
          look="ink"
          wide
          {...(ready ? {} : { notYet: say('assumed.whyHelp') })}
          onPress={() => save.mutate()}
        >
          {say('assumed.save')}
        </Button>
      }
    >
      <Field
        label={say('assumed.mean')}
        value={mean}
        onChange={setMean}
        inputMode="decimal"
        help={say('assumed.leave')}
        {...errorOf(wrong(mean, 'mean'))}
      />
      <Field
        label={say('assumed.retest')}
        value={retest}
        onChange={setRetest}
        inputMode="decimal"
        help={say('assumed.leaveRetest')}
        {...errorOf(wrong(retest, 'retest'))}
      />
      <Field
        label={say('assumed.why')}
        value={why}
        onChange={setWhy}
        lines={3}
        maxLength={1_000}
        required
        help={say('assumed.whyHelp')}
        {...errorOf(refused?.fieldError('why'))}
      />
    </Sheet>
  )
}

const errorOf = (error: string | undefined) => (error === undefined ? {} : { error })
