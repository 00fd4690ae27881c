import {
  alertsOfCase,
  answerByActing,
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
  'owned' | 'spoken' | 'dismissed' | 'undismissed' | 'moved' | 'reopened' | 'closed' | 'teach' | 'laidBeside'
>

/** A case is taken, spoken about, dismissed, closed, moved or opened again; its alert is answered, withdrawn, moved or raised. */
export const alertFollowsCase = (newId: NewId): Turns => ({
  owned: (tx, { case: { id: caseId }, staffId, by, at: now }) =>
    answerByActing(tx, { caseId, staffId, by, now }),
  spoken: (tx, { case: { id: caseId }, by, at: now }) =>
    answerByActing(tx, { caseId, staffId: by.kind === 'staff' ? by.id : undefined, by, now }),
  closed: (tx, { case: { id: caseId }, by, at: now }) => withdrawAlert(tx, { caseId, by, now }),
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
