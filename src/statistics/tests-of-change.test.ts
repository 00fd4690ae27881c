import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fisherExact, mcnemarExact } from './exact-tests.ts'
import { momentsOf } from './moments.ts'
import { allNear, near } from './r-equal.ts'
import { oneSampleT, pairedT, welchT } from './t-tests.ts'
import { wilcoxonPratt } from './wilcoxon.ts'

const before = [1, 1, 1, 2, 2, 1, 1, 3, 2, 1, 1, 2]
const after = [4, 5, 1, 3, 5, 4, 2, 3, 5, 4, 5, 2]

test('thirty got happy and twelve unhappy: p = 0.008 (exact McNemar)', () => {
  // R: binom.test(worse, better + worse)$p.value
  near(mcnemarExact({ better: 30, worse: 12 }), 0.0079158973348967352)
  near(mcnemarExact({ better: 5, worse: 15 }), 0.041389465332031285)
  near(mcnemarExact({ better: 600, worse: 300 }), 8.1965006193332064e-24)
  assert.equal(mcnemarExact({ better: 7, worse: 7 }), 1)
})

test("Fisher's test equals fisher.test in all three directions", () => {
  const table = (a: number, b: number, c: number, d: number) =>
    fisherExact({ firstYes: a, firstNo: b, secondYes: c, secondNo: d })
  const threeOf = ({ p, pMore, pLess }: ReturnType<typeof fisherExact>) => [p, pMore, pLess]
  // R: fisher.test(matrix(c(a, c, b, d), 2), alternative = ...)$p.value
  allNear(threeOf(table(12, 29, 5, 2)), [0.080268552074104632, 0.99452520602188221, 0.044554737835076838])
  allNear(threeOf(table(4, 1, 3, 18)), [0.01042870173304955, 0.010428701733049552, 0.99968075402858014])
  allNear(threeOf(table(48, 32, 21, 29)), [0.049542653521591033, 0.034274603218425313, 0.98553874406847042])
  allNear(
    threeOf(table(90, 910, 40, 960)),
    [6.9970669590413636e-6, 3.4985334795206886e-6, 0.99999857934491088],
  )
})

test("the odds ratio is the conditional estimate, to the six digits of R's own root finder", () => {
  near(
    fisherExact({ firstYes: 12, firstNo: 29, secondYes: 5, secondNo: 2 }).oddsRatio,
    0.17266919522815571,
    1e-5,
  )
  near(
    fisherExact({ firstYes: 90, firstNo: 910, secondYes: 40, secondNo: 960 }).oddsRatio,
    2.3726493192572673,
    1e-5,
  )
  assert.equal(fisherExact({ firstYes: 3, firstNo: 0, secondYes: 0, secondNo: 3 }).oddsRatio, Infinity)
})

test('twelve customers gained two stars, 1.1 to 3.1 (paired t)', () => {
  // R: t.test(a, b, paired = TRUE)
  const got = pairedT(before, after)
  const wanted = [
    2.0833333333333335, 4.6135484956118358, 0.00074820170544824505, 1.089437689979353, 3.077228976687314,
  ]
  allNear([got?.mean, got?.t, got?.p, got?.low, got?.high], wanted)
})

test('two groups with their own spread (Welch) equal t.test(x, y)', () => {
  const got = welchT(momentsOf([4, 5, 3, 4, 5, 5, 2, 4, 4, 5, 3, 1, 5]), momentsOf([2, 3, 1, 4, 2, 5, 1, 3]))
  allNear(
    [got?.mean, got?.t, got?.degrees, got?.p, got?.low, got?.high],
    [
      1.2211538461538463, 1.9967984593238692, 13.852257639873036, 0.065885377731888961, -0.091816738780200413,
      2.5341244310878932,
    ],
  )
})

test('one value has a mean and no interval', () => {
  assert.equal(oneSampleT(momentsOf([3])), undefined)
})

test("unchanged ratings take part in Pratt's ranking: 72, where dropping them gives 45", () => {
  // R: coin::wilcoxsign_test(a ~ b, zero.method = "Pratt", distribution = "exact")
  const got = wilcoxonPratt(after.map((a, i) => a - (before[i] as number)))
  assert.equal(got.exact, true)
  allNear([got.positive, got.p, got.z], [72, 0.00390625, 2.88])
  const mixed = wilcoxonPratt([1, -2, 3, 0, 0, 4, -1, 2, 2, 5, -3, 1, 0, 2, 1, 1])
  allNear([mixed.positive, mixed.p, mixed.z], [100, 0.072509765625, 1.8279192495338052])
})

test('four hundred pairs use the normal approximation with ties corrected', () => {
  const got = wilcoxonPratt(Array.from({ length: 50 }, () => [1, -2, 3, 0, 2, -1, 4, 1]).flat())
  assert.equal(got.exact, false)
  near(got.z, 9.0210578953550069)
})

test('nobody changed: no evidence of anything', () => {
  assert.equal(wilcoxonPratt([0, 0, 0]).p, 1)
})
