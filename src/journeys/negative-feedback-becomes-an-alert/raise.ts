import { type Means, raiseSeverity } from '../../cases/index.ts'
import type { SecondLook, Understanding } from '../../detection/index.ts'
import { feedbackSchema } from '../../intake/index.ts'
import type { Severity } from '../../language/severity.ts'
import type { Tx } from '../../platform/database/index.ts'
import { SYSTEM } from '../../platform/journal/index.ts'
import type { HearOptions } from './hear.ts'
import type { FeedbackAnswer, Heard } from './heard.ts'
import { reviseIn } from './revise.ts'
import { type FeedbackAgain, feedbackAgain, graverFeedback } from './store.ts'

/**
 * A second look found a failure where the first saw none, or a graver one: the feedback is flagged, its case opens with
 * an alert or grows graver. What has no case and no reason to have one only keeps the new reading.
 */
export async function raiseFlag(
  tx: Tx,
  look: SecondLook,
  options: HearOptions & { means: Means },
): Promise<Pick<FeedbackAnswer, 'case' | 'alert'>> {
  const stored = await feedbackAgain(tx, look.feedbackId)
  if (!stored) return { case: null, alert: null }
  const understanding = look.understanding ?? stored.understanding
  if (stored.case_id) return graver(tx, { stored, understanding, look })
  if (look.reasons.length === 0) {
    await graverFeedback(tx, look.feedbackId, { understanding, reasons: [], review: look.review ?? false })
    return { case: null, alert: null }
  }
  const heard = heardAgain(stored, understanding, look)
  return reviseIn(tx, { heard, feedbackId: look.feedbackId, options })
}

interface Graver {
  stored: FeedbackAgain
  understanding: Understanding
  look: SecondLook
}

async function graver(tx: Tx, { stored, understanding, look }: Graver) {
  const { feedbackId, reasons, by = SYSTEM, now } = look
  await graverFeedback(tx, feedbackId, { understanding, reasons, review: false })
  await raiseSeverity(tx, {
    caseId: stored.case_id!,
    severity: understanding.severity as Severity,
    reasons,
    by,
    at: now,
  })
  return {
    case: { id: stored.case_id!, reference: stored.reference ?? '', created: false },
    alert: null,
  }
}

function heardAgain(stored: FeedbackAgain, understanding: Understanding, look: SecondLook): Heard {
  const { by, now, reasons } = look
  return {
    feedback: feedbackSchema.parse(stored.feedback) as Heard['feedback'],
    understanding,
    named: { ...stored.placed, unknown: {} },
    caller: {
      kind: by?.kind === 'staff' ? 'staff' : 'nobody',
      ...(by?.id && { staffId: by.id }),
      ...(by?.name && { name: by.name }),
      test: stored.test,
    },
    now,
    history: stored.history,
    raised: reasons,
    ...(stored.survey_id && { surveyId: stored.survey_id }),
  }
}
