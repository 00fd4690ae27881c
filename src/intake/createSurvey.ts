import type { Scale } from '../language/score.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { hashToken, newToken } from '../platform/secrets/index.ts'
import { insertSurvey } from './store/surveys.ts'

// A rating given a month later says little about the visit; the link then shows that it is closed.
const OPEN_DAYS = 30

export interface SurveyRequest {
  kind: 'contact' | 'recovery'
  customerId: string
  interactionExternalId?: string | null
  interactionId?: string | null
  caseId?: string | null
  scale: Scale
  locale: string
  attempt?: number
  sentAt?: Temporal.Instant | null
  test: boolean
  now: Temporal.Instant
  newId: NewId
}

/** Makes a survey and its link. The token leaves here once and is stored hashed. */
export async function createSurvey(tx: Tx, request: SurveyRequest): Promise<{ id: string; token: string }> {
  const { now, newId } = request
  const token = newToken()
  const id = newId()
  await insertSurvey(tx, {
    id,
    token_hash: hashToken(token),
    kind: request.kind,
    customer_id: request.customerId,
    interaction_external_id: request.interactionExternalId ?? null,
    interaction_id: request.interactionId ?? null,
    case_id: request.caseId ?? null,
    scale: request.scale,
    locale: request.locale,
    attempt: request.attempt ?? 1,
    created_at: now,
    expires_at: now.add({ hours: OPEN_DAYS * 24 }),
    sent_at: request.sentAt ?? null,
    answer: {},
    test: request.test,
  })
  return { id, token }
}
