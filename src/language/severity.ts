import { z } from 'zod'

/** From a passing annoyance (S1) to harm that a person must own at once (S5). */
export const SEVERITIES = ['S1', 'S2', 'S3', 'S4', 'S5'] as const

/** How bad the failure is for this customer; rubric in docs/features/cases-assessment.md. */
export type Severity = (typeof SEVERITIES)[number]

/** A severity as it travels in JSON. */
export const severitySchema = z.enum(SEVERITIES)

/** Negative, zero or positive as `a` is milder than, like or worse than `b`: made for sort(). */
export const compareSeverity = (a: Severity, b: Severity): number => rank(a) - rank(b)

/** Whether the failure is `floor` or worse. */
export const atLeast = (severity: Severity, floor: Severity): boolean => compareSeverity(severity, floor) >= 0

/** The worst of them; S1 when there are none, because nobody said anything grave. */
export const worst = (all: readonly Severity[]): Severity =>
  all.reduce((a, b) => (compareSeverity(a, b) >= 0 ? a : b), 'S1')

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)
