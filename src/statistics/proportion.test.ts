import { test } from 'node:test'
import { clopperPearson, newcombe, poissonRate, wilson } from './proportion.ts'
import { allNear } from './r-equal.ts'

const ends = ({ low, high }: { low: number; high: number }) => [low, high]

test('7 of 10 recovered is anything from 40 to 89 %, 70 of 100 from 60 to 78 % (Wilson)', () => {
  // R: prop.test(k, n, correct = FALSE)$conf.int
  allNear(ends(wilson({ k: 7, n: 10 })), [0.39677814746114537, 0.89220873259369904])
  allNear(ends(wilson({ k: 70, n: 100 })), [0.60415145366653333, 0.78105114705067225])
  allNear(ends(wilson({ k: 0, n: 12 })), [0, 0.24249400665524079])
  allNear(ends(wilson({ k: 3, n: 100_000 })), [1.0202758544517339e-5, 8.8208049251767303e-5])
})

test('the exact interval equals binom.test, also at the edges and for rare things', () => {
  // R: binom.test(k, n)$conf.int
  allNear(ends(clopperPearson({ k: 7, n: 10 })), [0.34754714994000269, 0.93326048882226553])
  allNear(ends(clopperPearson({ k: 0, n: 12 })), [0, 0.26464846939705111])
  allNear(ends(clopperPearson({ k: 3, n: 100_000 })), [6.1867639589220374e-6, 8.7670202566361965e-5])
  allNear(ends(clopperPearson({ k: 50_000, n: 50_001 })), [0.99988857445477008, 0.99999949365409546])
})

test('56 of 70 against 48 of 80 differ by 5 to 33 points (Newcombe 1998, table II)', () => {
  // R: p1 - p2 -+ sqrt of squared distances to the prop.test limits
  const { difference, low, high } = newcombe({ k: 56, n: 70 }, { k: 48, n: 80 })
  allNear([difference, low, high], [0.2, 0.052431472402364926, 0.33387265403690586])
  const none = newcombe({ k: 0, n: 30 }, { k: 9, n: 40 })
  allNear(ends(none), [-0.37503096742310016, -0.072499213041655991])
})

test('9 complaints in 1,200 orders are 7.5 per thousand, 3.4 to 14.2', () => {
  // R: poisson.test(k, exposure)$conf.int
  allNear(ends(poissonRate(9, 1.2)), [3.4294775811486109, 14.237336209515975])
  allNear(ends(poissonRate(0, 3)), [0, 1.2296264847046452])
  allNear(ends(poissonRate(100_000, 7)), [14197.307523392103, 14374.534962820555])
})
