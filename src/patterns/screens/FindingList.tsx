import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip, useFormat } from '../../web/kit/index.ts'
import { OpenFinding } from './OpenFinding.tsx'
import css from './Patterns.module.css'
import type { Finding, PatternsNow } from './shapes.ts'
import { Title } from './Title.tsx'

interface Props {
  now: PatternsNow
  chosen: Finding | undefined
  go: (id: string) => void
}

/** Every finding as a sentence, the one that spares most first; the chosen one lies open. J and K go on. */
export function FindingList({ now: { findings, resolved }, chosen }: Props) {
  const { t } = useTranslation('patterns')
  return (
    <section className={`card ${css.list}`} aria-label={t('screen.findings')}>
      <Rows findings={findings} chosen={chosen} />
      {resolved.length > 0 ? (
        <>
          <h2 className={css.gone}>{t('screen.resolved')}</h2>
          <Rows findings={resolved} chosen={chosen} />
        </>
      ) : null}
    </section>
  )
}

function Rows({ findings, chosen }: { findings: readonly Finding[]; chosen: Finding | undefined }) {
  return findings.map((finding) =>
    finding.id === chosen?.id ? (
      <OpenFinding key={finding.id} finding={finding} />
    ) : (
      <Closed key={finding.id} finding={finding} />
    ),
  )
}

function Closed({ finding }: { finding: Finding }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const one = (value: number) => number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  return (
    <Link to="/patterns/$findingId" params={{ findingId: finding.id }} className={css.closed}>
      <span className={css.sentence}>
        <Title pieces={finding.title} />
      </span>
      <span className={`meta num ${css.figures}`}>
        {t('people.point', { failures: number(finding.failures), expected: one(finding.expected) })}
        {' · '}
        {t('counted.interval', {
          ratio: one(finding.ratio),
          low: one(finding.low),
          high: one(finding.high),
        })}
        {finding.bothHalves ? ` · ${t('counted.halves')}` : ''}
      </span>
      <Chip>{t(`life.${finding.life}`)}</Chip>
    </Link>
  )
}
