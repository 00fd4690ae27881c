import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { languageModel, pack, unpack } from '../model.ts'
import { type Card, train } from './train.ts'

const MODELS = new URL('../../models/', import.meta.url)

test('the weights that ship are those that the training wrote down, and all of them together stay under 5 MB', () => {
  const card = JSON.parse(readFileSync(new URL('card.json', MODELS), 'utf8')) as Card
  for (const { name, sha256 } of card.files) {
    const bytes = readFileSync(new URL(name, MODELS))
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, name)
  }
  assert.ok(card.files.reduce((sum, { bytes }) => sum + bytes, 0) < 5_000_000)
})

test('trained twice from our own messages, the bytes are the same', async () => {
  const folders = [mkdtempSync(join(tmpdir(), 'train-')), mkdtempSync(join(tmpdir(), 'train-'))] as const
  // Each 40th message: the whole takes three minutes of processor time.
  const cards = [await train(folders[0], { every: 40 }), await train(folders[1], { every: 40 })]
  for (const folder of folders) rmSync(folder, { recursive: true })
  assert.deepEqual(cards[0], cards[1])
})

test('a packed model is read back as it was', () => {
  const model = languageModel('nb')
  assert.ok(model)
  assert.deepEqual(pack(unpack(pack(model))), pack(model))
})
