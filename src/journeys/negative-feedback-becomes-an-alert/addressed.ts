import type { HeardOutcome } from './hear.ts'
import type { FeedbackAnswer } from './heard.ts'

/** The answer as programs get it: with the desk page of its case. Added last, so that a kept answer gets the same. */
export type AddressedAnswer = Omit<FeedbackAnswer, 'case'> & {
  case: { id: string; reference: string; url: string; created: boolean } | null
}

/** Says where the case can be opened; nothing of an address is stored, for an installation may move. */
export function addressed(
  { status, answer }: HeardOutcome,
  publicUrl: string,
): { status: number; answer: AddressedAnswer } {
  const { case: found } = answer
  if (!found) return { status, answer: { ...answer, case: null } }
  const { id, reference, created } = found
  const url = `${publicUrl}/desk/${id}`
  return { status, answer: { ...answer, case: { id, reference, url, created } } }
}
