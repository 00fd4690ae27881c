import { existsSync, statSync } from 'node:fs'
import { Problem } from '../../../language/problem.ts'
import { HELD_OUT, LENT } from '../train/lent.ts'
import { fifthOf } from './metrics.ts'
import { type LabelledSet, readSets } from './sets.ts'

/** The sets of a folder whose name contains `only`; a folder that is absent or empty is said so. */
export function setsOf(folder: string, only = ''): LabelledSet[] {
  if (!existsSync(folder))
    throw new Problem(
      'folder not found',
      `There is no folder ${folder}. Give one that holds labelled CSV files.`,
    )
  if (!statSync(folder).isDirectory())
    throw new Problem('folder not found', `${folder} is a file. Give the folder that holds it.`)
  const sets = readSets(folder).filter(({ name }) => name.includes(only))
  if (sets.length > 0) return sets.map(unseen)
  throw new Problem('no labelled files', `No CSV file in ${folder} has both a text and a label column.`)
}

/** Of a set that weights were learnt from, only the fifth that training never saw. */
function unseen(set: LabelledSet): LabelledSet {
  if (!LENT.some(({ folder }) => set.name === folder || set.name.startsWith(`${folder}/`))) return set
  return {
    name: `${set.name} (held-out fifth)`,
    rows: set.rows.filter(({ text }) => fifthOf(text) === HELD_OUT),
  }
}
