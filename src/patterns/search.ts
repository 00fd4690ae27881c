import { type Covering, claimFindings } from './cover.ts'
import { undo } from './explainAway.ts'
import { adjusted } from './falseDiscovery.ts'
import { type Finding, findingOf } from './finding.ts'
import { prepare, type SearchQuestion } from './prepare.ts'
import { trustedExpectation } from './trust.ts'

/**
 * Finds the slices that fail more (or less) than expected, each reported once, under its shortest name that needs all
 * its conditions, in the order of their evidence.
 */
export function searchSlices(question: SearchQuestion): Finding[] {
  const settled = { ...question, expectation: trustedExpectation(question) }
  if (question.top !== undefined) return rankedSlices(settled, question.top)
  const { covering, everywhere } = prepare(settled)
  const claims = claimFindings(covering)
  undo(covering.expected, covering.changes)
  return [...everywhere, ...claims.map(({ finding }) => finding)]
}

/** The strongest slices, whether or not they can be claimed; the quiet ones too where there are not enough others. */
function rankedSlices(question: SearchQuestion, top: number): Finding[] {
  const { covering, everywhere } = prepare(question)
  const listed = strongestOf(covering, top)
  if (everywhere.length + listed.length < top && question.deviations !== 0) {
    undo(covering.expected, covering.changes)
    return rankedSlices({ ...question, deviations: 0 }, top)
  }
  const names = new Set(claimFindings(covering).map(({ finding }) => JSON.stringify(finding.slice)))
  undo(covering.expected, covering.changes)
  const marked = listed.map((finding) => ({ ...finding, claimed: names.has(JSON.stringify(finding.slice)) }))
  return [...everywhere, ...marked].slice(0, top)
}

function strongestOf({ ranked, leaves }: Covering, top: number): Finding[] {
  const q = adjusted(ranked.map(({ candidate }) => candidate))
  return ranked
    .map(({ candidate, score }, i) => ({ candidate, score, q: q[i]! }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.score - a.score)
    .slice(0, top)
    .map(({ candidate, q }) => findingOf(candidate, leaves, q))
}
