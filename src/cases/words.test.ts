import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { hasWords } from '../platform/i18n/index.ts'
import { nextShape } from './schema.ts'

const SOURCE = fileURLToPath(new URL('../', import.meta.url))

/** Every fact that the code of these rooms writes, as it stands in the source. */
function factsWritten(): string[] {
  const files = globSync('{cases,alerts,compensation,followup,journeys}/**/*.ts', { cwd: SOURCE }).filter(
    (file) => !file.endsWith('.test.ts'),
  )
  const text = files.map((file) => readFileSync(SOURCE + file, 'utf8')).join('\n')
  const named = text.matchAll(/'((?:case|alert|offer|followup)\.[a-z-]+)'/g)
  return [...new Set([...named].map(([, fact]) => fact!))].filter(
    (fact) => fact !== 'case.changed' && fact !== 'case.left',
  )
}

test('every line of a timeline has words', () => {
  const facts = factsWritten()
  assert.ok(facts.length > 20)
  const without = facts.filter((fact) => !hasWords(`cases:fact.${fact.replaceAll('.', '_')}`))
  assert.deepEqual(without, [])
})

test('every next thing has a long and a short wording', () => {
  const kinds = nextShape.shape.kind.options
  const without = kinds.filter(
    (kind) => !hasWords(`cases:next.${kind}.long`) || !hasWords(`cases:next.${kind}.short`),
  )
  assert.deepEqual(without, [])
})
