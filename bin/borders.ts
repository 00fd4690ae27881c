// Borders between rooms. dependency-cruiser once cruised nothing and found nothing wrong: no modules is a failure too.
import { spawnSync } from 'node:child_process'

const { stdout, stderr } = spawnSync('depcruise', ['src', '--output-type', 'json'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
})
if (!stdout) throw new Error(stderr || 'dependency-cruiser said nothing')
const { summary } = JSON.parse(stdout) as {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
}
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
if (summary.totalCruised === 0) console.error('no module was looked at')
process.exitCode = summary.totalCruised > 0 && summary.violations.length === 0 ? 0 : 1
