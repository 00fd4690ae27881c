import { Fragment, type RefObject, useId, useRef } from 'react'
import { type DraftMark, runsOf } from './draftSpans.ts'
import { Icon } from './Icon.tsx'

/** A remark beside the draft: what is meant, and words to use instead. */
export interface DraftNote extends DraftMark {
  /** "Blames a colleague." */
  fact: string
  /** "Say what we did: ..." */
  advice?: string
  /** Puts the suggestion in; undefined = there is none. */
  use?: { says: string; run: () => void }
}

/** Writing to a customer: remarks underlined as they are typed, numbered notes beside, praise at the end. */
export function DraftEditor(props: {
  label: string
  value: string
  onChange: (value: string) => void
  notes: readonly DraftNote[]
  /** The note being read: its words lie on gold wash. */
  chosen?: string
  /** "Names the failure. Gives a choice and a time." */
  praise?: string
  placeholder?: string
  lang?: string
}) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <div className="draft">
      <div className="draft-text" lang={props.lang}>
        <div className="under" aria-hidden="true">
          {runsOf(props.value, props.notes).map((run, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity; they are cut anew at each key
            <Fragment key={i}>
              <span className={lookOf(run.marks, props.chosen)} data-ends={run.ends.join(' ') || undefined}>
                {run.text}
              </span>
            </Fragment>
          ))}
          {'\n'}
        </div>
        <textarea
          ref={field}
          aria-label={props.label}
          aria-describedby={props.notes.length > 0 ? id : undefined}
          value={props.value}
          placeholder={props.placeholder}
          onChange={(event) => props.onChange(event.target.value)}
          spellCheck
        />
      </div>
      <Notes id={id} notes={props.notes} praise={props.praise} field={field} />
    </div>
  )
}

function lookOf(marks: readonly DraftMark[], chosen: string | undefined): string | undefined {
  if (marks.length === 0) return undefined
  if (marks.some((mark) => mark.id === chosen)) return 'remark read'
  return marks.some((mark) => mark.severity === 'block') ? 'remark block' : 'remark'
}

function Notes(props: {
  id: string
  notes: readonly DraftNote[]
  praise: string | undefined
  field: RefObject<HTMLTextAreaElement | null>
}) {
  if (props.notes.length === 0 && !props.praise) return null
  const back = (run: () => void) => () => {
    run()
    props.field.current?.focus()
  }
  return (
    <div className="draft-notes" id={props.id} aria-live="polite">
      <ol>
        {props.notes.map((note, i) => (
          <li key={note.id} className={note.severity === 'block' ? 'block' : undefined}>
            <i>{i + 1}</i>
            <p>
              <b>{note.fact}</b> {note.advice}{' '}
              {note.use ? (
                <button type="button" className="gold-link" onClick={back(note.use.run)}>
                  {note.use.says}
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      {props.praise ? (
        <p className="praise">
          <Icon name="tick" size="s" />
          {props.praise}
        </p>
      ) : null}
    </div>
  )
}
