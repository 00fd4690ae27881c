import type { CaseDetail, Finding } from '../cases/index.ts'
import type { Fault, Loss } from './recommendSchema.ts'

/** Whose doing, as the tables name it: partner and environment are third parties. */
export const FAULTS: Record<Finding['locus'], Fault> = {
  company: 'company',
  partner: 'third-party',
  environment: 'third-party',
  customer: 'customer',
}

/** The loss as we found it; `undefined` while there is no finding. Every message of the customer is a contact. */
export function lossOf({ finding, messages }: Pick<CaseDetail, 'finding' | 'messages'>): Loss | undefined {
  if (!finding) return undefined
  return {
    affectedPrice: finding.affectedPrice,
    outcome: finding.outcome,
    severity: finding.severity,
    fault: FAULTS[finding.locus],
    recurring: finding.stability === 'recurring',
    businessDaysLate: finding.businessDaysLate ?? 0,
    contacts: messages.filter(({ direction }) => direction === 'in').length,
    lossKind: finding.lossKind,
  }
}
