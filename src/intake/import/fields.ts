/** What can be brought in from a file. */
export const IMPORT_KINDS = ['interactions', 'feedback', 'customers', 'staff', 'shifts'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** How a cell becomes a value. `decimal`: money as written, 12.50, in the currency beside it. */
export type FieldForm = 'text' | 'instant' | 'day' | 'whole' | 'decimal' | 'yes-no' | 'list'

const CUSTOMER = {
  externalId: 'text',
  email: 'text',
  phone: 'text',
  name: 'text',
  locale: 'text',
  timeZone: 'text',
  segment: 'text',
  since: 'day',
  lifetimeValue: 'decimal',
  'lifetimeValue.amount': 'whole',
  'lifetimeValue.currency': 'text',
} as const satisfies Record<string, FieldForm>

const ofCustomer: Record<string, FieldForm> = Object.fromEntries(
  Object.entries(CUSTOMER).map(([name, form]) => [`customer.${name}`, form]),
)

const WHERE = {
  'staff.externalId': 'text',
  'staff.email': 'text',
  team: 'text',
  site: 'text',
  product: 'text',
  component: 'text',
} as const satisfies Record<string, FieldForm>

/** Field names are those of the API, nested ones dotted. */
const FIELDS: Record<ImportKind, Readonly<Record<string, FieldForm>>> = {
  interactions: {
    externalId: 'text',
    occurredAt: 'instant',
    channel: 'text',
    ...ofCustomer,
    ...WHERE,
    release: 'text',
    value: 'decimal',
    'value.amount': 'whole',
    'value.currency': 'text',
    failed: 'yes-no',
    failureKind: 'text',
  },
  feedback: {
    externalId: 'text',
    interactionExternalId: 'text',
    receivedAt: 'instant',
    source: 'text',
    ...ofCustomer,
    scale: 'text',
    score: 'whole',
    reasons: 'list',
    comment: 'text',
    locale: 'text',
    ...WHERE,
  },
  customers: CUSTOMER,
  staff: {
    externalId: 'text',
    name: 'text',
    email: 'text',
    role: 'text',
    phone: 'text',
    teams: 'list',
    sites: 'list',
    languages: 'list',
    locale: 'text',
    timeZone: 'text',
    hiredAt: 'day',
    completedModules: 'list',
  },
  shifts: {
    externalId: 'text',
    staff: 'text',
    startsAt: 'instant',
    endsAt: 'instant',
    unit: 'text',
    leads: 'yes-no',
    timeZone: 'text',
  },
}

/** Without these no row of the kind can be understood. */
const NEEDED: Record<ImportKind, readonly string[]> = {
  interactions: ['occurredAt', 'channel'],
  feedback: ['receivedAt'],
  customers: [],
  staff: ['name', 'email'],
  shifts: ['staff', 'startsAt', 'endsAt'],
}

/** Names of all fields of a kind; interactions also take `dimensions.<any name>`. */
export const fieldNames = (kind: ImportKind): string[] => Object.keys(FIELDS[kind])

export const neededFields = (kind: ImportKind): readonly string[] => NEEDED[kind]

/** The form of a field; undefined when there is no such field. */
export function formOf(kind: ImportKind, field: string): FieldForm | undefined {
  if (kind === 'interactions' && /^dimensions\..{1,60}$/.test(field)) return 'text'
  return Object.hasOwn(FIELDS[kind], field) ? FIELDS[kind][field] : undefined
}
