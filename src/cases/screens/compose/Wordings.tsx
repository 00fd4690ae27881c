import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ErrorPart, useFormat, useMe } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import type { CaseFile } from '../shapes.ts'
import css from './Composer.module.css'

interface Wording {
  id: string
  register: 'plain' | 'polite' | 'formal'
  text: string
}
interface Book {
  locale: string
  /** What a writer of that language should know. */
  notes: string[]
  items: Wording[]
}

/** The step a state is at, as the playbook names it. */
export const STEP_OF: Partial<Record<CaseFile['status'], string>> = {
  open: 'acknowledge',
  acknowledged: 'understand',
  understood: 'solve',
}

/** Wordings to start from, for the step the case is at, in the customer's language. What is known is filled in. */
export function Wordings(props: { choose: (text: string) => void }) {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const me = useMe()
  const { time } = useFormat()
  const step = STEP_OF[of.status] ?? 'follow-up'
  const locale = of.locale ?? of.customer.locale ?? undefined
  const { data, error, refetch } = useQuery({
    queryKey: ['phrases', locale, step],
    queryFn: () => api.get<Book>('/phrases', { query: { locale, step } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const due = of.next.dueAt ?? of.nextDueAt
  const known: Record<string, string | undefined> = {
    name: of.customer.name,
    agent: me?.name,
    time: due ? time(due) : undefined,
  }
  // After a second failure a wording from a book would be the third (R14).
  if (of.assessment.flags.doubleDeviationAt)
    return (
      <p className={css.ownWords}>
        <b>{t('why.double')}</b> {t('why.doubleMore')}
      </p>
    )
  if (error) return <ErrorPart fact={t('compose.noWordings')} error={error} onRetry={() => void refetch()} />
  return (
    <div className={css.wordings}>
      <ul aria-label={t('compose.wordings')} lang={data?.locale}>
        {data?.items.map(({ id, register, text }) => (
          <li key={id}>
            <button type="button" onClick={() => props.choose(filled(text, known))}>
              {filled(text, known)} <span className="meta">{t(`compose.register.${register}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {data ? <Manners of={data} /> : null}
    </div>
  )
}

/** How one writes in that language: keigo, plainness, what is too light. */
function Manners(props: { of: Book }) {
  const { t } = useTranslation('cases')
  const { locale: mine } = useFormat()
  const language = new Intl.DisplayNames([mine], { type: 'language' }).of(props.of.locale)
  return (
    <details className={css.manners}>
      <summary className="meta">{t('compose.manners', { language })}</summary>
      <ul className="meta">
        {props.of.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  )
}

const SLOT = /\{(name|agent|what|time)\}/g

/** What is known goes in; what is not stays readable as {slot}: the draft check stops it. */
const filled = (text: string, known: Record<string, string | undefined>): string =>
  text.replace(SLOT, (gap, slot: string) => known[slot] ?? gap)
