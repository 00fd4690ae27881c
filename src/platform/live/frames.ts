import type { LiveEvent } from '../database/index.ts'
import type { Cursor } from '../journal/index.ts'

/**
 * One event with an id of its own: the place up to which the reader has everything, and the number of this event, which
 * may lie beyond it. Coming back with it nothing is left out, and this event does not come again.
 */
export const eventFrame = (event: LiveEvent, { xid, id }: Cursor): string =>
  `id: ${xid}.${id}-${event.id}\nevent: ${event.kind}\ndata: ${JSON.stringify(event.data)}\n\n`

/** Moves the reader's place without an event: browsers keep the id and dispatch nothing. */
export const placeFrame = ({ xid, id }: Cursor): string => `id: ${xid}.${id}\n\n`

/** Where a reader stands; `heard` is an event beyond that which it has already. */
export interface Place extends Cursor {
  heard?: number
}

/** An id as a browser sends it back; undefined when it is not ours. */
export function parsePlace(text: string | undefined): Place | undefined {
  const found = text?.match(/^(\d{1,20})\.(\d{1,18})(?:-(\d{1,18}))?$/)
  if (!found) return undefined
  const [, xid = '', id, heard] = found
  return { xid, id: Number(id), ...(heard === undefined ? {} : { heard: Number(heard) }) }
}
