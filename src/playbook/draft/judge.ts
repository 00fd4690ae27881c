import type { Step } from '../phrases/phrases.ts'
import type { Hit } from './find.ts'
import type { Fact } from './language.ts'
import type { Rule } from './rules.ts'

/** A rule that applies, and to which part of the draft. */
export interface Verdict {
  readonly rule: Rule
  readonly start: number
  readonly end: number
}

/** Facts that are findings as they stand. */
const DIRECT = [
  'excuse',
  'blame-colleague',
  'blame-department',
  'blame-customer',
  'my-manager',
  'we-for-i',
  'favour',
  'anything-else',
  'policy',
  'condescension',
] as const

/** Facts that are praised, once each. */
const GOOD = ['failure-named', 'empathy', 'responsibility', 'thanks', 'choice'] as const

/** Facts after which a question no longer sounds like doubt. */
const ACKNOWLEDGING: readonly Fact[] = ['apology', 'empathy', 'responsibility', 'thanks', 'regard']

/** What the facts found in a draft amount to, in reading order. */
export function judgeDraft(hits: readonly Hit[], step: Step | undefined): Verdict[] {
  const of = (...facts: Fact[]) => hits.filter(({ fact }) => (facts as string[]).includes(fact))
  return toldOnce([
    ...DIRECT.flatMap((rule) => onePerSentence(of(rule)).map((hit) => as(rule, hit))),
    ...sorryBut(of('apology'), of('but')),
    ...longApology(of('apology'), of('effusive')),
    ...(step === undefined || step === 'acknowledge' ? diagnosisFirst(hits, of(...ACKNOWLEDGING)) : []),
    ...promises(of('promise'), of('pledge'), of('time')),
    ...(step === 'follow-up' ? [] : updateAndExplanation(of('update'), of('explanation'))),
    ...GOOD.flatMap((rule) =>
      of(rule)
        .slice(0, 1)
        .map((hit) => as(rule, hit)),
    ),
  ]).sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What goes without saying where the other is said of the same words: mending the one mends both. */
const SAID_BY: Partial<Record<Rule, Rule>> = {
  'we-for-i': 'anything-else',
  'promise-without-time': 'my-manager',
}

/** "I’ll ask my manager" has no time either, but only one thing is to be mended in it. */
function toldOnce(verdicts: readonly Verdict[]): Verdict[] {
  const meets = (one: Verdict, other: Verdict) => one.start < other.end && other.start < one.end
  return verdicts.filter(
    (one) => !verdicts.some((other) => other.rule === SAID_BY[one.rule] && meets(one, other)),
  )
}

const as = (rule: Rule, { start, end }: { start: number; end: number }): Verdict => ({ rule, start, end })

/** Several wordings of one rule in a sentence are one finding, from the first to the last of them. */
function onePerSentence(hits: readonly Hit[]): Hit[] {
  const bySentence = Map.groupBy(hits, ({ sentence }) => sentence)
  return [...bySentence.values()].map(joined)
}

function joined(hits: readonly Hit[]): Hit {
  const [first] = hits
  if (!first) throw new Error('nothing to join')
  return {
    ...first,
    from: Math.min(...hits.map(({ from }) => from)),
    to: Math.max(...hits.map(({ to }) => to)),
    start: Math.min(...hits.map(({ start }) => start)),
    end: Math.max(...hits.map(({ end }) => end)),
  }
}

/** "Sorry, but ...", or "Sorry. But ...": the second half takes the first back. */
function sorryBut(apologies: readonly Hit[], buts: readonly Hit[]): Verdict[] {
  // The last one of a sentence and its first words are all that matters: a look-up, not a search.
  const last = new Map(buts.map((but) => [but.sentence, but]))
  const atHead = new Map(buts.filter(({ from }) => from <= 2).map((but) => [but.sentence, but]))
  const found = apologies.flatMap((apology) => {
    const same = last.get(apology.sentence)
    const but =
      same && same.end > apology.end && same.from >= apology.from ? same : atHead.get(apology.sentence + 1)
    return but ? [{ ...apology, end: Math.max(but.end, apology.end) }] : []
  })
  return onePerSentence(found).map((hit) => as('sorry-but', hit))
}

/** One good apology; three, or two in one breath, are about the writer and not about the customer. */
function longApology(apologies: readonly Hit[], effusive: readonly Hit[]): Verdict[] {
  const single = apart(apologies)
  const inOneBreath = single.some((hit, i) => single[i - 1]?.sentence === hit.sentence)
  if (effusive.length === 0 && single.length < 3 && !inOneBreath) return []
  const worst = effusive.length > 0 && single.length < 3 ? effusive : [...single, ...effusive]
  return [as('long-apology', joined(worst))]
}

const sentencesOf = (hits: readonly Hit[], ...facts: string[]): Set<number> =>
  new Set(hits.flatMap(({ fact, sentence }) => (facts.includes(fact) ? [sentence] : [])))

/** Hits that overlap are one. */
function apart(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit)
  return kept
}

/** "Have you tried ...?" before a word of regret sounds like doubt; after it, like care. */
function diagnosisFirst(hits: readonly Hit[], acknowledged: readonly Hit[]): Verdict[] {
  const firstKind = Math.min(...acknowledged.map(({ start }) => start))
  const welcome = sentencesOf(hits, 'not diagnosis', 'choice', 'anything-else')
  const asked = hits.filter(
    ({ fact, sentence }) => fact === 'diagnosis' || (fact === 'question' && !welcome.has(sentence)),
  )
  const cold = new Set([...asked.map(({ sentence }) => sentence), ...sentencesOf(hits, 'greeting')])
  const opens = ({ sentence }: Hit) => Array.from({ length: sentence }, (_, i) => i).every((i) => cold.has(i))
  const early = asked.filter((hit) => hit.start < firstKind && opens(hit))
  return onePerSentence(early).map((hit) => as('diagnosis-first', hit))
}

/** A promise is kept by a date: in its own sentence or the one beside it. */
function promises(promised: readonly Hit[], pledged: readonly Hit[], times: readonly Hit[]): Verdict[] {
  const dated = new Set(times.map(({ sentence }) => sentence))
  const each = onePerSentence(promised)
  const without = each.filter(({ sentence: s }) => !dated.has(s) && !dated.has(s - 1) && !dated.has(s + 1))
  const kept = [...each, ...pledged].find(({ sentence }) => dated.has(sentence))
  return [
    ...without.map((hit) => as('promise-without-time', hit)),
    ...(kept
      ? [as('dated-promise', joined([kept, ...times.filter((time) => time.sentence === kept.sentence)]))]
      : []),
  ]
}

function updateAndExplanation(updates: readonly Hit[], explanations: readonly Hit[]): Verdict[] {
  return updates.length > 0 && explanations.length > 0
    ? [as('update-and-explanation', joined(explanations.slice(0, 1)))]
    : []
}
