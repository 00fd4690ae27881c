import { useTranslation } from 'react-i18next'
import { useCommands, useKey } from '../../../web/kit/index.ts'
import { useDeeds } from './useDeeds.ts'

/** What Ctrl K offers for the open case, and the keys that do the same. Draws nothing. */
export function CaseCommands() {
  const { t } = useTranslation('cases')
  const deeds = useDeeds()
  useCommands(deeds.map((deed) => ({ ...deed, group: t('desk.palette.case') })))
  const run = (id: string) => deeds.find((deed) => deed.id === id)?.run
  useKey('A', run('acknowledge'), t('desk.keys.acknowledge'))
  useKey('R', run('read-back'), t('desk.keys.readBack'))
  useKey('O', run('offer'), t('desk.keys.offer'))
  useKey('P', run('promise'), t('desk.keys.promise'))
  useKey('S', run('solve'), t('desk.keys.solve'))
  useKey('E', run('hand-over'), t('desk.keys.handOver'))
  return null
}
