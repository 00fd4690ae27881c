import { rm } from 'node:fs/promises'
import { isTimeZone } from '../../language/input.ts'
import { Problem } from '../../language/problem.ts'
import type { App } from '../../platform/app.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { ImportFlags, OpenImports } from '../commands.ts'
import type { ImportOptions } from '../store/imports.ts'
import { type DryRun, dryRun, emptyDryRun } from './dryRun.ts'
import { errorsCsv, errorsFileOf, errorsOf, writeErrors } from './errorsFile.ts'
import type { ImportKind } from './fields.ts'
import { bringIn, type Ended, type Prepared, prepareImport, unknownColumns } from './importFile.ts'
import { keepSmall } from './keepSmall.ts'
import { progressLine } from './progress.ts'
import type { RowProblem } from './readRow.ts'

// A file on the command line comes from whoever runs the machine: it may do what the file says.
const CONSOLE: Caller = {
  kind: 'integration',
  name: 'import',
  keyId: 'import',
  test: false,
  sight: { all: true, unitIds: [] },
  session: false,
}

interface Asked {
  kind: ImportKind
  path: string
  flags: ImportFlags
  open: OpenImports
}

/** `amends import`; answers the exit code. */
export async function importFromConsole({ kind, path, flags, open }: Asked): Promise<number> {
  const options = optionsOf(flags)
  await using beside = await open(flags.data)
  const prepared = await prepareImport({ kind, path, options, caller: CONSOLE }, beside.imports)
  for (const remark of prepared.remarks) console.error(remark)
  const { leftOut } = prepared.reading.plan
  if (leftOut.length > 0) console.error(`Columns left out: ${leftOut.join(', ')}.`)
  return await (flags.dryRun ? tryOut(prepared) : bringInNow(prepared))
}

function optionsOf({ map, set, timeZone, dateOrder, liveSince }: ImportFlags): ImportOptions {
  if (timeZone && !isTimeZone(timeZone))
    throw new Problem('wrong zone', `"${timeZone}" is no time zone. Write it like Europe/Oslo.`, {
      usage: true,
    })
  return {
    map,
    set,
    ...(timeZone ? { timeZone } : {}),
    ...(dateOrder ? { dateOrder: dateOrder === 'day-first' ? 'day first' : 'month first' } : {}),
    ...(liveSince ? { liveSince } : {}),
  }
}

async function tryOut(prepared: Prepared): Promise<number> {
  const { reading, batch, wish } = prepared
  const sum = emptyDryRun()
  const line = progressLine(process.stderr)
  async function* problems(): AsyncGenerator<RowProblem[]> {
    yield unknownColumns(prepared)
    yield* dryRun(sum, {
      reading,
      batch,
      onBatch: ({ read }, byte) => {
        line.show(byte / reading.file.bytes, read)
        return 'go on'
      },
    })
  }
  await writeErrors(wish.path, errorsOf(problems()))
  line.end()
  await keepOnlyIfWrong(wish.path, sum.refused + unknownColumns(prepared).length)
  console.log(`Dry run, nothing written: ${sum.good} of ${sum.read} rows can come in${knownSentence(sum)}.`)
  if (sum.refused > 0) console.log(refusedSentence(sum.refused, wish.path))
  return sum.good === 0 && sum.read > 0 ? 1 : 0
}

const knownSentence = ({ fresh, changed, unchanged }: DryRun): string =>
  fresh + changed + unchanged > 0 ? ` (${fresh} new, ${changed + unchanged} here already)` : ''

const refusedSentence = (refused: number, path: string): string =>
  `${refused} ${refused === 1 ? 'row stays' : 'rows stay'} out; ${errorsFileOf(path)} says which and why.`

async function bringInNow(prepared: Prepared): Promise<number> {
  const { batch, wish } = prepared
  const line = progressLine(process.stderr)
  const small = keepSmall()
  let stop = false
  const interrupt = () => {
    stop = true
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const ended = await bringIn(prepared, {
      onProgress: (share, read) => {
        small()
        line.show(share, read)
        return stop ? 'stop' : 'go on'
      },
    })
    line.end()
    const { database } = batch.app as App
    await writeErrors(wish.path, errorsCsv(database.read, ended.run.id))
    await keepOnlyIfWrong(wish.path, ended.run.refused + unknownColumns(prepared).length)
    return tell(ended, wish.path)
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

const keepOnlyIfWrong = (path: string, wrong: number): Promise<void> =>
  wrong > 0 ? Promise.resolve() : rm(errorsFileOf(path), { force: true })

function tell({ run, state, takenUpAt }: Ended, path: string): number {
  if (takenUpAt !== undefined)
    console.log(`An earlier run stopped after ${takenUpAt} rows; it went on from there.`)
  if (state === 'stopped') {
    console.error(`Stopped after ${run.read} rows, all of them kept. The same command goes on from there.`)
    return 1
  }
  const { read, fresh, changed, unchanged, refused } = run
  if (fresh + changed === 0 && unchanged > 0)
    console.log(`Nothing changed: all ${unchanged} rows that can come in are here already.`)
  else
    console.log(
      `${read} ${read === 1 ? 'row' : 'rows'} read: ${fresh} new, ${changed} changed, ${unchanged} unchanged, ${refused} kept out.`,
    )
  if (run.casesHistory > 0)
    console.log(
      `${run.casesHistory} history ${run.casesHistory === 1 ? 'case' : 'cases'} opened, without alert, clock or mail.`,
    )
  if (run.live > 0) console.log(`${run.live} rows are live; ${run.casesLive} opened a case and alert.`)
  if (refused > 0) console.log(refusedSentence(refused, path))
  if (read === 0) console.log('The file has a header and no rows.')
  return fresh + changed + unchanged === 0 && read > 0 ? 1 : 0
}
