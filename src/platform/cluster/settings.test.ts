import assert from 'node:assert/strict'
import { test } from 'node:test'
import { syncBeforeRecovery } from './settings.ts'

const ONE_CALL = { recovery_init_sync_method: 'syncfs' }

test('where the kernel tells of failed writes, one call brings everything to disk before recovery', () => {
  for (const kernel of ['5.8.0', '5.15.0-91-generic', '6.18.44', '10.0'])
    assert.deepEqual(syncBeforeRecovery('linux', kernel), ONE_CALL)
})

test('on an older kernel, or another system, each file is brought to disk by itself', () => {
  for (const [system, kernel] of [
    ['linux', '4.18.0-553.el8_10.x86_64'],
    ['linux', '5.7.19'],
    ['darwin', '24.1.0'],
    ['win32', '10.0.22631'],
  ] as const)
    assert.deepEqual(syncBeforeRecovery(system, kernel), {})
})
