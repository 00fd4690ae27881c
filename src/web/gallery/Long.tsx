import './scene.css'
import { LongList, QueueRow } from '../kit/index.ts'

/** A hundred thousand rows: what a list must bear. */
export function Long() {
  return (
    <main className="scene-long">
      <h1 className="sr">All cases</h1>
      <LongList
        label="All cases"
        count={100_000}
        rowHeight={83}
        keyOf={String}
        row={(i) => (
          <QueueRow
            to={`/kit/long?case=${i + 1}`}
            name={`Customer ${i + 1}`}
            words="“Third time the boxes are missing.”"
            steps={(i % 17) / 4}
            next="Understand"
            worth="€210 a year"
          />
        )}
      />
    </main>
  )
}
