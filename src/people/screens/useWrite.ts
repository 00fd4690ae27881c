import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal, say } from '../../web/kit/index.ts'

/** A write with its refusal ready for the fields, and the lists that are read again after it. */
export function useWrite<Input, Answer>(
  run: (input: Input) => Promise<Answer>,
  again: readonly string[] = [],
  onRefusal?: (refusal: Refusal) => void,
) {
  const cache = useQueryClient()
  const { mutate, mutateAsync, isPending, error, data, reset } = useMutation({
    mutationFn: run,
    onSuccess: () => Promise.all(again.map((queryKey) => cache.invalidateQueries({ queryKey: [queryKey] }))),
    onError: (error) => (error instanceof Refusal ? onRefusal?.(error) : undefined),
  })
  const refusal = error instanceof Refusal ? error : undefined
  return {
    send: mutate,
    sent: mutateAsync,
    waits: isPending,
    answer: data,
    refusal,
    /** What is wrong with a field; for the field, not for the page. */
    wrong: (field: string) => refusal?.fieldError(field),
    reset,
  }
}

/** A write of one tap: no form stands beside it that could show its refusal, so that is said. */
export function useTap<Input, Answer>(run: (input: Input) => Promise<Answer>, again: readonly string[] = []) {
  const { t } = useTranslation('web')
  return useWrite(run, again, ({ unreachable, message }) =>
    say(unreachable ? t('error.unreachable') : message),
  )
}
