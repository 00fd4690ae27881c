import { address, LOCALES, Menu, useLocale } from '../../web/kit/index.ts'
import type { Wording } from '../wording.ts'
import css from './Impact.module.css'
import type { Filters, PageAnswer } from './shapes.ts'
import { WEEKS } from './useFilters.ts'

const PERIODS = ['4', '13', '26', '52', 'all'] as const

/** When, where, on which scale, and the files. */
export function Filtering(props: {
  page: PageAnswer
  wording: Wording
  filters: Filters
  change: (change: Partial<Filters>) => void
  query: Record<string, string | undefined>
}) {
  const { page, wording, filters, change, query } = props
  const { say } = wording
  const locale = useLocale()
  const file = { ...query, locale: locale in LOCALES ? locale : 'en' }
  const period = PERIODS.find((each) => each === (filters.weeks ?? WEEKS)) ?? WEEKS
  const place = page.places.find(({ id }) => id === (filters.site ?? filters.team))
  return (
    <div className={css.actions}>
      <Menu
        label={say('page.period')}
        button={{ children: say(`page.periods.${period}`), icon: 'down' }}
        entries={PERIODS.map((id) => ({ id, name: say(`page.periods.${id}`) }))}
        onChoose={(weeks) => change({ weeks })}
      />
      <Menu
        label={say('page.place')}
        button={{ children: place?.name ?? say('page.everywhere'), icon: 'down' }}
        entries={[{ id: '', name: say('page.everywhere') }, ...page.places]}
        onChoose={(id) => change(placed(page, id))}
      />
      {page.scales.length > 1 ? (
        <Menu
          label={say('page.scale')}
          button={{ children: page.scale, icon: 'down' }}
          entries={page.scales.map(({ scale, n }) => ({
            id: scale,
            name: scale,
            more: say('by.few', { n: wording.count(n) }),
          }))}
          onChoose={(scale) => change({ scale })}
        />
      ) : null}
      <a className="btn" href={address('/impact/report', file)} download>
        {say('page.pdf')}
      </a>
      <a className="btn quiet" href={address('/impact/table', file)} download>
        {say('page.csv')}
      </a>
    </div>
  )
}

/** One place at a time. Undefined leaves the address. */
function placed({ places }: PageAnswer, id: string): Partial<Filters> {
  const kind = places.find((place) => place.id === id)?.kind
  const nowhere: Record<string, undefined> = { site: undefined, team: undefined }
  return { ...nowhere, ...(kind ? { [kind]: id } : {}) } as Partial<Filters>
}
