import { Problem } from '../../language/problem.ts'
import type { CsvFile } from './csv/openFile.ts'
import { type FieldForm, fieldNames, formOf, type ImportKind, neededFields } from './fields.ts'

/** What somebody asked for on the command line or the screen. */
export interface ImportWish {
  kind: ImportKind
  /** Field by field: the column it is read from. Columns named like a field need none. */
  map: Record<string, string>
  /** Field by field: one value for all rows. */
  set: Record<string, string>
}

/** Where one field of every row comes from. */
export interface Binding {
  field: string
  path: string[]
  form: FieldForm
  /** Place of its column; undefined: `value` for all rows. */
  column: number | undefined
  columnName: string
  value: string
}

/** How rows of one file are read. */
export interface Plan {
  kind: ImportKind
  columns: number
  bindings: Binding[]
  /** Columns that no field reads. */
  leftOut: string[]
}

/** Lays the wish beside the file's header; what cannot work is one sentence that says what to write instead. */
export function planOf(wish: ImportWish, file: Pick<CsvFile, 'header'>): Plan {
  const { kind, map, set } = wish
  for (const field of [...Object.keys(map), ...Object.keys(set)]) knownForm(kind, field)
  for (const field of Object.keys(map))
    if (field in set) throw usage(`"${field}" has both a column and a value for all rows. Choose one.`)
  const read = new Map([
    ...columnsNamedLikeFields(wish, file.header),
    ...Object.entries(map).map(([field, name]): [string, number] => [field, columnNamed(file.header, name)]),
  ])
  const bindings = [
    ...[...read].map(([field, column]) =>
      binding(kind, { field, column, columnName: file.header[column] ?? '', value: '' }),
    ),
    ...Object.entries(set).map(([field, value]) =>
      binding(kind, { field, column: undefined, columnName: '', value: value.trim() }),
    ),
  ]
  refuseMissing(kind, bindings, file.header)
  const used = new Set(read.values())
  return {
    kind,
    columns: file.header.length,
    bindings,
    leftOut: file.header.filter((name, at) => name !== '' && !used.has(at)),
  }
}

const usage = (message: string) => new Problem('wrong mapping', message, { usage: true })

function knownForm(kind: ImportKind, field: string): FieldForm {
  const form = formOf(kind, field)
  if (form) return form
  throw usage(`There is no field "${field}" for ${kind}. Fields: ${fieldNames(kind).join(', ')}.`)
}

const binding = (kind: ImportKind, from: Omit<Binding, 'path' | 'form'>): Binding => ({
  ...from,
  path: pathOf(from.field),
  form: knownForm(kind, from.field),
})

// A dimension's own name may hold dots.
const pathOf = (field: string): string[] =>
  field.startsWith('dimensions.') ? ['dimensions', field.slice('dimensions.'.length)] : field.split('.')

function columnsNamedLikeFields({ kind, map, set }: ImportWish, header: string[]): [string, number][] {
  const mapped = new Set(Object.values(map))
  const found: [string, number][] = []
  for (const [at, name] of header.entries()) {
    const field = fieldCalled(kind, name)
    if (!field || field in map || field in set || mapped.has(name)) continue
    refuseTwice(header, name)
    found.push([field, at])
  }
  return found
}

/** The field a column is called like, whatever the capitals. */
export function fieldCalled(kind: ImportKind, name: string): string | undefined {
  const plain = kind === 'customers' ? name.replace(/^customer\./i, '') : name
  if (formOf(kind, plain)) return plain
  return fieldNames(kind).find((field) => field.toLowerCase() === plain.toLowerCase())
}

function columnNamed(header: string[], name: string): number {
  const at = header.indexOf(name.trim())
  if (at < 0) throw usage(`The file has no column "${name}". ${columnsSentence(header)}`)
  refuseTwice(header, name.trim())
  return at
}

function refuseTwice(header: string[], name: string): void {
  const first = header.indexOf(name)
  const second = header.indexOf(name, first + 1)
  if (second < 0) return
  throw new Problem(
    'two columns alike',
    `Two columns are called "${name}" (the ${first + 1}. and the ${second + 1}.). Rename one of them in the file.`,
  )
}

function refuseMissing(kind: ImportKind, bindings: Binding[], header: string[]): void {
  const has = (field: string) => bindings.some((known) => known.field === field)
  const missing = neededFields(kind).find((field) => !has(field))
  if (missing)
    throw usage(
      `No column gives ${missing}. Add --map ${missing}=COLUMN, or --set ${missing}=VALUE for all rows. ${columnsSentence(header)}`,
    )
  const recognised = ['externalId', 'email', 'phone'].map((name) =>
    kind === 'customers' ? name : `customer.${name}`,
  )
  // Feedback may leave it to the interaction that it names.
  const needsCustomer =
    kind === 'interactions' || kind === 'customers' || (kind === 'feedback' && !has('interactionExternalId'))
  if (needsCustomer && !recognised.some(has))
    throw usage(
      `No column says whose these are. Add --map ${recognised[0]}=COLUMN (or ${recognised.slice(1).join(', ')}). ${columnsSentence(header)}`,
    )
}

function columnsSentence(header: string[]): string {
  if (header.length === 1)
    return `It has one column, "${header[0]}". Columns are parted by comma, semicolon, tab or |.`
  const shown = header.slice(0, 30).join(', ')
  return `Its columns: ${shown}${header.length > 30 ? ', ...' : ''}.`
}
