import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { z } from 'zod'
import type { Route } from '../../src/platform/http/index.ts'
import { openAmends } from '../amends.ts'

let routes: Route[]

before(async () => {
  routes = (await openAmends()).running.routes
})

interface Shape {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  maxLength?: number
  maxItems?: number
  properties?: Record<string, Shape>
  additionalProperties?: Shape | boolean
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
}

// These formats and a pattern that ends have a length of their own.
const SHORT_FORMATS = ['uuid', 'date', 'date-time', 'time']
const endless = (pattern: string): boolean => /[^\\][*+]|\{\d*,\}/.test(pattern) || !/^\^.*\$$/.test(pattern)

function unlimited(shape: Shape, path: string): string[] {
  const inner = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])]
  const fields = Object.entries(shape.properties ?? {})
  const rest = typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : []
  const limited =
    shape.maxLength !== undefined ||
    SHORT_FORMATS.includes(shape.format ?? '') ||
    shape.enum ||
    shape.const !== undefined ||
    (shape.pattern && !endless(shape.pattern))
  return [
    ...(shape.type === 'string' && !limited ? [`${path}: a string without a greatest length`] : []),
    ...(shape.type === 'array' && shape.maxItems === undefined
      ? [`${path}: a list without a greatest length`]
      : []),
    ...inner.flatMap((part) => unlimited(part, path)),
    ...fields.flatMap(([name, part]) => unlimited(part, `${path}/${name}`)),
    ...rest.flatMap((part) => unlimited(part, `${path}/*`)),
    ...(shape.items ? unlimited(shape.items, `${path}/-`) : []),
  ]
}

test('every string and every list that a request can bring has a greatest length', () => {
  const found = routes.flatMap((route) =>
    (['params', 'query', 'body'] as const).flatMap((part) => {
      const schema = route[part]
      if (!schema) return []
      const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
      return unlimited(shape, `${route.method} ${route.path} ${part}`)
    }),
  )
  assert.deepEqual(found, [])
})

test('every JSON body refuses fields it does not know', () => {
  const open = routes.flatMap((route) => {
    if (!route.body || route.bodyAs === 'form') return []
    const shape = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' }) as Shape
    return loose(shape, `${route.method} ${route.path}`)
  })
  assert.deepEqual(open, [])
})

function loose(shape: Shape, path: string): string[] {
  const inner = [
    ...(shape.anyOf ?? []),
    ...(shape.oneOf ?? []),
    ...(shape.allOf ?? []),
    ...(shape.items ? [shape.items] : []),
  ]
  const isOpen = shape.type === 'object' && shape.additionalProperties === undefined
  return [
    ...(isOpen ? [path] : []),
    ...inner.flatMap((part) => loose(part, path)),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => loose(part, `${path}/${name}`)),
  ]
}

test('no route is without a rule who may call it', () => {
  for (const { method, path, access } of routes)
    assert.ok('open' in access || access.roles.length > 0, `${method} ${path}`)
})
