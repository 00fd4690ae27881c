import { type Covering, claimFindings } from './cover.ts'
import { adjusted } from './falseDiscovery.ts'
import { type Finding, findingOf } from './finding.ts'
import { prepare, type SearchQuestion } from './prepare.ts'
import { trustedExpectation } from './trust.ts'

/**
 * Finds the slices that fail more (or less) than expected, each reported once, under its shortest name that needs all
 * its conditions, in the order of their evidence.
 */
export function searchSlices(question: SearchQuestion): Finding[] {
  const { covering, everywhere } = prepare({ ...question, expectation: trustedExpectation(question) })
  const listed = question.top === undefined ? undefined : strongestOf(covering, question.top)
  const claimed = claimFindings(covering).map(({ finding }) => finding)
  if (!listed) return [...everywhere, ...claimed]
  const names = new Set(claimed.map(({ slice }) => JSON.stringify(slice)))
  const marked = listed.map((finding) => ({ ...finding, claimed: names.has(JSON.stringify(finding.slice)) }))
  return [...everywhere, ...marked].slice(0, question.top)
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
