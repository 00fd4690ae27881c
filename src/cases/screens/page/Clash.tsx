import { useTranslation } from 'react-i18next'
import { Banner, Button, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { useDraft } from '../compose/useDraft.ts'

/** What must not be missed above the talk: somebody else took it while one was writing, or a step was refused. */
export function Clash() {
  return (
    <>
      <Taken />
      <Refused />
    </>
  )
}

function Refused() {
  const { t } = useTranslation('cases')
  const { refused, sheet, close } = useActing()
  if (!refused || sheet) return null
  const changed = refused.status === 412
  return (
    <Banner
      icon="flag"
      fact={changed ? t('desk.clash.changed') : refused.message}
      action={
        <Button dense onPress={close}>
          {t('desk.clash.seen')}
        </Button>
      }
    >
      {changed ? t('desk.clash.kept') : null}
    </Banner>
  )
}

function Taken() {
  const { t } = useTranslation('cases')
  const { of, act, taken, letGo } = useActing()
  const { time } = useFormat()
  const draft = useDraft(of.id, 'reply').text
  if (!taken) return null
  const give = async () => {
    const done = await act({
      method: 'POST',
      path: `/cases/${of.id}/messages`,
      body: { channel: 'note', internal: true, text: draft },
      label: t('desk.clash.give', { name: taken.name }),
      said: t('desk.clash.given', { name: taken.name }),
    })
    if (done) letGo()
  }
  return (
    <Banner
      icon="person"
      fact={t('desk.clash.taken', { name: taken.name, time: time(taken.at) })}
      action={
        <>
          <Button dense look="ink" onPress={() => void give()}>
            {t('desk.clash.give', { name: taken.name })}
          </Button>
          <Button dense look="quiet" onPress={letGo}>
            {t('desk.clash.letGo')}
          </Button>
        </>
      }
    >
      {t('desk.clash.kept')}
    </Banner>
  )
}
