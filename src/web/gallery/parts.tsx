import { useState } from 'react'
import {
  Banner,
  Button,
  Card,
  Chain,
  Checkbox,
  Chosen,
  ChosenChips,
  DraftEditor,
  Empty,
  ErrorPart,
  Field,
  LoadBar,
  Progress,
  Segments,
  Select,
  Sheet,
  ShiftLine,
  Switch,
  say,
  Table,
  Tabs,
} from '../kit/index.ts'
import { ToastLine } from '../kit/Toasts.tsx'
import { Group } from './basics.tsx'

export function Fields() {
  const [amount, setAmount] = useState('61.00')
  const [currency, setCurrency] = useState<'EUR' | 'NOK' | undefined>('EUR')
  const [told, setTold] = useState(true)
  return (
    <Group title="Fields: help, error, select, chosen">
      <div className="column">
        <Field
          label="Name of the shop"
          value=""
          onChange={() => {}}
          placeholder="Storgata"
          help="As customers call it"
        />
        <Field
          label="Amount"
          value={amount}
          onChange={setAmount}
          end
          inputMode="decimal"
          {...(amount > '60' && { error: 'You may give up to €60.00. Ask a lead, or lower it.' })}
        />
        <Select
          label="Figures are shown in"
          value={currency}
          onChange={setCurrency}
          options={[
            { id: 'EUR', name: 'EUR, euro' },
            { id: 'NOK', name: 'NOK, Norwegian krone' },
          ]}
        />
        <Field
          label="Why? One line; it teaches the flag"
          value="Hours on the door are right."
          onChange={() => {}}
          lines={2}
        />
        <div className="wrap">
          <Checkbox checked={told} onChange={setTold}>
            Tell me by mail
          </Checkbox>
          <Checkbox checked={false} onChange={() => {}}>
            And by text
          </Checkbox>
          <Switch on={told} onChange={setTold}>
            On shift
          </Switch>
        </div>
      </div>
    </Group>
  )
}

const ASK = [
  { id: 'third', name: 'third failure in 90 days' },
  { id: 'hurt', name: 'someone was hurt' },
  { id: 'legal', name: 'a legal threat' },
] as const

export function Choosing() {
  const [way, setWay] = useState<'follow' | 'none' | undefined>('follow')
  const [ask, setAsk] = useState<(typeof ASK)[number]['id'][]>(['third', 'hurt'])
  const [view, setView] = useState<'mail' | 'plain'>('mail')
  const [queue, setQueue] = useState<'mine' | 'team'>('mine')
  return (
    <Group title="Choosing">
      <div className="column">
        <Tabs
          label="Queue"
          value={queue}
          onChange={setQueue}
          tabs={[
            { id: 'mine', name: 'Mine', count: 8 },
            { id: 'team', name: 'Team', count: 31 },
          ]}
        />
        <Chosen
          label="What is it?"
          value={way}
          onChange={setWay}
          ways={[
            { id: 'follow', name: 'Follow up', more: 'the usual way, four steps', end: '1' },
            { id: 'none', name: 'No contact', more: 'asked us not to', end: '2' },
          ]}
        />
        <ChosenChips label="Always ask a lead" value={ask} onChange={setAsk} options={ASK} />
        <Segments
          label="View"
          value={view}
          onChange={setView}
          options={[
            { id: 'mail', name: 'As she sees it' },
            { id: 'plain', name: 'Plain text' },
          ]}
        />
      </div>
    </Group>
  )
}

const DRAFT =
  'Clara, Ella’s cake is in the oven again. Our new baker mixed up two labels, and I’m sorry.\n\nI’ll ask my manager about the buns. You should have read the label.'

const noteOn = (id: string, words: string, severity: 'block' | 'warn', fact: string, advice: string) => {
  const start = DRAFT.indexOf(words)
  return {
    id,
    span: [start, start + words.length] as const,
    severity,
    fact,
    advice,
    use: { says: 'Use it', run: () => {} },
  }
}

const NOTES = [
  noteOn(
    'blame',
    'Our new baker mixed up two labels',
    'warn',
    'Blames a colleague.',
    'Say what we did: “We mixed up two labels.”',
  ),
  noteOn(
    'ask',
    'I’ll ask my manager about the buns.',
    'warn',
    'You may decide this.',
    '“I’ve added six cinnamon buns.”',
  ),
  noteOn(
    'label',
    'You should have read the label.',
    'block',
    'Puts the blame on Clara.',
    'Say what happened.',
  ),
]

export function Drafts() {
  const [draft, setDraft] = useState(DRAFT)
  return (
    <Group title="Draft check: must mend, please mend, chosen">
      <div className="card">
        <DraftEditor
          label="Reply by text"
          value={draft}
          onChange={setDraft}
          notes={draft === DRAFT ? NOTES : []}
          chosen="blame"
          praise="Names the failure. Says “I”."
        />
      </div>
    </Group>
  )
}

export function Over() {
  const [open, setOpen] = useState(false)
  return (
    <Group title="Banner, undo, sheet">
      <div className="column">
        <Banner icon="offline" fact="No connection since 11:52." action={<Button dense>Try now</Button>}>
          You can go on. Two things wait here and leave by themselves.
        </Banner>
        <div className="wrap">
          <ToastLine toast={{ id: 0, text: 'Handed to Priya', undo: () => {} }} />
          <Button onPress={() => say('Handed to Priya', () => {})}>Say it</Button>
          <Button onPress={() => setOpen(true)}>Open the sheet</Button>
        </div>
        <Sheet
          open={open}
          onClose={() => setOpen(false)}
          title="Clara Nygaard"
          before="Storgata · since March 2021"
          foot={
            <Button look="ink" main wide>
              Offer the new cake
            </Button>
          }
        >
          <p>Worth to us in a year</p>
        </Sheet>
      </div>
    </Group>
  )
}

const HOUR = 3_600_000

export function Shifts() {
  const [now] = useState(() => Date.now())
  const shift = (id: string, from: number, to: number) => ({
    id,
    from: now + from * HOUR,
    to: now + to * HOUR,
    says: '07–15',
  })
  return (
    <Group title="Shift line, chain, load, progress">
      <div className="column">
        <Card title="Shifts" aside="now is the upright line">
          <ShiftLine
            from={now - 40 * HOUR}
            to={now + 40 * HOUR}
            days={[now - 16 * HOUR, now + 8 * HOUR, now + 32 * HOUR]}
            shifts={[
              { ...shift('a', -39, -31), leads: true },
              shift('b', -26, -18),
              { ...shift('c', -4, 4), leads: true },
              shift('d', 12, 20),
              { ...shift('e', 26, 36), gap: true, says: 'no lead 07–22' },
            ]}
          />
        </Card>
        <Card title="If an alert came now" aside="11:52, Storgata">
          <Chain
            label="Who is called"
            links={[
              {
                key: '1',
                when: 'at once',
                who: 'Ingrid Haug',
                how: 'leads until 15:00; screen and mail',
                lit: true,
              },
              { key: '2', when: '10 min', who: 'Tomas Vik', how: 'from 14:00; by mail and text until then' },
              { key: '3', when: '30 min', who: 'Marit Falk', how: 'owner, and every 10 min after' },
            ]}
          />
        </Card>
        <Card title="Who carries too much" aside="hours of care still due today">
          <LoadBar name="Ana Lind" share={0.47} mark={0.667} says="5.6 h · 8" />
          <LoadBar name="Jonas Berg" share={0.82} mark={0.667} says="9.8 h · 17" />
        </Card>
        <Card>
          <Progress label="Import" share={0.75} start={<b>30,950 of 41,267 rows</b>} end="about 13 s left">
            You may close this page; it goes on.
          </Progress>
        </Card>
      </div>
    </Group>
  )
}

const KEYS = [
  { id: 'a', name: 'Web shop', scope: 'ingest', used: '11:51', ask: false },
  { id: 'b', name: 'Old till', scope: 'admin', used: 'never', ask: true },
]

export function Rows() {
  return (
    <Group title="Table, empty, error">
      <div className="column">
        <div className="card">
          <Table
            label="API keys"
            rows={KEYS}
            rowKey={(key) => key.id}
            needsAnswer={(key) => key.ask}
            csv="/api/v1/keys?format=csv"
            columns={[
              { key: 'name', name: 'Name', cell: (key) => <b>{key.name}</b> },
              { key: 'scope', name: 'Scope', cell: (key) => key.scope, wide: true },
              { key: 'used', name: 'Last used', end: true, cell: (key) => key.used },
            ]}
          />
        </div>
        <div className="card">
          <Empty
            title="Nobody has told you yet."
            action={<Button look="ink">Send yourself an unhappy rating</Button>}
          >
            The first unhappy rating opens a case here, with its clock.
          </Empty>
        </div>
        <ErrorPart fact="The score is not there right now." onRetry={() => {}}>
          Everything else on this page is true.
        </ErrorPart>
      </div>
    </Group>
  )
}
