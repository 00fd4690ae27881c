import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  api,
  CaseShape,
  ErrorPart,
  Loading,
  Refusal,
  SeamBlock,
  useNarrow,
  useSideAsSheet,
} from '../../../web/kit/index.ts'
import { ActingOn, useActing } from '../acting.tsx'
import { Composer } from '../compose/Composer.tsx'
import css from '../Desk.module.css'
import { Sheets } from '../forms/Sheets.tsx'
import { keys } from '../live.ts'
import type { CaseFile } from '../shapes.ts'
import { Side } from '../side/Side.tsx'
import { CaseBar } from './CaseBar.tsx'
import { CaseCommands } from './CaseCommands.tsx'
import { Clash } from './Clash.tsx'
import { Glance } from './Glance.tsx'
import { NextStep } from './NextStep.tsx'
import { PhoneFoot } from './PhoneFoot.tsx'
import { Talk } from './Talk.tsx'
import { useBelow } from './useBelow.ts'

/** One case: bar, seam, the next thing, the talk, the composer; who it is about beside it. */
export function CasePage(props: { id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.one(props.id),
    queryFn: ({ signal }) => api.get<CaseFile>(`/cases/${props.id}`, { signal }),
    refetchOnWindowFocus: true,
  })
  if (!data) return error ? <NotOpened error={error} again={() => void refetch()} /> : <Coming />
  return (
    <ActingOn of={data}>
      <Opened />
    </ActingOn>
  )
}

function Opened() {
  const { of } = useActing()
  const narrow = useNarrow()
  const sideAsSheet = useSideAsSheet()
  return (
    <>
      <article className={css.case} aria-label={of.reference}>
        <CaseBar />
        <TheSeam />
        <Clash />
        <NextStep />
        {sideAsSheet ? <Glance /> : null}
        <Talk />
        {narrow ? <PhoneFoot /> : <Composer />}
      </article>
      {sideAsSheet ? null : <Side />}
      <Sheets />
      <CaseCommands />
    </>
  )
}

function TheSeam() {
  const { of } = useActing()
  const below = useBelow(of)
  const steps = of.status === 'dismissed' ? -1 : of.steps.share
  return (
    <div className={css.seam}>
      <SeamBlock steps={steps} below={below} {...(of.steps.before > 0 && { old: of.steps.before })} />
    </div>
  )
}

function Coming() {
  return (
    <article className={css.case}>
      <Loading shape={<CaseShape />} />
    </article>
  )
}

function NotOpened(props: { error: unknown; again: () => void }) {
  const { t } = useTranslation('cases')
  const gone = props.error instanceof Refusal && props.error.status === 404
  return (
    <article className={`${css.case} ${css.pad}`}>
      <ErrorPart
        fact={t(gone ? 'desk.gone' : 'desk.notOpened')}
        error={gone ? undefined : props.error}
        {...(!gone && { onRetry: props.again })}
        otherwise={
          <Link className="link" to="/desk">
            {t('desk.toQueue')}
          </Link>
        }
      >
        {t(gone ? 'desk.goneMore' : 'desk.nothingLost')}
      </ErrorPart>
    </article>
  )
}
