import { Sheet } from '../../../web/kit/index.ts'
import { type SheetName, useActing } from '../acting.tsx'
import { Composer } from '../compose/Composer.tsx'
import { Place, SideParts } from '../side/Side.tsx'
import { AskedFor } from './AskedFor.tsx'
import { Called } from './Called.tsx'
import { Close } from './Close.tsx'
import { Decide } from './Decide.tsx'
import { DeclineRequest } from './DeclineRequest.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import { FindingForm } from './FindingForm.tsx'
import { HandOver } from './HandOver.tsx'
import { MakeOffer } from './MakeOffer.tsx'
import { Outcome } from './Outcome.tsx'
import { PromiseForm } from './PromiseForm.tsx'
import { ReadBack } from './ReadBack.tsx'
import { Reopen } from './Reopen.tsx'
import { Solve } from './Solve.tsx'
import { StatusLink } from './StatusLink.tsx'
import { ViewForm } from './ViewForm.tsx'

/** The one sheet that is open over the case. */
export function Sheets() {
  const { sheet } = useActing()
  return sheet ? <Opened key={'id' in sheet ? sheet.id : sheet.name} sheet={sheet} /> : null
}

function Opened({ sheet }: { sheet: SheetName }) {
  switch (sheet.name) {
    case 'hand-over':
      return <HandOver />
    case 'read-back':
      return <ReadBack />
    case 'view':
      return <ViewForm />
    case 'finding':
      return <FindingForm />
    case 'promise':
      return <PromiseForm />
    case 'offer':
      return <MakeOffer {...(sheet.option !== undefined && { option: sheet.option })} />
    case 'asked-for':
      return <AskedFor />
    case 'declined':
      return <DeclineRequest />
    case 'evidence':
      return <EvidenceForm />
    case 'solve':
      return <Solve />
    case 'close':
      return <Close />
    case 'reopen':
      return <Reopen />
    case 'link':
      return <StatusLink />
    case 'outcome':
      return <Outcome id={sheet.id} />
    case 'call':
      return <Called id={sheet.id} />
    case 'decide':
      return <Decide id={sheet.id} />
    default:
      return <Beside write={sheet.name === 'write'} />
  }
}

/** The side column, or on a phone the composer, as a sheet. */
function Beside(props: { write: boolean }) {
  const { of, close } = useActing()
  return (
    <Sheet open onClose={close} title={of.customer.name} before={<Place />}>
      {props.write ? <Composer inSheet /> : <SideParts />}
    </Sheet>
  )
}
