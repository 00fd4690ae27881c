import assert from 'node:assert/strict'
import { test } from 'node:test'
import { understand } from '../understand.ts'
import { type Calibration, newCalibration, type Rating } from './calibration.ts'
import {
  type CalibrationStore,
  catchUp,
  packCalibration,
  replay,
  rollBack,
  type SavedCalibration,
} from './replay.ts'

/** A ski rental whose customers complain in words that no shipped model knows. */
const COMPLAINTS = [
  'edges blunt as a spoon',
  'bindings popped open',
  'boots a brick',
  'wax gone after one run',
  'poles bent like noodles',
]
const PRAISES = [
  'edges like razors',
  'bindings snug',
  'boots a pillow',
  'wax glides all week',
  'poles straight as arrows',
]
const PLACES = [
  'on the blue slope',
  'at the lift',
  'near the hut',
  'on day two',
  'in the morning',
  'with my cousin',
  'by the valley station',
]

const ratingNo = (i: number): Rating => {
  const unhappy = i % 2 === 0
  const said = (unhappy ? COMPLAINTS : PRAISES)[i % 5]
  return { text: `${said} ${PLACES[i % 7]}, visit ${i}`, locale: 'en', unhappy, weight: 1 }
}
const ratings = (count: number) => Array.from({ length: count }, (_, i) => ratingNo(i))

const read = (text: string, calibration?: Calibration) =>
  understand({ text, locale: 'en', calibration }).dissatisfaction

test('with no ratings the shipped models answer', () => {
  assert.equal(
    read('bindings popped open on the blue slope', newCalibration()),
    read('bindings popped open on the blue slope'),
  )
})

test('after two hundred ratings the engine knows how this house complains', () => {
  const calibration = replay(ratings(200))
  assert.equal(calibration.answers, 'learnt')
  assert.ok(read('poles bent like noodles at the hut', calibration) > 0.6)
  assert.ok(read('poles straight as arrows at the hut', calibration) < 0.4)
})

test('ratings that are noise change nothing', () => {
  const coin = ratings(200).map((rating, i) => ({ ...rating, unhappy: (i * 7919) % 13 < 6 }))
  assert.notEqual(replay(coin).answers, 'learnt')
})

test('the same ratings in the same order teach exactly the same', () => {
  assert.deepEqual(packCalibration(replay(ratings(120))), packCalibration(replay(ratings(120))))
})

test('what is kept as JSON and read back goes on learning as if never interrupted', () => {
  const store = storeWith(ratings(60))
  const whole = replay(ratings(150))
  return catchUp(store).then(async () => {
    store.add(ratings(150).slice(60))
    assert.deepEqual(packCalibration(await catchUp(store)), packCalibration(whole))
  })
})

test('rolled back, the engine answers as it did after that many ratings, and stays there when more come', async () => {
  const store = storeWith(ratings(200))
  await catchUp(store)
  await rollBack(store, 100)
  store.add(ratings(20))
  assert.deepEqual(packCalibration(await catchUp(store)), packCalibration(replay(ratings(100))))
})

test('weights learnt under another engine version are learnt again, not reused', async () => {
  const store = storeWith(ratings(50))
  await catchUp(store)
  store.saved = { ...(store.saved as SavedCalibration), engine: 'older' }
  assert.deepEqual(packCalibration(await catchUp(store)), packCalibration(replay(ratings(50))))
})

test('ten thousand different words do not make the delta grow past 25,000 weights', () => {
  const many = ratings(400).map((rating, i) => ({ ...rating, text: `${rating.text} ${gibberish(i)}` }))
  const { delta } = replay(many)
  assert.ok(delta.buckets.size > 15_000 && delta.buckets.size <= 25_000, `${delta.buckets.size} weights`)
})

const gibberish = (i: number) =>
  Array.from({ length: 25 }, (_, k) => (((i * 25 + k + 1) * 2654435761) % 2 ** 40).toString(36)).join(' ')

function storeWith(
  first: Rating[],
): CalibrationStore & { saved: SavedCalibration | undefined; add: (more: Rating[]) => void } {
  const all = [...first]
  return {
    saved: undefined,
    add: (more) => void all.push(...more),
    ratings: (from) => all.slice(from),
    async load() {
      return this.saved
    },
    async save(saved) {
      this.saved = JSON.parse(JSON.stringify(saved)) as SavedCalibration
    },
  }
}
