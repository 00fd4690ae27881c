import { useState } from 'react'
import { Card, Table } from '../../web/kit/index.ts'
import type { ClockView } from '../clock-view.ts'
import { drawClock } from '../drawing/clock.ts'
import { clockSays, pictureWords, shareSays, type Wording } from '../wording.ts'
import { CardFoot } from './CardFoot.tsx'
import { Drawing } from './Drawing.tsx'
import css from './Impact.module.css'
import type { PageAnswer } from './shapes.ts'
import type { OpenBehind } from './useBehind.ts'

interface Part {
  page: PageAnswer
  wording: Wording
}

/** The three clocks, never mixed, and the age of the failure at the first word. */
export function ClocksCard({ page, wording, open }: Part & { open: OpenBehind }) {
  const { say } = wording
  const [asTable, setAsTable] = useState(false)
  return (
    <Card title={say('clocks.title')}>
      <p className={css.sub}>{say('clocks.says')}</p>
      {asTable ? (
        <Clocks page={page} wording={wording} />
      ) : (
        <div className={css.clocks}>
          {page.clocks.map((clock) => (
            <OneClock key={clock.clock} clock={clock} page={page} wording={wording} />
          ))}
        </div>
      )}
      <CardFoot
        say={say}
        how={say('clocks.interval')}
        asTable={asTable}
        turn={() => setAsTable(!asTable)}
        onBehind={() => open({ arm: 'any' })}
      />
    </Card>
  )
}

function OneClock({ clock, page, wording }: Part & { clock: ClockView }) {
  const { say } = wording
  const facts = clockSays(clock, wording)
  const title = say(`clocks.${clock.clock}`)
  return (
    <section className={css.clock} aria-label={title}>
      <h3 title={say(`definition.${clock.clock}`)}>{title}</h3>
      {clock.curve.length > 0 ? (
        <Drawing
          says={`${title}: ${facts.join(' ')}`}
          height={104}
          draw={(width) => drawClock(clock, { width, height: 104, words: pictureWords(page, wording).clock })}
        />
      ) : null}
      {facts.map((fact) => (
        <p key={fact} className="meta num">
          {fact}
        </p>
      ))}
    </section>
  )
}

function Clocks({ page, wording }: Part) {
  const { say, time, count } = wording
  const timeOr = (seconds: number | undefined) => (seconds === undefined ? '–' : time(seconds))
  return (
    <Table
      label={say('clocks.title')}
      rows={page.clocks}
      rowKey={({ clock }) => clock}
      columns={[
        {
          key: 'clock',
          name: say('table.clock'),
          cell: ({ clock }) => <span title={say(`definition.${clock}`)}>{say(`clocks.${clock}`)}</span>,
        },
        {
          key: 'half',
          name: say('table.median'),
          end: true,
          cell: ({ medianSeconds }) => timeOr(medianSeconds),
        },
        { key: 'nine', name: say('table.p90'), end: true, cell: ({ p90Seconds }) => timeOr(p90Seconds) },
        {
          key: 'target',
          name: say('table.target'),
          end: true,
          wide: true,
          cell: ({ targetSeconds }) => time(targetSeconds),
        },
        {
          key: 'within',
          name: say('table.inTime'),
          end: true,
          cell: ({ within }) => shareSays(within, wording),
        },
        { key: 'n', name: say('table.n'), end: true, wide: true, cell: ({ n }) => count(n) },
      ]}
    />
  )
}
