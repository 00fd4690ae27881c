import type { Figure } from './metrics.ts'
import type { SetReport } from './report.ts'

/** The report as lines for a terminal or a document: one line a set and language, then one a kind. */
export function tableOf(reports: SetReport[]): string {
  const mood = reports.filter((report) => report.auc ?? report.languageRight ?? report.falseAbuse)
  return [MOOD_HEAD, ...mood.map(moodLine), '', ...accusationLines(reports), ...reports.flatMap(kindLines)]
    .join('\n')
    .trimEnd()
}

const MOOD_HEAD = [
  '| set | language | n | unhappy | AUC | macro-F1 | precision at recall .9 | calibration error | AUC after 200 ratings | gain (range) | calibration error after 200 | AUC in its own domain | language right | false abuse |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
].join('\n')

const moodLine = (report: SetReport): string =>
  `| ${[
    report.set,
    report.language,
    report.n,
    report.negatives ?? '',
    interval(report.auc),
    interval(report.macroF1),
    interval(report.precisionAtRecall90),
    report.calibrationError === undefined ? '' : digits(report.calibrationError),
    report.aucAfter200 ? digits(report.aucAfter200.value) : '',
    interval(report.gainAfter200),
    report.calibrationErrorAfter200 === undefined ? '' : digits(report.calibrationErrorAfter200),
    interval(report.aucInDomain),
    report.languageRight === undefined ? '' : digits(report.languageRight),
    interval(report.falseAbuse),
  ].join(' | ')} |`

function accusationLines(reports: SetReport[]): string[] {
  const lines = reports.flatMap(({ set, language, n, accusations }) =>
    accusations
      ? [
          `| ${set} | ${language} | ${n} | ${interval(accusations.found)} | ${interval(accusations.falseAlarms)} |`,
        ]
      : [],
  )
  if (lines.length === 0) return []
  return [
    '| set | language | n | threats and insults found | false alarms |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ]
}

function kindLines(report: SetReport): string[] {
  return (['flags', 'asks', 'categories'] as const).flatMap((key) => {
    const kinds = Object.entries(report[key] ?? {})
    if (kinds.length === 0) return []
    const lines = kinds.map(
      ([kind, { right, extra, missed, ...figure }]) =>
        `| ${report.set} | ${report.language} | ${key} | ${kind} | ${right + missed} | ${interval(figure)} | ${missed} | ${extra} |`,
    )
    return [
      '| set | language | what | kind | n | F1 | missed | extra |',
      '|---|---|---|---|---|---|---|---|',
      ...lines,
      '',
    ]
  })
}

/** .853 (.846 to .860) */
const interval = (figure: Figure | undefined): string =>
  figure ? `${digits(figure.value)} (${digits(figure.low)} to ${digits(figure.high)})` : ''

const digits = (value: number): string => value.toFixed(3).replace(/^(-?)0\./, '$1.')
