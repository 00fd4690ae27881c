import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTap } from '../../people/screens/useWrite.ts'
import { api, Button, Card, say, useFormat } from '../../web/kit/index.ts'
import css from './Reading.module.css'
import type { ReadingState } from './shapes.ts'

/** From how unhappy a text must read before a person is asked to look, tried out on the last rated comments. */
export function Threshold({ reading, mayTurn }: { reading: ReadingState; mayTurn: boolean }) {
  const { t } = useTranslation('detection')
  const { percent } = useFormat()
  const { threshold, trials } = reading
  const [from, setFrom] = useState(threshold.value)
  const { send, waits } = useTap(
    (value: number | null) => api.put('/text/reading', { body: { threshold: value } }),
    ['text'],
  )
  const keep = (value: number | null) => send(value, { onSuccess: () => say(t('threshold.kept')) })
  const label = useId()
  return (
    <Card title={t('threshold.title')} aside={t(`threshold.from.${threshold.from}`)}>
      {trials.length > 0 ? <Picture trials={trials} from={from} /> : null}
      <label className={css.slider} htmlFor={label}>
        <span className="label">{t('threshold.ask', { percent: percent(from) })}</span>
        <input
          id={label}
          type="range"
          min={5}
          max={100}
          value={Math.round(from * 100)}
          disabled={!mayTurn}
          onChange={({ target }) => setFrom(Number(target.value) / 100)}
        />
      </label>
      {trials.length > 0 ? <Effect trials={trials} from={from} /> : null}
      {mayTurn ? (
        <div className={css.under}>
          <Button
            dense
            onPress={() => keep(from)}
            {...(from === threshold.value || waits ? { notYet: t('threshold.same') } : {})}
          >
            {t('threshold.keep')}
          </Button>
          {threshold.from === 'person' ? (
            <Button dense look="quiet" onPress={() => keep(null)}>
              {threshold.learnt === null
                ? t('threshold.asShipped')
                : t('threshold.asRatings', { percent: percent(threshold.learnt) })}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Card>
  )
}

type Trials = ReadingState['trials']

function Effect({ trials, from }: { trials: Trials; from: number }) {
  const { t } = useTranslation('detection')
  const asked = trials.filter(({ chance }) => chance >= from)
  const right = asked.filter(({ unhappy }) => unhappy).length
  const missed = trials.filter(({ unhappy, chance }) => unhappy && chance < from).length
  return (
    <p className="meta" aria-live="polite">
      {t('threshold.effect', { count: trials.length, asked: asked.length, right, missed })}
    </p>
  )
}

const WIDE = 400
const HALF = 46
const BINS = 50
const DOT = 6

/** Each dot is a rated comment: unhappy ones stand above the line, others hang below. */
function Picture({ trials, from }: { trials: Trials; from: number }) {
  const { t } = useTranslation('detection')
  const { percent } = useFormat()
  const x = (chance: number) => 8 + chance * (WIDE - 16)
  return (
    <svg
      className={css.dots}
      viewBox={`0 0 ${WIDE} ${HALF * 2 + 14}`}
      role="img"
      aria-label={t('threshold.says', { percent: percent(from) })}
    >
      <rect className={css.asked} x={x(from)} y={0} width={WIDE - x(from)} height={HALF * 2 + 14} />
      <line className={css.middle} x1={0} x2={WIDE} y1={HALF + 7} y2={HALF + 7} />
      {placed(trials).map(({ key, bin, at, unhappy }) => (
        <circle
          key={key}
          className={unhappy ? css.unhappy : css.other}
          cx={x((bin + 0.5) / BINS)}
          cy={HALF + 7 + (unhappy ? -1 : 1) * (5 + at)}
          r={2.4}
        />
      ))}
      <line className={css.cut} x1={x(from)} x2={x(from)} y1={0} y2={HALF * 2 + 14} />
      <text x={4} y={11}>
        {t('threshold.above')}
      </text>
      <text x={WIDE - 4} y={HALF * 2 + 11} textAnchor="end">
        {t('threshold.below')}
      </text>
    </svg>
  )
}

/** Dots of one bin stand on one another; a high pile is pressed together. */
function placed(trials: Trials) {
  const bins = Map.groupBy(
    trials,
    ({ chance, unhappy }) => `${Math.min(BINS - 1, Math.floor(chance * BINS))} ${unhappy}`,
  )
  return [...bins].flatMap(([key, pile]) => {
    const bin = Number(key.split(' ')[0])
    const step = Math.min(DOT, (HALF - 6) / pile.length)
    return pile.map(({ unhappy }, i) => ({ key: `${key} ${i}`, bin, at: i * step, unhappy }))
  })
}
