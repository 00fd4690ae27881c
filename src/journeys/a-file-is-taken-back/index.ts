import type { ImportStories } from '../../intake/index.ts'
import { countMade, deleteMade, layOutMade, leftOver, liveAndChanged } from './store.ts'

/**
 * A file is taken back as a whole: what it brought goes, in one transaction. What somebody has worked on since stays,
 * with everything it rests on; so does what was live, because people were called about it, and what was only told
 * differently, because nobody kept how it was told before.
 */
export const takeFileBack: ImportStories['takeBack'] = async (tx, { importId, now }) => {
  await layOutMade(tx, importId)
  const made = await countMade(tx)
  const gone = await deleteMade(tx, now)
  return { gone, stays: { ...leftOver(made, gone), ...(await liveAndChanged(tx, importId)) } }
}
