import { useTranslation } from 'react-i18next'
import { Button, type IconName, useMe } from '../../../web/kit/index.ts'
import { type SheetName, useActing } from '../acting.tsx'
import { focusComposer } from '../compose/focus.ts'
import type { CaseFile } from '../shapes.ts'

/** What the one ink button does now. */
export interface StepAction {
  says: string
  run: () => void
  icon?: IconName
  hotkey?: string
  /** Waiting for others is no emergency: the button is plain then. */
  plain?: boolean
}

/** The next thing's button; undefined = nothing to press. */
export function useStepAction(): StepAction | undefined {
  const { t } = useTranslation('cases')
  const { of, open, act } = useActing()
  const me = useMe()
  const opens = (sheet: SheetName, key: string, more?: Partial<StepAction>): StepAction => ({
    says: t(`desk.step.${key}`),
    run: () => open(sheet),
    ...more,
  })
  const take = (): StepAction => ({
    says: t('desk.step.take'),
    run: () =>
      void act({
        ...takingOf(of, me?.id ?? ''),
        label: t('desk.step.take'),
        said: t('desk.took', { name: of.customer.name }),
        ...(me && { expect: { owner: { id: me.id, name: me.name } } }),
      }),
  })
  const write = (key: string): StepAction => ({ says: t(`desk.step.${key}`), run: focusComposer })
  if (of.status === 'dismissed')
    return {
      says: t('desk.step.followAfterAll'),
      plain: true,
      run: () =>
        void act({
          method: 'DELETE',
          path: `/cases/${of.id}/triage`,
          label: t('desk.step.followAfterAll'),
          said: t('desk.followsAfterAll'),
        }),
    }
  switch (of.next.kind) {
    case 'answer-alert':
    case 'take':
      return take()
    case 'acknowledge':
      return write('acknowledge')
    case 'update':
      return write('update')
    case 'read-back':
      return opens({ name: 'read-back' }, 'readBack', { icon: 'eye', hotkey: 'R' })
    case 'await-confirmation':
      return opens({ name: 'read-back' }, 'confirmed', { plain: true })
    case 'call':
      return callOf(of, opens)
    case 'solve':
      return of.offers.some(({ stands }) => stands)
        ? opens({ name: 'solve' }, 'solved', { icon: 'tick', hotkey: 'S' })
        : opens({ name: 'offer' }, 'offer', { icon: 'gift', hotkey: 'O' })
    case 'keep-promise':
      return outcomeOf(of, opens)
    case 'await-choice':
      return opens({ name: 'details' }, 'choice', { plain: true })
    case 'close':
      return opens({ name: 'close' }, 'close', { icon: 'tick' })
    default:
      return undefined
  }
}

type Opens = (sheet: SheetName, key: string, more?: Partial<StepAction>) => StepAction

const takingOf = (of: CaseFile, staffId: string) => ({
  method: 'PUT' as const,
  path: `/cases/${of.id}/owner`,
  body: { staffId },
  fromVersion: true,
})

function callOf(of: CaseFile, opens: Opens): StepAction | undefined {
  const task = of.tasks.find(({ doneAt }) => !doneAt)
  return task && opens({ name: 'call', id: task.id }, 'call', { icon: 'phone' })
}

function outcomeOf(of: CaseFile, opens: Opens): StepAction | undefined {
  const promised = of.promises
    .filter(({ outcome }) => !outcome)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]
  return promised && opens({ name: 'outcome', id: promised.id }, 'outcome')
}

/** It, drawn. */
export function StepButton(props: { action: StepAction; main?: boolean }) {
  const { says, run, icon, hotkey, plain } = props.action
  return (
    <Button
      look={plain ? 'plain' : 'ink'}
      onPress={run}
      {...(icon && { icon })}
      {...(hotkey && !props.main && { hotkey })}
      {...(props.main && { main: true })}
    >
      {says}
    </Button>
  )
}
