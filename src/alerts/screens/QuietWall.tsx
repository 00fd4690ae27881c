import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Banner, Button, Icon, type IconName, useFormat, useLostSince, useMe } from '../../web/kit/index.ts'
import type { WallNow } from './shapes.ts'
import { useSilence } from './side/useSilence.ts'
import { useGive } from './useTake.ts'
import css from './Wall.module.css'

/** Nobody waits: proves that it is not because nobody hears, then offers the longest silence. */
export function QuietWall({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  return (
    <>
      <section className={`card ${css.quiet}`}>
        <div>
          <h2>{t('wall.quietTitle')}</h2>
          <p>{t('wall.quietMore')}</p>
        </div>
        <Ways wall={wall} />
      </section>
      <LongestSilence wall={wall} />
    </>
  )
}

function Ways({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  const { number, moment } = useFormat()
  const lost = useLostSince()
  // This screen hears, whatever was counted when the wall was asked for.
  const ways: [IconName, string, string][] = [
    [
      'online',
      t('wall.way.line'),
      lost ? t('wall.way.lineLost', { time: moment(lost) }) : t('wall.way.lineOpen'),
    ],
    [
      'desk',
      t('wall.way.screens'),
      t('wall.way.screensOpen', { count: Math.max(wall.openScreens, lost ? 0 : 1) }),
    ],
    ['mail', t('wall.way.mail'), t(wall.outsideChannels ? 'wall.way.mailWorks' : 'wall.way.mailNot')],
    [
      'people',
      t('wall.way.today'),
      t('wall.way.todayHeard', { count: wall.today.points.length, number: number(wall.today.points.length) }),
    ],
  ]
  return (
    <ul className={css.waysIn}>
      {ways.map(([icon, name, says]) => (
        <li key={name}>
          <p className="label row">
            <Icon name={icon} size="s" />
            {name}
          </p>
          <p className="meta">{icon === 'people' ? <Link to="/desk">{says}</Link> : says}</p>
        </li>
      ))}
    </ul>
  )
}

function LongestSilence({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  const me = useMe()
  const give = useGive()
  const says = useSilence()
  const longest = wall.silent[0]
  if (!longest) return null
  const take = () => me && void give(longest, { id: me.id, name: me.name })
  return (
    <div className={css.goodHour}>
      <Banner
        next
        fact={t('wall.goodHour')}
        action={
          longest.owner ? null : (
            <Button look="ink" onPress={take}>
              {t('wall.takeName', { name: longest.customer.name })}
            </Button>
          )
        }
      >
        {longest.customer.name}: {says(longest)}
      </Banner>
    </div>
  )
}
