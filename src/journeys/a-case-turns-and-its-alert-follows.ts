import {
  alertsOfCase,
  answerByOwning,
  moveAlert,
  raiseAlert,
  restoreAlert,
  withdrawAlert,
} from '../alerts/index.ts'
import type { CaseStories } from '../cases/index.ts'
import { keepVerdict } from '../detection/index.ts'
import type { NewId } from '../platform/database/index.ts'

type Turns = Pick<
  CaseStories,
  'owned' | 'dismissed' | 'undismissed' | 'moved' | 'reopened' | 'teach' | 'laidBeside'
>

/** A case is taken, dismissed, moved or opened again; its alert is answered, withdrawn, moved or raised anew. */
export const alertFollowsCase = (newId: NewId): Turns => ({
  owned: (tx, { case: { id: caseId }, staffId, by, at: now }) =>
    answerByOwning(tx, { caseId, staffId, by, now }),
  dismissed: (tx, { case: { id: caseId }, by, at: now }) => withdrawAlert(tx, { caseId, by, now }),
  undismissed: (tx, { case: { id: caseId }, by, at: now }) => restoreAlert(tx, { caseId, by, now }),
  moved: (tx, { case: { id: caseId, team_id: teamId, site_id: siteId }, at: now }) =>
    moveAlert(tx, { caseId, teamId, siteId, now }),
  reopened: async (tx, { case: { id: caseId }, by, at: now }) => {
    await raiseAlert(tx, { caseId, by, now, newId })
  },
  teach: async (tx, verdict) => {
    await keepVerdict(tx, verdict)
  },
  laidBeside: async (tx, { case: { id }, now }) => ({ alerts: await alertsOfCase(tx, id, now) }),
})
