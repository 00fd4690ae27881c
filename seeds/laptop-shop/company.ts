import { between, type Chance, pick } from '../chance.ts'
import type { Guest, Person, Site, SmallCompany } from '../small/company.ts'
import type { Cast } from '../walk.ts'
import { COMPLAINTS, PRAISE, SORRY } from './words.ts'

const TAIPEI = 'Asia/Taipei'
const HONG_KONG = 'Asia/Hong_Kong'

const SITES: Site[] = [
  { name: '光華 Guanghua', timeZone: TAIPEI, visitsADay: 18 },
  { name: '旺角 Mong Kok', timeZone: HONG_KONG, visitsADay: 14 },
]
const [GUANGHUA, MONG_KOK] = ['光華 Guanghua', '旺角 Mong Kok'] as const
const CARE = '客服 Care'
const REPAIR = '維修 Repair'

const taipei = { languages: ['zh-Hant', 'en'], locale: 'zh-Hant', timeZone: TAIPEI }
const hongKong = { languages: ['zh-Hant', 'en'], locale: 'en', timeZone: HONG_KONG }

const PEOPLE: Person[] = [
  { ...taipei, name: '許 荔枝', id: 'lychee', role: 'owner', at: [], shift: [10, 18], hiredAt: '2016-05-01' },
  {
    ...taipei,
    name: '吳 志明',
    id: 'chihming',
    role: 'lead',
    at: ['荔枝 Lychee'],
    shift: [0, 13],
    hiredAt: '2018-02-12',
  },
  {
    ...hongKong,
    name: 'Carmen Lau',
    id: 'carmen',
    role: 'lead',
    at: ['荔枝 Lychee'],
    shift: [13, 24],
    hiredAt: '2019-09-02',
  },
  {
    ...taipei,
    name: '蔡 佩珊',
    id: 'peishan',
    role: 'agent',
    at: [CARE, GUANGHUA],
    shift: [10, 18],
    hiredAt: '2021-03-15',
  },
  {
    ...taipei,
    name: '鄭 宇軒',
    id: 'yuhsuan',
    role: 'agent',
    at: [GUANGHUA],
    shift: [12, 20],
    hiredAt: '2023-07-03',
  },
  {
    ...hongKong,
    name: 'Jason Ho',
    id: 'jason',
    role: 'agent',
    at: [CARE, MONG_KOK],
    shift: [11, 19],
    hiredAt: '2020-11-09',
  },
  {
    ...hongKong,
    name: 'Winnie Chan',
    id: 'winnie',
    role: 'agent',
    at: [MONG_KOK],
    shift: [12, 20],
    hiredAt: '2024-04-08',
  },
  {
    ...taipei,
    name: '何 建宏',
    id: 'chienhung',
    role: 'agent',
    at: [REPAIR],
    shift: [9, 17],
    hiredAt: '2017-10-30',
  },
]

const GUESTS: Guest[] = [
  { name: '陳 雅婷', locale: 'zh-Hant', site: GUANGHUA, worth: 4_200_000 },
  { name: '林 承翰', locale: 'zh-Hant', site: GUANGHUA, worth: 1_850_000 },
  { name: '黃 淑芬', locale: 'zh-Hant', site: GUANGHUA, worth: 960_000, phoneOnly: true },
  { name: '張 家豪', locale: 'zh-Hant', site: GUANGHUA, worth: 3_100_000 },
  { name: '李 怡蓁', locale: 'zh-Hant', site: GUANGHUA, worth: 2_400_000 },
  { name: 'Daniel Reyes', locale: 'en', site: GUANGHUA, worth: 5_600_000 },
  { name: '王 柏宇', locale: 'zh-Hant', site: GUANGHUA, worth: 700_000 },
  { name: '梁 美儀', locale: 'zh-Hant', site: MONG_KOK, worth: 1_100_000 },
  { name: 'Kelvin Ng', locale: 'en', site: MONG_KOK, worth: 980_000 },
  { name: '馮 子俊', locale: 'zh-Hant', site: MONG_KOK, worth: 420_000, phoneOnly: true },
  { name: 'Priscilla Wong', locale: 'en', site: MONG_KOK, worth: 1_640_000 },
  { name: '周 嘉欣', locale: 'zh-Hant', site: MONG_KOK, worth: 560_000 },
  { name: 'Arjun Mehta', locale: 'en', site: MONG_KOK, worth: 2_050_000 },
  { name: '鄧 志強', locale: 'zh-Hant', site: MONG_KOK, worth: 310_000 },
]

const cast = (owed: Cast['owed'], lead: string): Cast => ({
  lead,
  sorry: SORRY,
  fixes: [
    ['A new battery, built in while they waited', 'The hinges oiled and the keys cleaned'],
    ['Money back on the card', 'Their files copied to a new drive'],
    ['A lender the same day, the repair finished overnight', 'Brought to the office by courier'],
    ['The double charge was paid back', 'A sleeve for the way home'],
  ],
  causes: ['technical', 'supplier', 'service', 'production'],
  owed,
  understood:
    'The machine failed when it was needed, and the date we gave did not hold. It must work, by a day that holds.',
  again: {
    understood: 'It came back with the same fault. A new machine is handed over, not another repair.',
    what: 'A new machine, set up with their files',
    extraMile: 'Two years of warranty instead of one',
    whatWeDid: 'Exchanged; the batch was reported to its maker.',
  },
})

const CASTS: Record<string, Cast> = {
  [GUANGHUA]: cast({ low: 30_000, high: 350_000, currency: 'TWD' }, '吳 志明'),
  [MONG_KOK]: cast({ low: 8_000, high: 90_000, currency: 'HKD' }, 'Carmen Lau'),
}

// Two in a hundred go wrong by chance; README has the two truths that come on top.
const FAILS = 0.02
const BATCH_B7 = { daysAgo: 40, times: 5 }
const MONDAY_REPAIRS = 5

const SELLERS: Record<string, string[]> = {
  [GUANGHUA]: ['peishan', 'yuhsuan'],
  [MONG_KOK]: ['jason', 'winnie'],
}

function happening({ chance, site, day, daysAgo }: Parameters<SmallCompany['happening']>[0]) {
  const product = pick(chance, ['Laptop 13', 'Laptop 15', 'Repair', 'Repair', 'Accessories'])
  const fresh = daysAgo <= BATCH_B7.daysAgo
  const battery = product.startsWith('Laptop') ? { component: 'battery', release: fresh ? 'B7' : 'B6' } : {}
  const worse = fresh && product.startsWith('Laptop') ? BATCH_B7.times : 1
  const late = site.name === MONG_KOK && day.dayOfWeek === 1 && product === 'Repair' ? MONDAY_REPAIRS : 1
  return {
    hour: 11 + 9 * chance.uniform(),
    product,
    ...battery,
    channel: pick(chance, ['counter', 'counter', 'web', 'phone']),
    staff: pick(chance, SELLERS[site.name]!),
    risk: FAILS * worse * late,
    amount: priceOf(chance, site),
  }
}

const priceOf = (chance: Chance, { name }: Site): number =>
  name === GUANGHUA ? between(chance, 900, 38_000) * 100 : between(chance, 200, 9_500) * 100

/** Lychee Laptops, two shops in two cities with two currencies. */
export const LYCHEE: SmallCompany = {
  name: '荔枝電腦 Lychee Laptops',
  domain: 'lycheelaptops.example',
  seed: 71,
  timeZone: TAIPEI,
  phone: '+886 2 5550 0117',
  legalFooter: '荔枝電腦有限公司 Lychee Laptops Ltd, Taipei · Hong Kong',
  colour: '#8c2f39',
  languages: ['zh-Hant', 'en'],
  currencies: ['TWD', 'HKD'],
  region: '荔枝 Lychee',
  sites: SITES,
  teams: [CARE, REPAIR],
  people: PEOPLE,
  mandates: [
    { role: 'agent', currency: 'TWD', perCase: 200_000, perMonth: 3_000_000 },
    { role: 'agent', currency: 'HKD', perCase: 50_000, perMonth: 800_000 },
    { role: 'lead', currency: 'TWD', perCase: 2_000_000, perMonth: 20_000_000 },
    { role: 'lead', currency: 'HKD', perCase: 500_000, perMonth: 5_000_000 },
  ],
  logins: ['lychee', 'chihming', 'carmen', 'peishan', 'jason'],
  guests: GUESTS,
  complaints: COMPLAINTS,
  praise: PRAISE,
  agents: { 'zh-Hant': ['蔡 佩珊', 'Jason Ho'], en: ['Jason Ho', '蔡 佩珊'] },
  castOf: (site) => CASTS[site]!,
  happening,
}
