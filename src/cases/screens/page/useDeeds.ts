import { useTranslation } from 'react-i18next'
import { type Command, type IconName, useMe } from '../../../web/kit/index.ts'
import { type SheetName, useActing } from '../acting.tsx'
import { focusComposer } from '../compose/focus.ts'

type Deed = Omit<Command, 'group'>

/** Everything that can be done with the open case now, in the order of its steps: for Ctrl K and the menu. */
export function useDeeds(): Deed[] {
  const { t } = useTranslation('cases')
  const { of, open, act } = useActing()
  const me = useMe()
  const may = (what: string) => of.may.includes(what)
  const name = of.customer.name
  const deed = (id: string, icon: IconName, run: () => void, key?: string): Deed => ({
    id,
    says: t(`desk.deed.${id}`, { name }),
    icon,
    run,
    ...(key && { key }),
  })
  const sheet = (which: SheetName, icon: IconName, key?: string): Deed =>
    deed(which.name, icon, () => open(which), key)
  const take = () =>
    void act({
      method: 'PUT',
      path: `/cases/${of.id}/owner`,
      body: { staffId: me?.id },
      fromVersion: true,
      label: t('desk.deed.take', { name }),
      said: t('desk.took', { name }),
      ...(me && { expect: { owner: { id: me.id, name: me.name } } }),
    })
  return [
    ...(may('owner') && !of.owner ? [deed('take', 'person', take)] : []),
    ...(may('acknowledgement') ? [deed('acknowledge', 'talk', focusComposer, 'A')] : []),
    ...(may('understanding') ? [sheet({ name: 'read-back' }, 'eye', 'R')] : []),
    ...(may('offers') ? [sheet({ name: 'offer' }, 'gift', 'O')] : []),
    ...(may('promises') ? [sheet({ name: 'promise' }, 'clock', 'P')] : []),
    ...(may('customer-view') ? [sheet({ name: 'view' }, 'person')] : []),
    ...(may('finding') ? [sheet({ name: 'finding' }, 'search')] : []),
    ...(may('resolution') ? [sheet({ name: 'solve' }, 'tick', 'S')] : []),
    ...(may('closure') ? [sheet({ name: 'close' }, 'tick')] : []),
    ...(of.status === 'solved' || of.status === 'followed-up' || may('reopen')
      ? [sheet({ name: 'reopen' }, 'undo')]
      : []),
    ...(may('owner') && of.owner ? [sheet({ name: 'hand-over' }, 'hand', 'E')] : []),
    sheet({ name: 'link' }, 'forward'),
  ]
}
