/** The parts of a JSON Schema that a reader of the description wants to know. */
export interface Schema {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  default?: unknown
}

/** One line of a table of fields. */
export interface Field {
  /** Dotted, with `[]` where a list stands: `customer.email`, `items[].id`. */
  name: string
  kind: string
  required: boolean
}

/** No shape of ours is deeper; a shape that holds itself must end somewhere. */
const DEEPEST = 7

/** All fields of a shape, outer before inner, as one flat table. */
export function fieldsOf(schema: Schema | undefined, name = '', depth = 0): Field[] {
  if (!schema || depth > DEEPEST) return []
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branches && !schema.properties)
    return onceEach(branches.flatMap((each) => fieldsOf(each, name, depth + 1)))
  if (schema.items) return fieldsOf(schema.items, `${name}[]`, depth + 1)
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const own = name === '' ? key : `${name}.${key}`
    return [
      { name: own, kind: kindOf(inner), required: required.has(key) },
      ...fieldsOf(inner, own, depth + 1),
    ]
  })
}

/** Shapes of which one is sent share most of their fields. */
function onceEach(fields: Field[]): Field[] {
  const named = new Map<string, Field>()
  for (const field of fields) if (!named.has(field.name)) named.set(field.name, field)
  return [...named.values()]
}

/** What a field holds, in a few words: `text, at most 200`, `one of S1, S2`, `list of objects`. */
export function kindOf(schema: Schema): string {
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return [...new Set(branches.map(kindOf))].join(', or ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return `one of ${schema.enum.join(', ')}`
  if (schema.type === 'array')
    return `list of ${schema.items ? kindOf(schema.items) : 'anything'}${limits(schema)}`
  return `${word(schema)}${limits(schema)}`
}

const WORDS: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
}
const FORMATS: Record<string, string> = {
  uuid: 'id',
  date: 'day (YYYY-MM-DD)',
  'date-time': 'instant (ISO 8601)',
}

function word({ type, format, additionalProperties }: Schema): string {
  if (format && FORMATS[format]) return FORMATS[format]
  if (type === 'object' && typeof additionalProperties === 'object') return 'object of named values'
  return [type ?? 'anything']
    .flat()
    .map((each) => WORDS[each] ?? each)
    .join(' or ')
}

function limits({ type, format, minimum, maximum, maxLength, maxItems }: Schema): string {
  if (format && FORMATS[format]) return ''
  if (type === 'array') return maxItems === undefined ? '' : `, at most ${maxItems}`
  if (type === 'string') return maxLength === undefined ? '' : `, at most ${maxLength} characters`
  // The edges of exact whole numbers are no news.
  const from = minimum !== undefined && minimum > -Number.MAX_SAFE_INTEGER ? `, from ${minimum}` : ''
  const to = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `, up to ${maximum}` : ''
  return from + to
}
