import type { z } from 'zod'
import type { alertCard, wallShape } from '../schema.ts'

/** An alert, whole. */
export type Card = z.output<typeof alertCard>
/** Everything the wall shows. */
export type WallNow = z.output<typeof wallShape>
/** Somebody nobody has spoken to. */
export type Silent = WallNow['silent'][number]
/** A case in one of the wall's short lists. */
export type Listed = WallNow['unowned'][number]
/** An offer that waits for a lead. */
export type WaitsForYes = WallNow['waitingForYes'][number]

/** Cache key of the wall. */
export const WALL = ['alerts', 'wall'] as const
