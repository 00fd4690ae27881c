import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Chip, KeyValues, Sheet, useFormat, useKey } from '../../web/kit/index.ts'
import css from './Patterns.module.css'
import { RowsSheet } from './RowsSheet.tsx'
import { type Finding, type OneFinding, PATTERNS } from './shapes.ts'
import { Title } from './Title.tsx'

/** The finding that is read now: its numbers, what goes with it, and the failures behind it. */
export function OpenFinding({ finding }: { finding: Finding }) {
  const { t } = useTranslation('patterns')
  const [open, setOpen] = useState<'rows' | 'how'>()
  useKey('R', () => setOpen('rows'), t('rows.open', { count: finding.failures }))
  return (
    <article className={css.open} aria-current="true">
      <p className={css.sentence}>
        <Title pieces={finding.title} />
      </p>
      <div className={css.why}>
        <Counted finding={finding} />
        <GoesWith finding={finding} />
      </div>
      <div className={css.deeds}>
        {finding.failures > 0 ? (
          <Button look="ink" hotkey="R" onPress={() => setOpen('rows')}>
            {t('rows.open', { count: finding.failures })}
          </Button>
        ) : null}
        <Button look="quiet" onPress={() => setOpen('how')}>
          {t('how.open')}
        </Button>
      </div>
      <RowsSheet finding={finding} open={open === 'rows'} onClose={() => setOpen(undefined)} />
      <HowSheet finding={finding} open={open === 'how'} onClose={() => setOpen(undefined)} />
    </article>
  )
}

function Counted({ finding }: { finding: Finding }) {
  const { t } = useTranslation('patterns')
  const { number, moment } = useFormat()
  const one = (value: number) => number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const interval = { ratio: one(finding.ratio), low: one(finding.low), high: one(finding.high) }
  return (
    <section>
      <h2>{t('counted.title')}</h2>
      <KeyValues
        of={[
          [t('counted.failed', { exposure: number(finding.exposure) }), number(finding.failures)],
          [t('counted.expected'), one(finding.expected)],
          [t('counted.ratio'), t('counted.interval', interval)],
          ...(finding.avoidable > 0 ? [[t('counted.avoidable'), number(finding.avoidable)] as const] : []),
          [t('counted.halves'), t(finding.bothHalves ? 'counted.yes' : 'counted.no')],
          [
            t('counted.since'),
            finding.since ? moment(finding.since) : t('counted.fromFirst', { day: moment(finding.first) }),
          ],
        ]}
      />
    </section>
  )
}

/** A module that its people lack; else how long it has been known. */
function GoesWith({ finding }: { finding: Finding }) {
  const { t } = useTranslation('patterns')
  const { moment } = useFormat()
  const { lacking } = finding
  return (
    <section>
      {lacking ? (
        <>
          <h2>{t('goes.title')}</h2>
          <p>
            <b>{t('goes.lacking', { module: lacking.module })}</b>
          </p>
          <Dots lacking={lacking.lacking} of={lacking.of} />
          <p className="meta">
            {lacking.sentence} {t('goes.verdict')}
          </p>
        </>
      ) : null}
      <h2>{t('goes.life')}</h2>
      <p className={css.life}>
        <Chip look={finding.life === 'new' ? 'gold' : undefined}>{t(`life.${finding.life}`)}</Chip>
        <span className="meta">
          {t('goes.found', { first: moment(finding.firstFoundAt), last: moment(finding.lastFoundAt) })}
        </span>
      </p>
    </section>
  )
}

/** One dot a person in the pattern: filled where the module is not done. Said in words beside it. */
function Dots({ lacking, of }: { lacking: number; of: number }) {
  if (of < 2 || of > 20) return null
  return (
    <span className={css.dots} aria-hidden="true">
      {Array.from({ length: of }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike
        <i key={i} className={i < lacking ? css.full : undefined} />
      ))}
    </span>
  )
}

function HowSheet(props: { finding: Finding; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('patterns')
  const { data } = useQuery({
    queryKey: [...PATTERNS, 'finding', props.finding.id],
    queryFn: ({ signal }) => api.get<OneFinding>(`/patterns/findings/${props.finding.id}`, { signal }),
  })
  return (
    <Sheet open={props.open} onClose={props.onClose} title={t('how.open')}>
      <p>{props.finding.sentence}</p>
      {data ? <p className="meta">{t('goes.times', { count: data.sightings.length })}</p> : null}
      <p>{t('how.more')}</p>
      {data ? <pre className={css.command}>{data.command}</pre> : null}
    </Sheet>
  )
}
