import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LYCHEE } from '../laptop-shop/company.ts'
import { NORDLYS } from '../regional-airline/company.ts'
import type { SmallCompany } from './company.ts'
import type { Visit } from './day.ts'
import { DAYS, dayOf } from './live.ts'

// Any day does: each day draws its own visits, so the quarter before it is always the same but for its weekdays.
const today = Temporal.PlainDate.from('2026-11-22')

interface Told {
  product: string
  component?: string
  release?: string
  failed: boolean
}

const quarter = (company: SmallCompany): Visit[] =>
  Array.from({ length: DAYS }, (_, ago) => dayOf({ company, today }, ago + 1)).flat()

const told = ({ interaction }: Visit) => interaction as unknown as Told

/** How much more often those of a kind fail than the rest. */
function times(visits: Visit[], isThem: (visit: Visit) => boolean): number {
  const rate = (some: Visit[]) => some.filter((visit) => told(visit).failed).length / some.length
  return rate(visits.filter(isThem)) / rate(visits.filter((visit) => !isThem(visit)))
}

const localHour = ({ at }: Visit, zone: string) => at.toZonedDateTimeISO(zone).hour

test('laptops with batteries of batch B7 come back several times as often, those of B6 do not', () => {
  const visits = quarter(LYCHEE)
  assert.ok(times(visits, (visit) => told(visit).release === 'B7') > 2.5)
  assert.ok(times(visits, (visit) => told(visit).release === 'B6') < 1)
})

test('repairs of a Monday at Mong Kok miss their day several times as often', () => {
  const monday = (visit: Visit) => visit.at.toZonedDateTimeISO('Asia/Hong_Kong').dayOfWeek === 1
  const repairs = quarter(LYCHEE).filter((visit) => told(visit).product === 'Repair')
  assert.ok(times(repairs, (visit) => monday(visit) && visit.site.includes('Mong Kok')) > 2.5)
})

test('bags from Tromsø to Kirkenes are left behind before nine, not later', () => {
  const route = quarter(NORDLYS).filter((visit) => told(visit).product === 'Tromsø–Kirkenes')
  assert.ok(times(route, (visit) => localHour(visit, 'Europe/Oslo') < 9) > 2)
})

test('whoever checks in with app 5.0 is let down more often than with 4.9', () => {
  const byApp = quarter(NORDLYS).filter((visit) => told(visit).component === 'check-in app')
  assert.ok(times(byApp, (visit) => told(visit).release === '5.0') > 2)
})

test('everybody is somewhere, every place has customers, and every language has somebody who answers it', () => {
  for (const company of [LYCHEE, NORDLYS]) {
    const units = new Set([company.region, ...company.teams, ...company.sites.map(({ name }) => name)])
    for (const { name, at } of company.people)
      assert.ok(
        at.every((unit) => units.has(unit)),
        name,
      )
    for (const { name } of company.sites)
      assert.ok(
        company.guests.some(({ site }) => site === name),
        name,
      )
    for (const { locale } of company.guests) {
      assert.ok(company.agents[locale]?.every((agent) => company.people.some(({ name }) => name === agent)))
      assert.ok(company.complaints[locale]?.length && company.castOf(company.sites[0]!.name).sorry[locale])
    }
  }
})
