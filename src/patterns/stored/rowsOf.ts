import type { PatternFinding } from '../searchInteractions.ts'
import type { StoredHistory } from './readHistory.ts'

/** The numbers of the rows that meet all conditions, and lie in its time where it is about one. */
export function rowsOf(
  { leaves, at }: Pick<StoredHistory, 'leaves' | 'at'>,
  { slice, from, to }: Pick<PatternFinding, 'slice' | 'from' | 'to'>,
): number[] {
  const wanted = Object.entries(slice).map(([name, value]) => {
    const dimension = leaves.dimensions.find((d) => d.name === name)
    return { codes: dimension?.codes, code: dimension?.values.indexOf(value) ?? -1 }
  })
  const rows: number[] = []
  for (let row = 0; row < leaves.rows; row++) {
    if (from !== undefined && (at[row]! < from || at[row]! >= to!)) continue
    if (wanted.every(({ codes, code }) => codes?.[row] === code)) rows.push(row)
  }
  return rows
}
