import { SCALES } from '../language/score.ts'
import type { Tx } from '../platform/database/index.ts'
import { DEFAULT_RULES, type FlagRules } from './rules.ts'
import { allRules, type RuleRow } from './store/rules.ts'

/**
 * Flag rules of every team: the defaults, changed for the whole organisation, changed for the team. `reviewFrom`: what
 * the organisation's own ratings say, where nobody decided otherwise.
 */
export async function readFlagRules(
  tx: Tx,
  { reviewFrom }: Pick<FlagRules, 'reviewFrom'>,
): Promise<(teamId: string | null) => FlagRules> {
  const settings = await allRules(tx)
  const everybody = changed(
    { ...DEFAULT_RULES, reviewFrom },
    settings.filter(({ unit_id }) => unit_id === null),
  )
  const perTeam = new Map<string, FlagRules>()
  return (teamId) => {
    if (teamId === null || settings.length === 0) return everybody
    const known =
      perTeam.get(teamId) ??
      changed(
        everybody,
        settings.filter(({ unit_id }) => unit_id === teamId),
      )
    perTeam.set(teamId, known)
    return known
  }
}

const changed = (base: FlagRules, settings: RuleRow[]): FlagRules => settings.reduce(withSetting, base)

function withSetting(rules: FlagRules, { kind, setting }: RuleRow): FlagRules {
  if (kind === 'complaint') return { ...rules, complaint: setting.on ?? rules.complaint }
  if (kind === 'text') return { ...rules, reviewFrom: setting.reviewFrom ?? rules.reviewFrom }
  const scale = SCALES.find((known) => known === kind)
  if (!scale || setting.negativeAtMost === undefined) return rules
  return { ...rules, negativeUpTo: { ...rules.negativeUpTo, [scale]: setting.negativeAtMost } }
}
