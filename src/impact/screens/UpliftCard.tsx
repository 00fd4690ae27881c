import { useState } from 'react'
import { Card, Table, useNarrow } from '../../web/kit/index.ts'
import { drawBars } from '../drawing/bars.ts'
import { drawBeforeAfter } from '../drawing/before-after.ts'
import { methodSays, pictureWords, upliftSays, type Wording } from '../wording.ts'
import { CardFoot } from './CardFoot.tsx'
import { Drawing } from './Drawing.tsx'
import css from './Impact.module.css'
import type { PageAnswer } from './shapes.ts'
import type { OpenBehind } from './useBehind.ts'

interface Part {
  page: PageAnswer
  wording: Wording
  open: OpenBehind
}

/** Before and after over the line of what happens anyway, and the three bars. */
export function UpliftCard({ page, wording, open }: Part) {
  const { say } = wording
  const [asTable, setAsTable] = useState(false)
  const { uplift } = page
  if (!uplift.shown)
    return (
      <Card title={say('uplift.notShown')}>
        <p className={css.sub}>
          {say(uplift.why === 'headline.tooLittleData' ? 'uplift.whyFew' : 'uplift.whyNothing')}
        </p>
        <CardFoot
          say={say}
          how={say('by.few', { n: wording.count(uplift.pairs) })}
          onBehind={() => open({ answered: true })}
        />
      </Card>
    )
  return (
    <Card title={say('uplift.title')}>
      <p className={css.sub}>{upliftSays(page, wording)}</p>
      {asTable ? (
        <UpliftTable page={page} wording={wording} />
      ) : (
        <UpliftPicture page={page} wording={wording} />
      )}
      {uplift.ratio === undefined ? null : (
        <p className="meta">{say('uplift.ratio', { ratio: wording.count(uplift.ratio) })}</p>
      )}
      <CardFoot
        say={say}
        how={methodSays(page, wording)}
        asTable={asTable}
        turn={() => setAsTable(!asTable)}
        onBehind={() => open({ answered: true })}
      />
    </Card>
  )
}

const HEIGHT = 316

function UpliftPicture({ page, wording }: Omit<Part, 'open'>) {
  const narrow = useNarrow()
  const words = pictureWords(page, wording)
  const says = upliftSays(page, wording) ?? ''
  const { uplift, range } = page
  if (!uplift.shown) return null
  return (
    <div className={uplift.line.length > 0 ? css.pictures : undefined}>
      {uplift.line.length > 0 ? (
        <Drawing
          says={says}
          height={HEIGHT}
          draw={(width) =>
            drawBeforeAfter(uplift, { range, width, height: HEIGHT, words: words.beforeAfter })
          }
        />
      ) : null}
      <Drawing
        says={says}
        height={narrow ? 240 : HEIGHT}
        draw={(width) =>
          drawBars(uplift, { width: Math.min(width, 320), height: narrow ? 240 : HEIGHT, words: words.bars })
        }
      />
    </div>
  )
}

function UpliftTable({ page, wording }: Omit<Part, 'open'>) {
  const { say, bare, count, score } = wording
  const { uplift } = page
  if (!uplift.shown) return null
  const between = (low: number | null, high: number | null, write: (value: number) => string) =>
    low === null || high === null ? '–' : say('uplift.range', { low: write(low), high: write(high) })
  const digits = (value: number) =>
    new Intl.NumberFormat(wording.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
      value,
    )
  const rows = [
    {
      what: say('uplift.seen'),
      more: say('definition.change'),
      n: uplift.pairs,
      value: bare(uplift.change.mean),
      range: between(uplift.change.low, uplift.change.high, bare),
    },
    {
      what: say('uplift.byItself'),
      more: say('definition.expected'),
      n: uplift.pairs,
      value: bare(uplift.expected),
      range: '–',
    },
    {
      what: say('uplift.ours'),
      more: say(uplift.definition),
      n: uplift.pairs,
      value: bare(uplift.net.mean),
      range: between(uplift.net.low, uplift.net.high, bare),
    },
    ...uplift.points.flatMap(({ before, n, after, expected }) => [
      {
        what: `${score(before)} → ${say('uplift.after')}`,
        more: say('definition.point'),
        n,
        value: digits(after.mean),
        range: between(after.low, after.high, digits),
      },
      {
        what: `${score(before)} → ${say('uplift.anyway')}`,
        more: say('definition.expected'),
        n,
        value: digits(expected),
        range: '–',
      },
    ]),
  ]
  return (
    <Table
      label={say('uplift.title')}
      rows={rows}
      rowKey={(row) => row.what}
      columns={[
        { key: 'what', name: say('table.what'), cell: (row) => <span title={row.more}>{row.what}</span> },
        { key: 'value', name: say('table.value'), end: true, cell: (row) => <b>{row.value}</b> },
        { key: 'range', name: say('table.interval'), end: true, cell: (row) => row.range },
        { key: 'n', name: say('table.n'), end: true, cell: (row) => count(row.n) },
        { key: 'more', name: '', wide: true, cell: (row) => <span className="meta">{row.more}</span> },
      ]}
    />
  )
}
