import type { Flag } from '../../detection/index.ts'
import { actorOf, type Caller } from '../../platform/http/index.ts'
import type { Chain, Heard, Place, Standing } from './heard.ts'
import type { Known } from './rows.ts'
import type { Who } from './who.ts'

/** What deciding needs beside the feedback itself. */
export interface Means {
  standing: Standing
  /** Whom to call about this place now, in order. */
  chain: Chain
  newId(): string
  /** A failure that we thought mended takes a story of its own. */
  reopens: boolean
}

/** Everything known about one feedback once it has been understood. */
export interface Spoken {
  heard: Heard
  known: Known
  means: Means
  found: Found
  flag: Flag
  who: Who
  /** Id of the feedback. */
  id: string
}

/** Where it was, and who handled it. */
export interface Found extends Place {
  staffId: string | null
}

/** The customer's own first words, as far as a row shows them. */
export const wordsOf = ({ feedback }: Heard): string | null =>
  feedback.comment?.trim() ? [...feedback.comment.trim()].slice(0, 300).join('') : null

/** Columns that every fact of one feedback shares. */
export const factBase = ({ heard, found, who }: Spoken, caseId: string | null) => ({
  at: heard.now,
  actor: actorOf(heard.caller as Caller),
  case_id: caseId,
  customer_id: who.id,
  team_id: found.teamId,
  site_id: found.siteId,
})

/** The language as a locale; undetermined is none. */
export const localeOf = (language: string): string | null => (language === 'und' ? null : language)
