import './scene.css'
import { useState } from 'react'
import {
  Avatar,
  Button,
  DotPlot,
  Fact,
  Icon,
  KeyValues,
  MandateBar,
  Message,
  NextThing,
  Note,
  OfferChoice,
  QueueRow,
  ScoreBars,
  SeamBlock,
  SidePart,
  Tabs,
} from '../kit/index.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const clock = (gone: number, left: number) => ({ from: soon(-gone), due: soon(left) })

/** A case as on picture 01, put together from the kit: what the parts look like beside each other. */
export function Scene() {
  return (
    <div className="scene">
      <Queue />
      <CaseColumn />
      <Side />
    </div>
  )
}

function Queue() {
  const [clocks] = useState(() => [clock(740, 160), clock(900, 1080), clock(900, 2470), clock(200, 4200)])
  return (
    <aside className="scene-queue" aria-label="My queue">
      <h2>What cannot wait</h2>
      <Tabs
        label="Queue"
        value="mine"
        onChange={() => {}}
        tabs={[
          { id: 'mine', name: 'Mine', count: 8 },
          { id: 'team', name: 'Team', count: 31 },
        ]}
      />
      <QueueRow
        to="/kit?omar"
        name="Omar Haddad"
        words="“Third time the boxes are missing.”"
        {...(clocks[0] && { clock: clocks[0] })}
        steps={-1}
        next="Alert: answer by 11:55"
        worth="€6,240 a year"
      />
      <QueueRow
        to="/kit/desk"
        name="Clara Nygaard"
        words="“It says Happy Retirement Bob.”"
        {...(clocks[1] && { clock: clocks[1] })}
        steps={2.5}
        next="Offer by 12:10"
        worth="€386 a year"
        selected
      />
      <QueueRow
        to="/kit?sato"
        name="佐藤 健"
        lang="ja"
        words="「三回電話しても、折り返しがありません。」"
        {...(clocks[2] && { clock: clocks[2] })}
        steps={1.3}
        next="Understand"
        worth="€95 a year"
      />
      <QueueRow
        to="/kit?irina"
        name="Ирина Белова"
        lang="ru"
        words="«Торт привезли без свечей. Третий раз.»"
        {...(clocks[3] && { clock: clocks[3] })}
        steps={1.6}
        next="Promised an answer"
        worth="€320 a year"
      />
    </aside>
  )
}

function CaseColumn() {
  return (
    <section className="scene-case" aria-label="Case A-2417">
      <header className="bar">
        <h1 className="title">Birthday cake with the wrong name</h1>
        <span className="meta num">A-2417</span>
        <span className="grow" />
        <Button dense hotkey="E">
          Hand over
        </Button>
      </header>
      <SeamBlock
        steps={2.5}
        below={[
          '4 min after, by Ana',
          'Clara confirmed 11:51',
          'Offer by 12:10',
          'Today 16:30, then Tuesday',
        ]}
      />
      <NextThing
        thing="Let Clara choose before 12:10."
        action={
          <Button look="ink" dense hotkey="O">
            Offer a choice
          </Button>
        }
      >
        Baking takes two hours; the party is at 15:00.
      </NextThing>
      <div className="scene-talk">
        <Fact icon="bell">11:43 Ingrid alerted 4 seconds after the message. Ana took it at 11:46</Fact>
        <Message who="Clara Nygaard" meta="11:43 · text message · 1 of 5 stars" fromCustomer>
          Just opened Ella’s birthday cake and it says “Happy Retirement Bob”. She is SIX. The party is at
          three.
        </Message>
        <Message who="Ana Lind" meta="11:47">
          Clara, I am so sorry. Ella’s cake has someone else’s name on it, and that is our mistake. What would
          be fair?
        </Message>
        <Fact good>11:51 Ana read it back, Clara answered “Yes, exactly that”</Fact>
        <Plot />
      </div>
    </section>
  )
}

const SIDE = [
  ['Worth to us in a year', '€386'],
  ['Over ten years, about', '€2,600'],
  ['Earlier failures', '1, mended, 5 of 5 after'],
] as const

const WHY = [
  ['Severity S3: a day at stake', -18],
  ['Preventable, Clara feels', -10],
  ['One failure in March', -7],
  ['One-off or not: unknown', -7],
  ['Product, not manner', -3],
  ['With us five years', 5],
] as const

function Side() {
  const [way, setWay] = useState('cake')
  return (
    <aside className="scene-side" aria-label="Customer, score, offer">
      <div className="row bar">
        <Avatar name="Clara Nygaard" size="l" />
        <div className="grow">
          <b>Clara Nygaard</b>
          <p className="meta">Storgata · Oslo, 11:52 there too</p>
        </div>
        <Button dense icon="phone">
          Call
        </Button>
      </div>
      <SidePart title="Who this is" aside="since March 2021">
        <KeyValues of={SIDE} />
        <Note icon={<Icon name="gift" size="s" />}>
          <b>Jonas at Storgata offered a €10 voucher</b> by phone at 11:45. Offer no less.
        </Note>
      </SidePart>
      <SidePart title="Why this score" aside="7 of 8 facts known">
        <ScoreBars
          score={60}
          verdict="lead informed"
          parts={WHY.map(([says, points]) => ({ key: says, says, points }))}
        />
      </SidePart>
      <SidePart title="What we may give" aside="cake €48.00, sent back">
        <OfferChoice
          label="What we may give"
          value={way}
          onChange={setWay}
          ways={[
            { id: 'cake', name: 'New cake by 14:15, six buns', more: 'Do it over', value: eur(5280) },
            {
              id: 'money',
              name: 'Money back today, six buns',
              more: 'To the card ending 0391',
              value: eur(5280),
            },
            {
              id: 'all',
              name: '€410.00, all three orders back',
              more: 'kept with its reason',
              end: 'no',
              refused: true,
            },
          ]}
        />
        <MandateBar owed={eur(4800)} extra={eur(480)} mandate={eur(6000)} />
        <MandateBar owed={eur(12_800)} extra={eur(1200)} mandate={eur(6000)} />
      </SidePart>
    </aside>
  )
}

/** Minutes that look like a day: never random, so that two pictures can be compared. */
const MINUTES = [
  8, 5, 3, 8, 6.5, 7, 7, 5, 4, 3, 6, 7, 4.5, 6, 8, 10, 10.5, 5, 3, 6, 16.4, 9, 11, 10, 18.6, 4.6, 7, 8.5,
  15.8, 5,
]

function Plot() {
  const [now] = useState(() => Date.now())
  const dots = MINUTES.map((minutes, i) => ({
    id: String(i),
    name: `Customer ${i + 1}`,
    at: now - (MINUTES.length - i) * 540_000,
    minutes,
  }))
  return (
    <DotPlot
      says="30 customers today; 27 answered within 15 minutes"
      dots={dots}
      from={now - 5 * 3_600_000}
      to={now + 1_800_000}
      remark="three waited longer"
    />
  )
}
