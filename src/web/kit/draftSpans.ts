/** A remark on a part of a draft; the span is [start, end) in UTF-16 code units of the text it was made for. */
export interface DraftMark {
  id: string
  span: readonly [start: number, end: number]
  /** `block` must be mended before it leaves, `warn` should be. */
  severity: 'block' | 'warn'
}

/** A run of the draft under the same marks. */
export interface DraftRun {
  text: string
  marks: readonly DraftMark[]
  /** Marks that end here: their number stands after the run. */
  ends: readonly number[]
}

/** Cuts a draft where marks begin and end; marks outside the text, as after fast typing, are cut to it or left out. */
export function runsOf(text: string, marks: readonly DraftMark[]): DraftRun[] {
  const inside = marks.map(({ span: [start, end] }) => [clamp(start, text), clamp(end, text)] as const)
  const cuts = [...new Set([0, text.length, ...inside.flat()])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? text.length
    return {
      text: text.slice(from, to),
      marks: marks.filter((_, m) => (inside[m]?.[0] ?? 0) <= from && (inside[m]?.[1] ?? 0) >= to),
      ends: inside.flatMap(([start, end], m) => (end === to && start < end ? [m + 1] : [])),
    }
  })
}

const clamp = (at: number, text: string) => Math.min(Math.max(0, at), text.length)

/**
 * Where marks stand after the text changed but before it was checked again: a mark behind the change moves with it, one
 * that the change touches is dropped, because nobody has judged the new words yet.
 */
export function carryMarks(before: string, after: string, marks: readonly DraftMark[]): DraftMark[] {
  const start = commonStart(before, after)
  const tail = commonEnd(before.slice(start), after.slice(start))
  const shift = after.length - before.length
  return marks.flatMap((mark): DraftMark[] => {
    const [from, to] = mark.span
    if (to <= start) return [mark]
    if (from >= before.length - tail) return [{ ...mark, span: [from + shift, to + shift] }]
    return []
  })
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let i = 0
  while (i < length && a[i] === b[i]) i += 1
  return i
}

function commonEnd(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let i = 0
  while (i < length && a.at(-1 - i) === b.at(-1 - i)) i += 1
  return i
}
