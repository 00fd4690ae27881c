import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName, LongList, useFormat } from '../../web/kit/index.ts'
import css from './Outbox.module.css'
import type { Letter } from './shapes.ts'

const ICONS: Record<string, IconName> = {
  alert: 'bell',
  survey: 'star',
  'recovery-survey': 'star',
  invitation: 'person',
}

/** Letters, newest first, of any number. */
export function LetterList(props: { letters: readonly Letter[]; at: string | undefined; more: () => void }) {
  const { t } = useTranslation('platform')
  const { letters } = props
  return (
    <LongList
      label={t('outbox.letters')}
      count={letters.length}
      rowHeight={80}
      keyOf={(i) => letters[i]?.id ?? String(i)}
      row={(i) => {
        const letter = letters[i]
        return letter ? <Row letter={letter} selected={letter.id === props.at} /> : null
      }}
      onEnd={props.more}
    />
  )
}

function Row({ letter, selected }: { letter: Letter; selected: boolean }) {
  const { t } = useTranslation('platform')
  const { moment } = useFormat()
  return (
    <Link
      className="queue-row"
      to="/outbox/$mailId"
      params={{ mailId: letter.id }}
      aria-current={selected ? 'true' : undefined}
    >
      <span className="top">
        <b className="clip">{letter.to.name ?? letter.to.address}</b>
        <span className="meta num">{moment(letter.writtenAt)}</span>
      </span>
      <span className={`clip ${css.subject}`}>{letter.subject}</span>
      <span className="foot">
        <Icon name={ICONS[letter.kind] ?? 'mail'} size="s" />
        <span className="clip">
          {t(`outbox.kind.${letter.kind}`, { defaultValue: letter.kind })} ·{' '}
          {t(`outbox.state.${letter.state}`)}
        </span>
      </span>
    </Link>
  )
}
