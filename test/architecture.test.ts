import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const ROOMS_WITH_TABLES = [
  'people',
  'customers',
  'intake',
  'detection',
  'cases',
  'alerts',
  'compensation',
  'followup',
  'patterns',
  'impact',
]
const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
assert.ok(sources.length > 100, 'the sources are looked at')
const read = (file: string) => readFileSync(file, 'utf8')

const isStore = (file: string) => /(^|\/)store\.ts$|\/store\/[^/]+\.ts$|\.store\.ts$/.test(file)
// Machinery that opens the database itself, and the one statement that serves the ingest path.
const isMachinery = (file: string) => file.startsWith('src/platform/') || file.startsWith('src/program/')

test('SQL stands in stores only', () => {
  const sql =
    /\b(select\s+[\w*,.()\s"']+\s+from\s+\w|insert\s+into\s+\w|update\s+\w+(\.\w+)?\s+(\w+\s+)?set\s|delete\s+from\s+\w)/i
  const strays = sources.filter(
    (file) =>
      !isStore(file) &&
      !isMachinery(file) &&
      !file.includes('/migrations/') &&
      [...read(file).matchAll(/`[^`]*`|'[^'\n]*'/g)].some(([text]) => sql.test(text)),
  )
  assert.deepEqual(strays, [])
})

test('a store reads another room only through what that room publishes (v_ views)', () => {
  const strays = sources.filter(isStore).flatMap((file) => {
    const room = file.split('/')[1]!
    if (room === 'journeys' || room === 'platform') return []
    const foreign = ROOMS_WITH_TABLES.filter((other) => other !== room).join('|')
    const pattern = new RegExp(`\\b(?:from|join|into|update)\\s+((?:${foreign})\\.(?!v_)\\w+)`, 'gi')
    return [...read(file).matchAll(pattern)].map(([, table]) => `${file}: ${table}`)
  })
  assert.deepEqual(strays, [])
})

const DOCUMENTED = ['customers', 'intake', 'followup', 'patterns', 'impact']

test('a room with tables has a page of its own, a door, and words for its screens', () => {
  for (const room of DOCUMENTED) {
    assert.ok(existsSync(`src/${room}/README.md`), `src/${room}/README.md`)
    assert.ok(existsSync(`src/${room}/index.ts`), `src/${room}/index.ts`)
    assert.ok(
      read(`src/${room}/README.md`).split('\n').length <= 41,
      `src/${room}/README.md is longer than 40 lines`,
    )
    assert.ok(existsSync(`docs/features/${room}.md`), `docs/features/${room}.md`)
    assert.ok(readdirSync(`src/${room}/migrations`).length > 0)
    if (existsSync(`src/${room}/screens`))
      assert.ok(existsSync(`src/${room}/words/en.json`), `src/${room}/words`)
  }
})

test('files stay small enough to read: 250 lines at most', () => {
  const long = sources.filter((file) => !file.includes('/gallery/') && read(file).split('\n').length > 251)
  assert.deepEqual(long, [])
})

test('nothing in the product names a place on somebody’s machine', () => {
  const everything = globSync([
    'src/**/*.{ts,tsx,md,sql,css}',
    'docs/**/*.md',
    '*.md',
    'bin/*',
    'bench/**/*.ts',
    'seeds/**/*',
  ])
  const strays = everything
    .filter((file) => /\.\w+$/.test(file) || file.startsWith('bin/'))
    .filter((file) => /\/work\/|\.\.\/shared/.test(read(file)))
  assert.deepEqual(strays, [])
})
