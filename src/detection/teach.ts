import type { Tx } from '../platform/database/index.ts'
import { insertVerdict, type VerdictRow } from './store/rules.ts'

/** Keeps what a person said a flag really was. Rules and models learn from these; nothing is forgotten or overwritten. */
export const keepVerdict = (tx: Tx, verdict: VerdictRow): Promise<unknown> => insertVerdict(tx, verdict)
