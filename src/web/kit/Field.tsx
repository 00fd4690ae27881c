import { type ReactNode, useId } from 'react'
import {
  Button as AriaButton,
  Select as AriaSelect,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components'
import { Icon } from './Icon.tsx'

/** What every field takes. */
export interface FieldProps {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  /** What to write, or what it means. */
  help?: ReactNode
  /** What is wrong and what to try; takes the place of the help. Ink, never red. */
  error?: string
  required?: boolean
  name?: string
  notYet?: boolean
}

/** One line of text; `lines` makes it several. 36 high, 44 with `large`, 52 on a phone. */
export function Field(
  props: FieldProps & {
    lines?: number
    large?: boolean
    type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'date' | 'time' | 'datetime-local'
    inputMode?: 'numeric' | 'decimal'
    autoComplete?: string
    placeholder?: string
    /** Numbers stand at the end of their field. */
    end?: boolean
    maxLength?: number
    autoFocus?: boolean
  },
) {
  const input = ['input', props.large && 'large', props.end && 'end'].filter(Boolean).join(' ')
  return (
    <TextField
      className="field"
      {...shared(props)}
      type={props.type}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      maxLength={props.maxLength}
      autoFocus={props.autoFocus}
    >
      <Label>{props.label}</Label>
      {props.lines ? (
        <TextArea className={input} rows={props.lines} placeholder={props.placeholder} />
      ) : (
        <Input className={input} placeholder={props.placeholder} />
      )}
      <Below {...props} />
    </TextField>
  )
}

const shared = (props: FieldProps) => ({
  value: props.value,
  onChange: props.onChange,
  isRequired: props.required,
  isInvalid: props.error !== undefined,
  isDisabled: props.notYet,
  name: props.name,
  validationBehavior: 'aria' as const,
})

function Below(props: Pick<FieldProps, 'help' | 'error'>) {
  if (props.error !== undefined)
    return (
      <FieldError className="why">
        <Icon name="flag" size="s" />
        <span>{props.error}</span>
      </FieldError>
    )
  if (!props.help) return null
  return (
    <Text slot="description" className="meta">
      {props.help}
    </Text>
  )
}

/** One of a list. */
export function Select<T extends string>(
  props: Omit<FieldProps, 'value' | 'onChange'> & {
    value: T | undefined
    onChange: (value: T) => void
    options: readonly { id: T; name: string; more?: string }[]
    placeholder?: string
    large?: boolean
  },
) {
  const chosen = props.options.find((option) => option.id === props.value)
  return (
    <AriaSelect
      className="field"
      selectedKey={props.value ?? null}
      onSelectionChange={(key) => {
        const option = props.options.find(({ id }) => id === key)
        if (option) props.onChange(option.id)
      }}
      isRequired={props.required}
      isInvalid={props.error !== undefined}
      isDisabled={props.notYet}
      name={props.name}
      placeholder={props.placeholder}
    >
      <Label>{props.label}</Label>
      <AriaButton className={props.large ? 'input large select' : 'input select'}>
        <SelectValue className="grow clip">
          {({ defaultChildren, isPlaceholder }) => (isPlaceholder ? defaultChildren : chosen?.name)}
        </SelectValue>
        <Icon name="down" />
      </AriaButton>
      <Below {...props} />
      <Popover className="menu" offset={4}>
        <ListBox items={props.options.map((option) => ({ ...option }))}>
          {(option) => (
            <ListBoxItem className="entry" textValue={option.name}>
              <span className="grow">
                {option.name}
                {option.more ? <span className="meta">{option.more}</span> : null}
              </span>
              {option.id === props.value ? <Icon name="tick" size="s" /> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** Any other control with the same label, help and error around it. `children` gets the ids it must bear. */
export function FieldFrame(props: {
  label: ReactNode
  help?: ReactNode
  error?: string
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode
}) {
  const id = useId()
  const below = `${id}-below`
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': below, 'aria-invalid': props.error !== undefined })}
      <span id={below} className={props.error === undefined ? 'meta' : 'why'}>
        {props.error ?? props.help}
      </span>
    </div>
  )
}
