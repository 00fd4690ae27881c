import { attachOrOpen, openDatabase } from '../src/platform/cluster/index.ts'

// The other process of the cluster's tests: opens a data folder, tells on stdout what came of it, and stays until stopped.
const [as, dataDir = ''] = process.argv.slice(2)
const tell = (heard: object): void => console.log(JSON.stringify(heard))
const open = as === 'user' ? attachOrOpen : openDatabase

try {
  const database = await open({ dataDir, say: (said) => tell({ said }), signalStop: true })
  tell({ open: true, connection: database.connection, adopted: database.adopted })
  setInterval(() => {}, 60_000)
} catch (error) {
  const { code, message } = error as { code: string; message: string }
  tell({ open: false, code, message })
  process.exitCode = 1
}
