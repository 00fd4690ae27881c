import { checkDraft, type Draft, type Finding } from './draft/check.ts'

/** A finding, and whether a written reason lets the words through all the same. */
export type Stop = Omit<Finding, 'source'> & { overridable: boolean }

/** What the playbook says to words that are about to go out. A gap in a wording has no good reason. */
export const checkBeforeSending = (draft: Draft): Stop[] =>
  checkDraft(draft).findings.map(({ source: _, ...finding }) => ({
    ...finding,
    overridable: finding.rule !== 'open-slot',
  }))
