import assert from 'node:assert/strict'
import { test } from 'node:test'
import { understand } from '../understand.ts'
import type { Calibration } from './calibration.ts'
import { type Learner, MEMORY, newLearner, type Rating, teach } from './learner.ts'
import { packCalibration, unpackCalibration } from './pack.ts'
import { LOOK_BACK, lessonOf, replay } from './replay.ts'

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

function taught(all: readonly Rating[], learner: Learner = newLearner()): Learner {
  for (const rating of all) teach(learner, lessonOf(rating))
  return learner
}

const read = (text: string, calibration?: Calibration) =>
  understand({ text, locale: 'en', calibration }).dissatisfaction

test('with no ratings the shipped models answer', () => {
  const text = 'bindings popped open on the blue slope'
  assert.equal(read(text, newLearner().calibration), read(text))
})

test('after two hundred ratings the engine knows how this house complains', () => {
  const { calibration } = taught(ratings(200))
  assert.equal(calibration.answers, 'learnt')
  assert.ok(read('poles bent like noodles at the hut', calibration) > 0.6)
  assert.ok(read('poles straight as arrows at the hut', calibration) < 0.4)
})

test('ratings that are noise are not believed', () => {
  const coin = ratings(200).map((rating, i) => ({ ...rating, unhappy: (i * 7919) % 13 < 6 }))
  const { calibration } = taught(coin)
  assert.notEqual(calibration.answers, 'learnt')
})

test('each rating is judged before it is learnt from', () => {
  const learner = taught(ratings(10))
  const before = structuredClone(learner.calibration.learnt.line)
  teach(learner, lessonOf(ratingNo(10)))
  assert.equal(learner.trials.length, 11)
  assert.equal(
    learner.trials[10]?.plain,
    learner.calibration.learnt.plain.stretch * lessonOf(ratingNo(10)).evidence.logit +
      learner.calibration.learnt.plain.shift,
  )
  assert.deepEqual(learner.calibration.learnt.line, before, 'the eleventh rating waits for the next fit')
})

test('the same ratings in the same order teach exactly the same', () => {
  assert.deepEqual(packCalibration(taught(ratings(120))), packCalibration(taught(ratings(120))))
})

test('replayed at once, ratings teach what they taught one by one', () => {
  assert.deepEqual(packCalibration(replay(ratings(120))), packCalibration(taught(ratings(120))))
})

test('long ago is far enough: a replay of the last ratings alone ends where the whole history does', () => {
  const many = ratings(LOOK_BACK + 310)
  const whole = replay(many)
  const last = replay(many.slice(310), { before: 310 })
  assert.deepEqual(packCalibration(last), packCalibration(whole))
})

test('kept in a database and read back, learning goes on as if never interrupted', () => {
  const saved = packCalibration(taught(ratings(60)))
  const { calibration, trials } = unpackCalibration({
    summary: JSON.parse(JSON.stringify(saved.summary)),
    words: Uint8Array.from(saved.words),
  })
  const lessons = ratings(60).slice(-MEMORY).map(lessonOf)
  const resumed = taught(ratings(150).slice(60), { calibration, trials, lessons })
  assert.deepEqual(packCalibration(resumed), packCalibration(taught(ratings(150))))
})

test('ten thousand different words do not make what is learnt larger than 256 kB', () => {
  const many = ratings(400).map((rating, i) => ({ ...rating, text: `${rating.text} ${gibberish(i)}` }))
  const { words } = packCalibration(replay(many))
  assert.ok(words.length > 100_000 && words.length <= 256 * 1024, `${words.length} bytes`)
})

const gibberish = (i: number) =>
  Array.from({ length: 25 }, (_, k) => (((i * 25 + k + 1) * 2654435761) % 2 ** 40).toString(36)).join(' ')
