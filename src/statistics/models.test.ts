import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aipw, type TreatedRow } from './aipw.ts'
import { fitLogistic } from './logistic.ts'
import { poolStudies } from './meta-analysis.ts'
import { momentsOf } from './moments.ts'
import { allNear, near } from './r-equal.ts'
import { expectedNext, expectedRise } from './regression-to-mean.ts'
import { eValue, eValueOfInterval } from './sensitivity.ts'
import { standardisedDifference } from './standardise.ts'

const weight = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345,
  2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
]
const power = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150,
  245, 175, 66, 91, 113, 264, 175, 335, 109,
]
const manual = [
  1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1,
]
const cars = weight.map((w, i) => ({ x: [w, power[i] as number], y: manual[i] === 1 }))

test('logistic regression equals glm(am ~ wt + hp, binomial, mtcars)', () => {
  const fit = fitLogistic(cars)
  assert.equal(fit.converged, true)
  allNear(fit.coefficients, [18.866298717204096, -8.0834751824446283, 0.036255596082216547])
  // glm's errors come from the last but one iteration: seven digits.
  allNear(fit.standardErrors, [7.443558060205274, 3.0686751130546961, 0.017734153650769347], 1e-7)
})

test('a ridge pulls every coefficient but the constant', () => {
  // R: Newton on the penalised likelihood, lambda = 0.5
  const fit = fitLogistic(cars, 0.5)
  allNear(fit.coefficients, [7.5389351604247086, -3.2408764602713029, 0.014017879883691532])
  allNear(fit.standardErrors, [2.3032833985172054, 0.87761785348137866, 0.0081265354362317268])
})

test('with a ridge even data that separate have a finite answer', () => {
  const rows = [1, 2, 3, 4, 5, 6].map((x) => ({ x: [x], y: x > 3 }))
  const fit = fitLogistic(rows, 0.01)
  assert.equal(fit.converged, true)
  allNear(fit.coefficients, [-19.786007330032568, 5.6531449514378771], 1e-8)
})

/** Sixty made-up cases; the same arithmetic made them in R. */
const cases: TreatedRow[] = Array.from({ length: 60 }, (_, at) => {
  const i = at + 1
  const [x1, x2] = [((i * 7) % 11) / 5, ((i * 13) % 5) / 2]
  const treated = ((i * 17) % 23) / 23 < 1 / (1 + Math.exp(-(-0.5 + 0.6 * x1 - 0.3 * x2)))
  const y = 1 + 0.5 * x1 + (treated ? 0.7 : 0) + ((i * 29) % 7) / 7
  return { x: [x1, x2], treated, y: (i * 31) % 10 === 3 ? undefined : y }
})

test('the doubly robust effect equals the same formula in R (lm, ridge logistic)', () => {
  const got = aipw(cases)
  allNear(
    [got?.mean, got?.standardError, got?.low, got?.high],
    [0.6551732023921103, 0.078514084528070446, 0.49776194049073552, 0.81258446429348508],
    1e-8,
  )
})

test('weighting takes the arms from 0.14 standard deviations apart to 0.002', () => {
  const [first, second] = aipw(cases)?.balance ?? []
  allNear([first?.before, first?.after], [0.14053995448565443, 0.0024679393680779433], 1e-7)
  allNear([second?.before, second?.after], [-0.14066384498500004, -0.0023796233419254588], 1e-7)
})

test('no doubly robust figure without answers in both arms', () => {
  assert.equal(aipw(cases.filter((row) => row.treated)), undefined)
})

test('six sites pooled equal metafor::rma(method = "DL", test = "knha")', () => {
  const estimates = [0.41, 0.85, -0.12, 0.63, 0.3, 1.2]
  const variances = [0.04, 0.09, 0.06, 0.02, 0.11, 0.2]
  const got = poolStudies(estimates.map((estimate, i) => ({ estimate, variance: variances[i] as number })))
  allNear(
    [got?.mean, got?.standardError, got?.low, got?.high, got?.p],
    [
      0.49028107056584919, 0.16747522012056479, 0.059772311804731804, 0.92078982932696651,
      0.032728135897292239,
    ],
  )
  allNear(
    [got?.tau2, got?.q, got?.pOfQ, got?.i2],
    [0.07725638172810477, 11.626665586286373, 0.040277328977817113, 0.56995408847937545],
  )
})

test('sites that agree have no spread between them', () => {
  const got = poolStudies([
    { estimate: 0.4, variance: 0.04 },
    { estimate: 0.41, variance: 0.09 },
    { estimate: 0.39, variance: 0.06 },
  ])
  allNear([got?.mean, got?.low, got?.high], [0.39894736842105255, 0.37710879985708584, 0.42078593698501926])
  assert.deepEqual([got?.tau2, got?.i2], [0, 0])
})

test('a different mix of severities is taken out before arms are compared', () => {
  // R: weighted mean of the layer differences, Satterthwaite over the four variances
  const got = standardisedDifference([
    { weight: 0.7, treated: momentsOf([3, 4, 2, 5, 4, 4]), control: momentsOf([2, 2, 3, 1, 2, 4, 3]) },
    { weight: 0.3, treated: momentsOf([4, 5, 5, 4, 5, 3]), control: momentsOf([3, 4, 3, 5, 2]) },
  ])
  allNear(
    [got?.mean, got?.standardError, got?.degrees, got?.low, got?.high],
    [1.1466666666666665, 0.43264047172886838, 14.505660698318827, 0.22177065440253141, 2.0715626789308015],
  )
})

test('a layer without controls cannot be compared', () => {
  assert.equal(
    standardisedDifference([{ weight: 1, treated: momentsOf([1, 2]), control: momentsOf([]) }]),
    undefined,
  )
})

test('a risk ratio of 3.9 needs a hidden cause of 7.3, its lower end of 3', () => {
  near(eValue(3.9), 7.2630343441600473)
  near(eValueOfInterval({ low: 1.8, high: 8.7 }), 3)
  near(eValue(1 / 3.9), 7.2630343441600473)
  assert.equal(eValueOfInterval({ low: 0.9, high: 2 }), 1)
})

test('a one-star rater is expected to give 2.92 next, doing nothing', () => {
  near(expectedNext(1, { mean: 4.2, retest: 0.4 }), 2.92)
})

test('people who rated two of five or less rise by 1.3 stars, doing nothing', () => {
  // R: .6 * 1.1 * dnorm(z) / pnorm(z, lower = FALSE) with z = (4.2 - 2.5) / 1.1; two million simulated gave 1.309
  near(expectedRise(2.5, { mean: 4.2, sd: 1.1, retest: 0.4 }), 1.3050966457702369)
})
