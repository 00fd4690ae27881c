import { useState } from 'react'
import { Button, Card, Segments, Table } from '../../web/kit/index.ts'
import { drawGroups } from '../drawing/groups.ts'
import { GROUPINGS } from '../groupings.ts'
import { pictureWords, type Wording } from '../wording.ts'
import { CardFoot } from './CardFoot.tsx'
import { Drawing } from './Drawing.tsx'
import css from './Impact.module.css'
import type { Filters, PageAnswer } from './shapes.ts'
import type { OpenBehind } from './useBehind.ts'

// A picture of more lines is read by nobody; the table has them all.
const DRAWN = 12

interface Part {
  page: PageAnswer
  wording: Wording
  change: (change: Partial<Filters>) => void
  open: OpenBehind
}

/** The same rate group by group, each pulled towards all by as much as its size leaves open. */
export function GroupsCard({ page, wording, change, open }: Part) {
  const { say, percent } = wording
  const [asTable, setAsTable] = useState(false)
  const drawn = page.groups.slice(0, DRAWN)
  const left = page.groups.length - drawn.length
  const says = drawn
    .map(({ name, rate }) => (rate.shown ? `${name} ${percent(rate.shown.rate)}` : name))
    .join(', ')
  return (
    <Card title={say('by.title')}>
      <p className={css.sub}>{say('by.says')}</p>
      <div className={css.segments}>
        <Segments
          label={say('by.title')}
          options={GROUPINGS.map((id) => ({ id, name: say(`by.${id}`) }))}
          value={page.by}
          onChange={(by) => change({ by })}
        />
      </div>
      {page.groups.length === 0 ? <p className="meta">{say('by.none')}</p> : null}
      {page.groups.length > 0 && !asTable ? (
        <Drawing
          says={`${say(`by.${page.by}`)}: ${says}`}
          height={drawn.length * 22 + 24}
          draw={(width) =>
            drawGroups(drawn, {
              everywhere: page.everywhere,
              width,
              words: pictureWords(page, wording).groups,
            })
          }
        />
      ) : null}
      {left > 0 && !asTable ? <p className="meta">{say('by.more', { more: wording.count(left) })}</p> : null}
      {asTable ? <Groups page={page} wording={wording} open={open} /> : null}
      <CardFoot say={say} how={say('by.interval')} asTable={asTable} turn={() => setAsTable(!asTable)} />
    </Card>
  )
}

function Groups({ page, wording, open }: Omit<Part, 'change'>) {
  const { say, percent, bare, count } = wording
  return (
    <Table
      label={say('by.title')}
      rows={page.groups}
      rowKey={({ group }) => group}
      columns={[
        {
          key: 'group',
          name: say('table.group'),
          cell: ({ group, name }) => (
            <Button dense look="quiet" onPress={() => open({}, { [page.by]: group })}>
              {name}
            </Button>
          ),
        },
        {
          key: 'rate',
          name: say('table.rate'),
          end: true,
          cell: ({ rate: { shown } }) => <b>{shown ? percent(shown.rate) : '–'}</b>,
        },
        {
          key: 'range',
          name: say('table.interval'),
          end: true,
          cell: ({ rate: { shown } }) =>
            shown ? say('uplift.range', { low: percent(shown.low), high: percent(shown.high) }) : '–',
        },
        {
          key: 'net',
          name: say('table.net'),
          end: true,
          wide: true,
          cell: ({ net }) =>
            net
              ? `${bare(net.mean)} (${say('uplift.range', { low: bare(net.low), high: bare(net.high) })})`
              : '–',
        },
        { key: 'n', name: say('table.n'), end: true, cell: ({ rate }) => count(rate.n) },
      ]}
    />
  )
}
