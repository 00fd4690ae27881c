/** One row of a table: its words, and the path of each of its cells. */
export interface Row {
  /** Words key in `cases`. */
  label: string
  /** What the words need: a severity. */
  values?: Readonly<Record<string, string>>
  cells: readonly string[]
}

/** Rows that rest on the same evidence. */
export interface Group {
  key: string
  rows: readonly Row[]
  /** Words keys of the columns, where there are several. */
  columns?: readonly string[]
  /** Where the direction comes from; none = nobody has studied it. The numbers are assumptions either way. */
  sources: readonly string[]
}

/** A table that the organisation may change. */
export interface NumberTable {
  name: 'points' | 'worth' | 'rates' | 'catalogue'
  path: string
  groups: readonly Group[]
}

const SEVERITIES = ['S1', 'S2', 'S3', 'S4', 'S5'] as const
const TABLE_SEVERITIES = SEVERITIES.slice(0, 4)
const row = (label: string, ...cells: string[]): Row => ({ label, cells })
const own = (path: string): Row => row(`judgement.row.${path}`, path)
const why = (factor: string, values: readonly string[], table: string): Row[] =>
  values.map((value) => row(`assessment.why.${factor}.${value}`, `${table}.${value}`))

const points: Group[] = [
  {
    key: 'severity',
    rows: [...why('severity', SEVERITIES, 'severity'), own('s5Cap')],
    sources: ['Magnini et al. 2007', 'Soares & Proença 2015'],
  },
  {
    key: 'prior',
    rows: [
      own('priorFailures.underOne'),
      own('priorFailures.underTwo'),
      own('priorFailures.twoOrMore'),
      own('priorDays.full'),
      own('priorDays.half'),
      row('assessment.why.same-cause.yes', 'sameCause'),
      row('assessment.why.failed-recovery.yes', 'failedRecovery'),
    ],
    sources: ['Maxham & Netemeyer 2002', 'Knox & van Oest 2014', 'Hutzinger & Weitzl 2023'],
  },
  {
    key: 'cause',
    rows: [
      ...why('stability', ['one-off', 'unknown', 'recurring'], 'stability'),
      ...why('control', ['low', 'unknown', 'high'], 'control'),
    ],
    sources: ['Van Vaerenbergh et al. 2014'],
  },
  {
    key: 'bond',
    rows: [
      ...why('failure-kind', ['process', 'outcome', 'unknown'], 'failureKind'),
      ...why('relationship', ['first-time', 'regular', 'established', 'unknown'], 'relationship'),
    ],
    sources: ['Magnini 2004', 'Hogreve et al. 2017', 'Knox & van Oest 2014'],
  },
  { key: 'bands', rows: [own('bands.standard'), own('bands.leadInformed')], sources: [] },
]

const worth: Group[] = [
  {
    key: 'worth',
    rows: ['marginPercent', 'retentionPercent', 'discountPercent', 'years', 'networkPercent'].map(own),
    sources: ['Gupta & Lehmann 2003'],
  },
]

const RESPONSIBILITIES = ['third-party', 'unclear', 'company-once', 'company-recurring'] as const

const rates: Group[] = [
  {
    key: 'owed',
    rows: [
      row('finding.outcome.rejected', 'rejected'),
      ...TABLE_SEVERITIES.map((severity) => ({
        label: 'judgement.row.accepted',
        values: { severity },
        cells: [`accepted.${severity}`],
      })),
    ],
    sources: ['Gelbrich, Gäthke & Grégoire 2015'],
  },
  {
    key: 'goodwill',
    columns: TABLE_SEVERITIES,
    rows: RESPONSIBILITIES.map((whose) =>
      row(`judgement.row.${whose}`, ...TABLE_SEVERITIES.map((severity) => `goodwill.${whose}.${severity}`)),
    ),
    sources: ['Grewal, Roggeveen & Tsiros 2008', 'Smith, Bolton & Wagner 1999'],
  },
  {
    key: 'more',
    rows: [
      'late.percent',
      'late.days',
      'late.most',
      'contacts.percent',
      'contacts.free',
      'contacts.most',
    ].map(own),
    sources: ['Hogreve et al. 2017', 'Kenesei & Bali 2020'],
  },
  {
    key: 'limits',
    rows: ['cap.rejected', 'cap.accepted', 'ceiling', 'flatBelow'].map(own),
    sources: ['Haesevoets et al. 2017', 'Gelbrich, Gäthke & Grégoire 2015'],
  },
]

const GIFTS = {
  restores: ['refund', 'reduction', 'exchange', 'redo'],
  extras: ['money', 'credit', 'gift', 'upgrade', 'shipping', 'waiver', 'protection', 'care'],
  gestures: ['note', 'apology', 'public-thanks', 'priority', 'direct-line', 'contact-person'],
} as const

const CELLS = ['offered', 'costPercent', 'worthPercent', 'minutes'] as const

const catalogue: Group[] = Object.entries(GIFTS).map(([key, gifts]) => ({
  key,
  columns: CELLS,
  rows: gifts.map((gift) => row(`offer.kind.${gift}`, ...CELLS.map((cell) => `items.${gift}.${cell}`))),
  sources:
    key === 'restores' ? ['Roschk & Gelbrich 2014'] : key === 'gestures' ? ['Roschk & Kaiser 2013'] : [],
}))

/** The four tables, in the order in which they are used. */
export const TABLES: readonly NumberTable[] = [
  { name: 'points', path: '/assessments/points', groups: points },
  { name: 'worth', path: '/assessments/worth', groups: worth },
  { name: 'rates', path: '/compensation/rates', groups: rates },
  { name: 'catalogue', path: '/compensation/catalogue', groups: catalogue },
]
