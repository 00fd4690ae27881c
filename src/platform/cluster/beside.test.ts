import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { attachHere, newDataDir, openHere } from '../../../test/dataFolders.ts'
import { openElsewhere } from '../../../test/openedDatabase.ts'
import { readPidFile } from './pidFile.ts'

const runs = (dataDir: string): boolean => readPidFile(join(dataDir, 'postgres')) !== undefined

test('a command beside a running server joins its database and leaves it running', async () => {
  const dataDir = newDataDir()
  const server = await openHere(dataDir)
  const command = await attachHere(dataDir)
  assert.deepEqual(command.connection, server.connection)
  await command.stop()
  assert.ok(runs(dataDir))
  await server.stop()
  assert.ok(!runs(dataDir))
})

test('without a server the database stays for the last command, and only for it', async () => {
  const dataDir = newDataDir()
  const [first, second] = await Promise.all([attachHere(dataDir), attachHere(dataDir)])
  await first.stop()
  assert.ok(runs(dataDir))
  await second.stop()
  assert.ok(!runs(dataDir))
})

test('a server that starts while a command works keeps the database when the command ends', async () => {
  const dataDir = newDataDir()
  const command = await attachHere(dataDir)
  const server = await openHere(dataDir)
  await command.stop()
  assert.ok(runs(dataDir))
  await server.stop()
})

test('a server that stops does not wait for the commands beside it', async () => {
  const dataDir = newDataDir()
  const server = await openHere(dataDir)
  const command = await attachHere(dataDir)
  await server.stop()
  assert.ok(!runs(dataDir))
  await command.stop()
})

test('ten commands at once on an empty folder all get the one database', async () => {
  const dataDir = newDataDir()
  const commands = await Promise.all(Array.from({ length: 10 }, () => attachHere(dataDir)))
  await Promise.all(commands.map((command) => command.stop()))
  assert.ok(!runs(dataDir))
})

test('the database of a command that was killed goes to the next one', async () => {
  const dataDir = newDataDir()
  const killed = openElsewhere({ dataDir, as: 'user' })
  await killed.outcome
  killed.child.kill('SIGKILL')
  await killed.ended
  const next = await attachHere(dataDir)
  assert.equal(next.adopted, true)
  await next.stop()
  assert.ok(!runs(dataDir))
})
