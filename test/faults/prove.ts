/** `npm run prove faults [name]`: the fault proofs at full size, their results written into docs/operate/proofs.md. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'

interface Result {
  name: string
  holds: boolean
  seconds: number
  measured: string[]
}

process.env.AMENDS_PROVE = 'nightly'
const FILES = ['killed', 'crashPoints', 'lostReply', 'workers', 'desks']
const wanted = process.argv[2]
const files = FILES.filter((name) => !wanted || name === wanted).map((name) =>
  fileURLToPath(new URL(`${name}.test.ts`, import.meta.url)),
)
const results = await prove()
for (const { name, holds, measured } of results)
  console.log(
    `${holds ? 'holds ' : 'FAILS '} ${name}${measured.length > 0 ? `: ${measured.join('; ')}` : ''}`,
  )
if (!wanted && results.length > 0) writeDown(results)
process.exitCode = results.length > 0 && results.every(({ holds }) => holds) ? 0 : 1

/** One file after the other: each needs the machine for itself. */
async function prove(): Promise<Result[]> {
  const found: Result[] = []
  const said = new Map<string, string[]>()
  const stream = run({ files, concurrency: 1 })
  stream.on('test:diagnostic', ({ message, nesting, file }) => {
    if (
      nesting === 0 &&
      file &&
      !/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(message)
    )
      said.set(file, [...(said.get(file) ?? []), message])
  })
  const keep = (holds: boolean) => (told: { name: string; details: { duration_ms: number } }) => {
    if (told.name.endsWith('.test.ts')) return
    found.push({ name: told.name, holds, seconds: told.details.duration_ms / 1_000, measured: [] })
  }
  stream.on('test:pass', keep(true)).on('test:fail', keep(false))
  for await (const _ of stream) {
    // Read to its end; the listeners above do the work.
  }
  const measured = [...said.values()].flat()
  for (const result of found) result.measured = measured.filter((text) => belongs(text, result.name))
  return found
}

// A measurement names what was done: kills for F1, stops for F5, desks for F24, alerts for F10.
function belongs(text: string, name: string): boolean {
  return (
    (/^\d+ kills,/.test(text) && name.startsWith('F1:')) ||
    (/^\d+ stops,/.test(text) && name.startsWith('F5')) ||
    (/^\d+ desks,/.test(text) && /^F24: a server/.test(name)) ||
    (/^\d+ workers,/.test(text) &&
      name.startsWith('F10') &&
      name.includes(`: ${text.split(' ')[0]} workers`)) ||
    (/^\d+ ms from sending/.test(text) && name.startsWith('an alert raised'))
  )
}

function writeDown(all: Result[]): void {
  const path = fileURLToPath(new URL('../../docs/operate/proofs.md', import.meta.url))
  const page = readFileSync(path, 'utf8')
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const when = `Last run ${new Date().toISOString().slice(0, 16)}Z, commit ${commit}, ${cpus().length} cores (${cpus()[0]?.model}).`
  const rows = all.map(
    ({ name, holds, seconds, measured }) =>
      `| ${holds ? 'holds' : '**fails**'} | ${name} | ${measured.join('; ')} | ${seconds.toFixed(0)} s |`,
  )
  const table = ['| | what | measured | took |', '|---|---|---|---|', ...rows].join('\n')
  const whole = `<!-- faults -->\n${when}\n\n${table}\n<!-- /faults -->`
  writeFileSync(
    path,
    page.replace(/<!-- faults -->[\s\S]*<!-- \/faults -->/, () => whole),
  )
}
