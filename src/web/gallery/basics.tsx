import { type ReactNode, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Chip } from '../kit/Chip.tsx'
import { Clock } from '../kit/Clock.tsx'
import { Dial } from '../kit/Dial.tsx'
import { Seam } from '../kit/Seam.tsx'
import { SeamBlock } from '../kit/SeamBlock.tsx'

/** One group of the gallery. */
export function Group(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2>{props.title}</h2>
      {props.children}
    </div>
  )
}

const COLOURS = 'paper surface sunken ink ink-2 ink-3 gold gold-ink gold-wash red'.split(' ')

export function Swatches() {
  return (
    <div className="swatches">
      {COLOURS.map((name) => (
        <div key={name} style={{ background: `var(--${name})` }} title={name} />
      ))}
    </div>
  )
}

const MENDS = [
  [-1, 0, 'not begun: only the crack'],
  [0, 0, 'waiting for the first word'],
  [1.5, 0, 'step 2, half its evidence is there'],
  [3, 0, 'solved; follow-up not begun'],
  [4, 0, 'followed up, closed'],
  [0.5, 4, 'reopened, old mend thin'],
] as const

export function Seams() {
  const [steps, setSteps] = useState(2.5)
  return (
    <Group title="Seam">
      <div className="line">
        {MENDS.flatMap(([at, old, says]) => [
          <Seam key={says} kind="small" steps={at} old={old} />,
          <span key={`${says} words`}>{says}</span>,
        ])}
        <span className="wrap">
          <Seam steps={2.6} />
          <Seam steps={0.4} />
          <Seam steps={4} />
        </span>
        <span>rows</span>
      </div>
      <SeamBlock
        steps={steps}
        below={['4 min after, by Ana', 'Clara confirmed 11:51', 'Offer by 12:10', 'Today 16:30']}
      />
      <div className="wrap">
        <Button dense onPress={() => setSteps(3)}>
          Finish step 3
        </Button>
        <Button dense look="quiet" onPress={() => setSteps(2.5)}>
          Take back
        </Button>
      </div>
    </Group>
  )
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

export function Clocks() {
  const [at] = useState(() => [
    { from: ago(252), due: ago(-648), exact: true },
    { from: ago(520), due: ago(-380) },
    { from: ago(762), due: ago(-138) },
    { from: ago(1140), due: ago(240) },
    { from: ago(900), due: ago(0), answeredAt: ago(540) },
    { from: ago(60), due: ago(-1100), about: true },
    { from: ago(60), due: ago(-4260) },
    { from: ago(60), due: ago(-200_000) },
  ])
  return (
    <Group title="Clock: calm, near (under a half), about to break (under a fifth), broken, answered, paused">
      <div className="wrap">
        {at.map((each) => (
          <Clock key={each.due} {...each} />
        ))}
        <Clock from={ago(0)} due={ago(-60)} waitsFor="Clara" />
      </div>
    </Group>
  )
}

export function Dials() {
  const [at] = useState(() => [
    { from: ago(115), due: ago(-785) },
    { from: ago(319), due: ago(-581) },
    { from: ago(762), due: ago(-138) },
    { from: ago(1080), due: ago(180) },
    { from: ago(900), due: ago(0), answeredAt: ago(540) },
  ])
  return (
    <Group title="The wall's dial">
      <div className="wrap card" style={{ padding: 12 }}>
        {at.map((each) => (
          <Dial key={each.due} {...each} />
        ))}
      </div>
    </Group>
  )
}

export function Buttons() {
  return (
    <Group title="Buttons: one ink button a screen; then plain, quiet; not yet">
      <div className="wrap">
        <Button look="ink" hotkey="O">
          Offer a choice
        </Button>
        <Button hotkey="E">Hand over</Button>
        <Button look="quiet">Save draft</Button>
        <Button icon="phone">Call Omar now</Button>
        <Button dense>Take</Button>
        <Button notYet="Two lines must be mended first.">Send</Button>
      </div>
    </Group>
  )
}

export function Chips() {
  return (
    <Group title="Chips">
      <div className="wrap">
        <Chip>third failure</Chip>
        <Chip look="gold">next step</Chip>
        <Chip look="out">S3</Chip>
      </div>
    </Group>
  )
}

export function Types() {
  return (
    <Group title="Type: a person in serif, the product in sans">
      <p className="quote">
        “She is SIX.” <span lang="ja">「もう売り切れと言われました。」</span>{' '}
        <span lang="ru">«Жду ответа со вторника»</span>{' '}
        <span lang="zh-Hant">「付了錢，到店才說賣完了。」</span>
      </p>
      <p>
        Ana read it back. <span lang="ja">森が読み上げて確認。</span>{' '}
        <span lang="ru">Анна перечитала вслух.</span> <span lang="zh-Hans">安娜复述了一遍。</span>
      </p>
    </Group>
  )
}
