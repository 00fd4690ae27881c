import { z } from 'zod'
import type { Route } from './route.ts'

const schemaOf = (shape: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(shape, { target: 'draft-2020-12', io, unrepresentable: 'any' })

/** OpenAPI 3.1 of the public routes, from the very shapes that parse the requests. */
export function openApiOf(routes: Route[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes.filter(({ path }) => path.startsWith('/api/'))) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Amends', version, description: 'Service recovery: hear, answer, mend, ask again.' },
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'amends.session_token' },
      },
    },
  }
}

function operation(route: Route) {
  const { access } = route
  return {
    tags: [route.path.split('/')[3]],
    operationId:
      `${route.method}${route.path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`.replace(
        /\W+$/,
        '',
      ),
    summary: route.summary,
    ...('open' in access
      ? { security: [] }
      : { security: [{ key: [] }, { session: [] }], 'x-roles': access.roles, 'x-key-scope': access.key }),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.method === 'get' ? [] : WRITE_HEADERS),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { [mediaType(route)]: { schema: schemaOf(route.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        ...(route.answer
          ? { content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } }
          : {}),
      },
      default: { description: 'Refused, with the reason', content: { 'application/problem+json': {} } },
    },
  }
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
})

const WRITE_HEADERS = [
  header('Idempotency-Key', 'Sent again within 24 hours, the first answer comes again'),
  header('If-Match', 'The version that you read; 412 when it is no longer the newest'),
]

const mediaType = ({ bodyAs }: Route) =>
  bodyAs === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'

function parametersOf(shape: z.ZodType | undefined, place: 'path' | 'query') {
  if (!shape) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}
