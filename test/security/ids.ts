import { z } from 'zod'
import type { Route } from '../../src/platform/http/index.ts'

/** A place in a request that names a row. */
export interface IdPlace {
  in: 'path' | 'query' | 'body'
  /** The field; with a dot where it lies inside another. */
  field: string
}

interface Shape {
  format?: string
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
}

// Fields that name a row by an id or another word of it; uuids are found by their format.
const NAMES_A_ROW = /^(of|into|team|site|staff|owner|offer|case|customer|unit|cursor)$|Ids?$/
// These are words of whoever sends them, resolved to a row of ours or kept as told.
const THEIR_OWN_WORD = /externalId$|ExternalId$/i

/** Every place of a route in which a request can name a row, found by walking its schemas. */
export function idPlaces(route: Route): IdPlace[] {
  return (['params', 'query', 'body'] as const).flatMap((part) => {
    const shape = route[part]
    if (!shape) return []
    const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Shape
    if (part === 'params') return Object.keys(schema.properties ?? {}).flatMap(pathPlace)
    const place = part
    return [...new Set(fieldsIn(schema, ''))].map((field) => ({ in: place, field }))
  })
}

// Tokens are guessed, not known: other tests try those.
const pathPlace = (field: string): IdPlace[] => (field === 'token' ? [] : [{ in: 'path', field }])

function fieldsIn(schema: Shape, above: string): string[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]
  return [
    ...inner.flatMap((shape) => fieldsIn(shape, above)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, shape]) => {
      const field = above ? `${above}.${name}` : name
      return [...(isId(name, shape) ? [field] : []), ...fieldsIn(shape, field)]
    }),
  ]
}

const isId = (name: string, shape: Shape): boolean =>
  !THEIR_OWN_WORD.test(name) &&
  (shape.format === 'uuid' ||
    Boolean(shape.anyOf?.some(({ format }) => format === 'uuid')) ||
    NAMES_A_ROW.test(name))
