import { between, pick } from '../chance.ts'
import type { Guest, Person, Site, SmallCompany } from '../small/company.ts'
import type { Cast } from '../walk.ts'
import { COMPLAINTS, PRAISE, SORRY } from './words.ts'

const OSLO = 'Europe/Oslo'
const TOKYO = 'Asia/Tokyo'
const [TROMSO, KIRKENES, SAPPORO] = ['Tromsø', 'Kirkenes', '札幌 Sapporo'] as const
const SITES: Site[] = [
  { name: TROMSO, timeZone: OSLO, visitsADay: 20 },
  { name: KIRKENES, timeZone: OSLO, visitsADay: 10 },
  { name: SAPPORO, timeZone: TOKYO, visitsADay: 8 },
]
const CARE = 'Kundekontakt'
const BAGGAGE = 'Bagasje'
const WHOLE = 'Nordlys'

const north = { languages: ['nb', 'en'], locale: 'nb', timeZone: OSLO }
const border = { languages: ['ru', 'nb', 'en'], locale: 'ru', timeZone: OSLO }
const east = { languages: ['ja', 'en'], locale: 'ja', timeZone: TOKYO }

const PEOPLE: Person[] = [
  {
    ...north,
    name: 'Solveig Eira',
    id: 'solveig',
    role: 'owner',
    at: [],
    shift: [8, 16],
    hiredAt: '2012-01-02',
  },
  {
    ...north,
    name: 'Håkon Nilsen',
    id: 'hakon',
    role: 'manager',
    at: [WHOLE],
    shift: [8, 16],
    hiredAt: '2015-06-01',
  },
  {
    ...north,
    name: 'Marte Sand',
    id: 'marte',
    role: 'lead',
    at: [WHOLE],
    shift: [0, 12],
    hiredAt: '2017-03-20',
  },
  {
    ...north,
    name: 'Isak Hætta',
    id: 'isak',
    role: 'lead',
    at: [WHOLE],
    shift: [12, 24],
    hiredAt: '2018-08-13',
  },
  {
    ...north,
    name: 'Tuva Berg',
    id: 'tuva',
    role: 'agent',
    at: [CARE, TROMSO],
    shift: [6, 14],
    hiredAt: '2020-02-03',
  },
  {
    ...north,
    name: 'Jonas Mikkelsen',
    id: 'jonas',
    role: 'agent',
    at: [TROMSO],
    shift: [12, 20],
    hiredAt: '2022-05-16',
  },
  {
    ...border,
    name: 'Елена Соколова',
    id: 'elena',
    role: 'agent',
    at: [CARE, KIRKENES],
    shift: [7, 15],
    hiredAt: '2019-10-07',
  },
  {
    ...east,
    name: '中村 陽子',
    id: 'yoko',
    role: 'agent',
    at: [CARE, SAPPORO],
    shift: [9, 17],
    hiredAt: '2023-04-03',
  },
  {
    ...north,
    name: 'Aslak Somby',
    id: 'aslak',
    role: 'agent',
    at: [BAGGAGE],
    shift: [5, 13],
    hiredAt: '2016-11-21',
  },
]

const GUESTS: Guest[] = [
  { name: 'Ingeborg Lund', locale: 'nb', site: TROMSO, worth: 2_400_000 },
  { name: 'Per Olav Eriksen', locale: 'nb', site: TROMSO, worth: 6_100_000 },
  { name: 'Amalie Dahl', locale: 'nb', site: TROMSO, worth: 800_000 },
  { name: 'Harriet Cole', locale: 'en', site: TROMSO, worth: 1_200_000 },
  { name: 'Nils Anders Gaup', locale: 'nb', site: TROMSO, worth: 3_300_000, phoneOnly: true },
  { name: 'Samuel Osei', locale: 'en', site: TROMSO, worth: 950_000 },
  { name: 'Berit Utsi', locale: 'nb', site: KIRKENES, worth: 2_700_000 },
  { name: 'Андрей Власов', locale: 'ru', site: KIRKENES, worth: 1_500_000 },
  { name: 'Татьяна Белых', locale: 'ru', site: KIRKENES, worth: 640_000 },
  { name: 'Ole Henrik Vars', locale: 'nb', site: KIRKENES, worth: 1_900_000 },
  { name: '山田 太郎', locale: 'ja', site: SAPPORO, worth: 180_000 },
  { name: '小林 由紀', locale: 'ja', site: SAPPORO, worth: 420_000 },
  { name: '高橋 誠', locale: 'ja', site: SAPPORO, worth: 96_000, phoneOnly: true },
  { name: 'Emma Fischer', locale: 'en', site: SAPPORO, worth: 250_000 },
]

const cast = (owed: Cast['owed']): Cast => ({
  lead: 'Marte Sand',
  sorry: SORRY,
  fixes: [
    ['The bag brought to the hotel the same evening', 'The taxi home paid as well'],
    ['A seat on the next aircraft, held by name', 'Breakfast before boarding'],
    ['The fare paid back on the card', 'A letter from the captain'],
    ['The double charge was paid back', 'A bag for free, next time'],
  ],
  causes: ['service', 'technical', 'people', 'supplier'],
  owed,
  understood:
    'They were left without word on a day that mattered. They want to know where things stand, and by when.',
  again: {
    understood: 'The first attempt did not mend it. One person stays with it until they are home.',
    what: 'Met at the gate in person',
    extraMile: 'A night at the hotel by the fjord',
    whatWeDid: 'Met in person; the belt was checked that day.',
  },
})

const CASTS: Record<string, Cast> = {
  [TROMSO]: cast({ low: 20_000, high: 240_000, currency: 'NOK' }),
  [KIRKENES]: cast({ low: 20_000, high: 240_000, currency: 'NOK' }),
  [SAPPORO]: cast({ low: 2_000, high: 18_000, currency: 'JPY' }),
}

// Two in a hundred go wrong by chance; README has the two truths that come on top.
const FAILS = 0.02
const EARLY_BAGS = 5
const NEW_APP = { daysAgo: 30, times: 4 }

const ROUTES: Record<string, string[]> = {
  [TROMSO]: ['Tromsø–Kirkenes', 'Tromsø–Bodø', 'Tromsø–Alta'],
  [KIRKENES]: ['Kirkenes–Tromsø', 'Kirkenes–Oslo'],
  [SAPPORO]: ['札幌–Helsinki', '札幌–東京'],
}
const SERVES: Record<string, string[]> = {
  [TROMSO]: ['tuva', 'jonas'],
  [KIRKENES]: ['elena'],
  [SAPPORO]: ['yoko'],
}

function happening({ chance, site, daysAgo }: Parameters<SmallCompany['happening']>[0]) {
  const product = pick(chance, ROUTES[site.name]!)
  const hour = 6 + 15 * chance.uniform()
  const byApp = chance.happens(0.5)
  const fresh = daysAgo <= NEW_APP.daysAgo
  const early = product === 'Tromsø–Kirkenes' && hour < 9 ? EARLY_BAGS : 1
  return {
    hour,
    product,
    ...(byApp ? { component: 'check-in app', release: fresh ? '5.0' : '4.9' } : {}),
    channel: byApp ? 'app' : pick(chance, ['counter', 'phone']),
    staff: pick(chance, SERVES[site.name]!),
    risk: FAILS * early * (byApp && fresh ? NEW_APP.times : 1),
    amount: site.name === SAPPORO ? between(chance, 8_000, 90_000) : between(chance, 700, 3_900) * 100,
  }
}

/** Nordlys Air, three airports in two countries. */
export const NORDLYS: SmallCompany = {
  name: 'Nordlys Air',
  domain: 'nordlysair.example',
  seed: 23,
  timeZone: OSLO,
  phone: '+47 77 00 02 30',
  legalFooter: 'Nordlys Air AS, Flyplassvegen 31, 9016 Tromsø',
  colour: '#1f4e5f',
  languages: ['nb', 'en', 'ru', 'ja'],
  currencies: ['NOK', 'JPY'],
  region: WHOLE,
  sites: SITES,
  teams: [CARE, BAGGAGE],
  people: PEOPLE,
  mandates: [
    { role: 'agent', currency: 'NOK', perCase: 100_000, perMonth: 1_500_000 },
    { role: 'agent', currency: 'JPY', perCase: 10_000, perMonth: 150_000 },
    { role: 'lead', currency: 'NOK', perCase: 600_000, perMonth: 6_000_000 },
    { role: 'lead', currency: 'JPY', perCase: 60_000, perMonth: 600_000 },
    { role: 'manager', currency: 'NOK', perCase: 2_500_000, perMonth: 25_000_000 },
    { role: 'manager', currency: 'JPY', perCase: 250_000, perMonth: 2_500_000 },
  ],
  logins: ['solveig', 'hakon', 'marte', 'tuva', 'elena', 'yoko'],
  guests: GUESTS,
  complaints: COMPLAINTS,
  praise: PRAISE,
  agents: { nb: ['Tuva Berg'], en: ['Tuva Berg', '中村 陽子'], ru: ['Елена Соколова'], ja: ['中村 陽子'] },
  castOf: (site) => CASTS[site]!,
  happening,
}
