import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { DotChart } from './DotChart.tsx'
import type { Dot } from './dotScale.ts'
import { useFormat } from './format.ts'
import { Table } from './Table.tsx'

/** Every unhappy customer of a day: when they spoke, and how many minutes until a person answered. */
export function DotPlot(props: {
  /** What the picture says, as a sentence: its label. */
  says: string
  dots: readonly Dot[]
  /** Epoch milliseconds of the axis. */
  from: number
  to: number
  /** The promised minutes; dots above are hollow. */
  line?: number
  /** A word beside the hollow ones: "three waited longer". */
  remark?: string
  csv?: string
  children?: ReactNode
}) {
  const { t } = useTranslation('web')
  const [asTable, setAsTable] = useState(false)
  return (
    <div className="dot-plot">
      {asTable ? <Twin dots={props.dots} says={props.says} csv={props.csv} /> : <DotChart {...props} />}
      <Button dense look="quiet" onPress={() => setAsTable(!asTable)}>
        {t(asTable ? 'chart.picture' : 'chart.numbers')}
      </Button>
    </div>
  )
}

/** The same facts as a table, for whoever cannot or will not read dots. */
function Twin(props: { dots: readonly Dot[]; says: string; csv?: string | undefined }) {
  const { t } = useTranslation('web')
  const { time, number } = useFormat()
  return (
    <Table
      label={props.says}
      rows={props.dots}
      rowKey={(dot) => dot.id}
      csv={props.csv}
      columns={[
        { key: 'name', name: t('chart.who'), cell: (dot) => dot.name },
        { key: 'at', name: t('chart.when'), end: true, cell: (dot) => time(new Date(dot.at).toISOString()) },
        {
          key: 'minutes',
          name: t('chart.minutes'),
          end: true,
          cell: (dot) => number(dot.minutes, { maximumFractionDigits: 1 }),
        },
      ]}
    />
  )
}
