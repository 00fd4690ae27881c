import { useState } from 'react'
import { Card, Table } from '../../web/kit/index.ts'
import { drawRates } from '../drawing/rates.ts'
import type { ShareFigure } from '../view.ts'
import { pictureWords, recoveredSays, type Wording } from '../wording.ts'
import { CardFoot } from './CardFoot.tsx'
import { Drawing } from './Drawing.tsx'
import css from './Impact.module.css'
import type { PageAnswer } from './shapes.ts'
import type { OpenBehind } from './useBehind.ts'

/** How many were won back: of everyone, with the room that silence leaves; of those who answered beside it. */
export function RecoveredCard(props: { page: PageAnswer; wording: Wording; open: OpenBehind }) {
  const { page, wording, open } = props
  const { say, percent } = wording
  const [asTable, setAsTable] = useState(false)
  const { headline, coverage } = page.recovered
  const title = headline.shown
    ? say('recovered.title', { rate: percent(headline.shown.rate) })
    : say('recovered.tooFew')
  const says = `${title}. ${recoveredSays(page, wording)}`
  return (
    <Card title={title}>
      <p className={css.sub}>{recoveredSays(page, wording)}</p>
      {headline.shown && !asTable ? (
        <Drawing
          says={says}
          height={130}
          draw={(width) => drawRates(page.recovered, { width, words: pictureWords(page, wording).rates })}
        />
      ) : null}
      {asTable ? <Rates page={page} wording={wording} /> : null}
      <CardFoot
        say={say}
        how={coverage === undefined ? null : say('recovered.interval', { coverage: percent(coverage) })}
        asTable={asTable}
        turn={() => setAsTable(!asTable)}
        onBehind={() => open({})}
      />
    </Card>
  )
}

function Rates({ page, wording }: { page: PageAnswer; wording: Wording }) {
  const { say, percent, count } = wording
  const { headline, responders, anyway, coverage, bounds } = page.recovered
  const shareRow = ({ n, shown, definition }: ShareFigure) => ({
    what: say(definition),
    value: shown ? percent(shown.rate) : '–',
    range: shown ? say('uplift.range', { low: percent(shown.low), high: percent(shown.high) }) : '–',
    n: count(n),
  })
  const rows = [
    shareRow(headline),
    shareRow(responders),
    ...(anyway ? [shareRow(anyway)] : []),
    {
      what: say('definition.coverage'),
      value: coverage === undefined ? '–' : percent(coverage),
      range: '–',
      n: count(headline.n),
    },
    {
      what: say('definition.bounds'),
      value: bounds ? say('uplift.range', { low: percent(bounds.low), high: percent(bounds.high) }) : '–',
      range: '–',
      n: count(headline.n),
    },
  ]
  return (
    <Table
      label={say('table.rate')}
      rows={rows}
      rowKey={(row) => row.what}
      columns={[
        { key: 'what', name: say('table.what'), cell: (row) => row.what },
        { key: 'value', name: say('table.value'), end: true, cell: (row) => <b>{row.value}</b> },
        { key: 'range', name: say('table.interval'), end: true, cell: (row) => row.range },
        { key: 'n', name: say('table.n'), end: true, cell: (row) => row.n },
      ]}
    />
  )
}
