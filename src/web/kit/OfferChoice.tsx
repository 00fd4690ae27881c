import { Chosen } from './Choices.tsx'
import { type Sum, useFormat } from './format.ts'

/** Two or three ways to put it right; the amount stands at the end, in ink. */
export function OfferChoice(props: {
  label: string
  ways: readonly { id: string; name: string; more?: string; value?: Sum; end?: string; refused?: boolean }[]
  value: string | undefined
  onChange: (id: string) => void
}) {
  const { money } = useFormat()
  return (
    <Chosen
      label={props.label}
      hideLabel
      value={props.value}
      onChange={props.onChange}
      ways={props.ways.map(({ value, end, ...way }) => ({ ...way, end: end ?? (value && money(value)) }))}
    />
  )
}
