import { useEffect, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { allCommands, type Command, find } from '../keyboard/commands.ts'
import { fitting, matchAt } from '../keyboard/match.ts'
import { Icon } from './Icon.tsx'
import { Key } from './Key.tsx'

/** Ctrl K: everything there is to do and to find, by typing. */
export function Palette(props: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('web')
  return (
    <ModalOverlay
      className="scrim top"
      isOpen={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable
    >
      <Modal className="palette">
        <Dialog aria-label={t('palette.label')}>
          <Inside close={props.onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Inside(props: { close: () => void }) {
  const { t } = useTranslation('web')
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  const groups = fitting([...allCommands(), ...found], typed)
  const run = (id: string) => {
    const command = groups.flatMap((group) => group.commands).find((each) => each.id === id)
    props.close()
    command?.run()
  }
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField className="ask" aria-label={t('palette.label')} autoFocus>
        <Icon name="search" size="l" />
        <Input placeholder={t('palette.ask')} />
        <Key>Esc</Key>
      </SearchField>
      <ListBox
        className="answers"
        aria-label={t('palette.label')}
        onAction={(id) => run(String(id))}
        renderEmptyState={() => <p className="meta none">{t('palette.none')}</p>}
      >
        {groups.map(({ group, commands }) => (
          <ListBoxSection key={group}>
            <Header className="label">{group}</Header>
            {commands.map((command) => (
              <Answer key={command.id} command={command} typed={typed} />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      <Foot />
    </Autocomplete>
  )
}

function Answer(props: { command: Command; typed: string }) {
  const { command } = props
  return (
    <ListBoxItem className="answer" id={command.id} textValue={command.says}>
      {command.icon ? <Icon name={command.icon} /> : null}
      <span className="grow clip">
        <Marked text={command.says} typed={props.typed.trim()} />
      </span>
      {command.meta ? <span className="meta num">{command.meta}</span> : null}
      {command.key ? <Key>{command.key}</Key> : null}
    </ListBoxItem>
  )
}

/** The text with what was typed in gold. */
function Marked(props: { text: string; typed: string }) {
  const at = matchAt(props.text, props.typed)
  if (props.typed === '' || at === undefined) return props.text
  const end = at + props.typed.length
  return (
    <>
      {props.text.slice(0, at)}
      <mark>{props.text.slice(at, end)}</mark>
      {props.text.slice(end)}
    </>
  )
}

function Foot() {
  const { t } = useTranslation('web')
  return (
    <p className="foot meta">
      <span>
        <Key>↑</Key> <Key>↓</Key> {t('palette.choose')}
      </span>
      <span>
        <Key>↵</Key> {t('palette.do')}
      </span>
      <span>
        <Key>Ctrl Z</Key> {t('palette.undo')}
      </span>
      <span className="grow" />
      <span>
        <Key>?</Key> {t('keys.title')}
      </span>
    </p>
  )
}

const PAUSE_MS = 120

/** What the finders know about the typed words, asked when the typing rests. */
function useFound(typed: string): readonly Command[] {
  const [found, setFound] = useState<readonly Command[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const ask = () => find(typed.trim(), stop.signal).then((all) => stop.signal.aborted || setFound(all))
    const timer = setTimeout(ask, typed.trim() ? PAUSE_MS : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [typed])
  return found
}
