import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitting, matchAt } from './match.ts'
import { addHotkey, comboOf, hotkeys } from './registry.ts'

type Press = Parameters<typeof comboOf>[0]
const press = (key: string, more: Partial<Press> = {}) =>
  comboOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, ...more } as Press)

test('Ctrl and Command are one key', () => {
  assert.equal(press('k', { ctrlKey: true }), 'Ctrl+K')
  assert.equal(press('k', { metaKey: true }), 'Ctrl+K')
})

test('on a Russian layout the key in the place of J is J', () => {
  assert.equal(press('о', { code: 'KeyJ' }), 'J')
})

test('the newest screen owns a key until it leaves', () => {
  const heard: string[] = []
  const offCase = addHotkey({ combo: 'O', run: () => heard.push('case') })
  const offSheet = addHotkey({ combo: 'O', run: () => heard.push('sheet') })
  hotkeys()
    .find((each) => each.combo === 'O')
    ?.run()
  offSheet()
  hotkeys()
    .find((each) => each.combo === 'O')
    ?.run()
  offCase()
  assert.deepEqual(heard, ['sheet', 'case'])
  assert.equal(hotkeys().length, 0)
})

test('typed letters find the start of any word, whatever the capitals and accents', () => {
  assert.equal(matchAt('Offer Clara a choice', 'cl'), 6)
  assert.equal(matchAt('Offer Clára a choice', 'clara'), 6)
  assert.equal(matchAt('Offer Clara a choice', 'lara'), undefined)
})

test('Japanese has no spaces, so typed characters may stand anywhere', () => {
  assert.equal(matchAt('田中美咲', '美咲'), 2)
})

test('answers keep their groups, and groups without an answer go', () => {
  const command = (group: string, says: string) => ({ id: says, group, says, run: () => {} })
  const groups = fitting([command('Case', 'Offer Clara'), command('Go to', 'Wall')], 'wa')
  assert.deepEqual(
    groups.map(({ group, commands }) => [group, commands.length]),
    [['Go to', 1]],
  )
})
