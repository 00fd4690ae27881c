// Draws the rooms and who imports whom into ARCHITECTURE.md, from the imports themselves. `--check` only compares.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

interface Cruised {
  modules: { source: string; dependencies: { resolved: string; typeOnly?: boolean }[] }[]
}

const FILE = 'ARCHITECTURE.md'
const MARKS = ['<!-- rooms: drawn by bin/diagram.ts -->', '<!-- end of rooms -->'] as const
// Everybody stands on these; their arrows would hide the others.
const FLOOR = new Set(['language', 'platform', 'people', 'customers', 'statistics'])

const roomOf = (path: string): string | undefined => path.match(/^src\/([a-z]+)\//)?.[1]

function draw(): string {
  const run = spawnSync('depcruise', ['src', '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const { modules } = JSON.parse(run.stdout) as Cruised
  const arrows = new Set<string>()
  for (const { source, dependencies } of modules) {
    const from = roomOf(source)
    if (!from || /\.test\.|\/screens\/|commands\.ts$/.test(source) || from === 'web' || from === 'program')
      continue
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved)
      if (to && to !== from && !FLOOR.has(to)) arrows.add(`  ${from} --> ${to}`)
    }
  }
  const lines = [...arrows].sort()
  return [
    '```mermaid',
    'flowchart TD',
    '  server --> journeys',
    ...lines,
    '  floor[people, customers, platform, statistics, language: under every room]',
    '```',
  ].join('\n')
}

const text = readFileSync(FILE, 'utf8')
const [open, close] = MARKS.map((mark) => text.indexOf(mark)) as [number, number]
if (open < 0 || close < 0) throw new Error(`${FILE} has no place for the diagram`)
const drawn = `${text.slice(0, open)}${MARKS[0]}\n${draw()}\n${text.slice(close)}`
if (process.argv.includes('--check')) {
  if (drawn !== text) console.error(`${FILE} shows other rooms than the code. Run: node bin/diagram.ts`)
  process.exitCode = drawn === text ? 0 : 1
} else writeFileSync(FILE, drawn)
