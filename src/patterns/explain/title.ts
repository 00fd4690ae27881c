import { t } from '../../platform/i18n/index.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import type { ReleaseEffect } from './releases.ts'
import { capitalised, numbersOf, type Saying, whereOf } from './where.ts'

/** A piece of a sentence; what matters most is strong. */
export interface Piece {
  text: string
  strong: boolean
}

// Of the private use area: letters that no language has. Whoever writes them into a name loses only them.
const [ON, OFF] = ['\ue000', '\ue001']
const MARKS = { on: ON, off: OFF }

/** What goes wrong where and how much, in one short sentence. */
export function titleOf(finding: PatternFinding, saying: Saying): Piece[] {
  const { locale } = saying
  const slice = Object.fromEntries(
    Object.entries(finding.slice).map(([name, value]) => [unmarked(name), unmarked(value)]),
  )
  const where = whereOf({ ...finding, slice }, saying, MARKS)
  const ratio = numbersOf(locale)(finding.ratio, finding.direction === 'worse' ? 1 : 2)
  // A bold beginning: its first letter comes after the mark.
  const begun = where.startsWith(ON)
    ? ON + capitalised(where.slice(ON.length), locale)
    : capitalised(where, locale)
  return piecesOf(t(locale, `patterns:title.${finding.direction}`, { where: begun, ratio, ...MARKS }))
}

/** What the releases of a component do, in one short sentence. */
export function releaseTitle(
  component: string,
  { up, weeks, pooled }: ReleaseEffect,
  locale: string,
): Piece[] {
  const ratio = numbersOf(locale)(pooled?.ratio ?? 1, 1)
  const told = { component: unmarked(component), up, count: weeks.length, ratio, ...MARKS }
  return piecesOf(t(locale, 'patterns:title.release', told))
}

const unmarked = (text: string): string => text.replaceAll(ON, '').replaceAll(OFF, '')

function piecesOf(marked: string): Piece[] {
  const pieces = marked.split(ON).flatMap((part, i) => {
    if (i === 0) return [{ text: part, strong: false }]
    const [strong = '', rest = ''] = part.split(OFF)
    return [
      { text: strong, strong: true },
      { text: rest, strong: false },
    ]
  })
  return pieces.filter(({ text }) => text !== '')
}
