/** A key on the desk: how it is pressed (`A`, `Ctrl+K`, `ArrowDown`) and what it does. */
export interface Hotkey {
  combo: string
  run: () => void
  /** What it does, for the list behind `?`; undefined = not listed. */
  says?: string
}

const pressed: Hotkey[] = []
const watchers = new Set<() => void>()

/** Puts a key on the desk; the newest screen wins. Returns the way to take it off. */
export function addHotkey(hotkey: Hotkey): () => void {
  pressed.push(hotkey)
  for (const watch of watchers) watch()
  return () => {
    pressed.splice(pressed.indexOf(hotkey), 1)
    for (const watch of watchers) watch()
  }
}

/** Every key there is now, newest first, one a combination. */
export function hotkeys(): Hotkey[] {
  const seen = new Set<string>()
  return pressed.toReversed().filter((each) => !seen.has(each.combo) && seen.add(each.combo))
}

/** Called when keys come or go. */
export function watchHotkeys(watch: () => void): () => void {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/** The combination a key event stands for, Ctrl and the Mac's Command being one. */
export function comboOf(event: KeyboardEvent): string {
  // On a Russian or Japanese layout the key in J's place types another letter: the place decides.
  const letter = /^[^\x20-\x7e]$/.test(event.key) ? event.code.replace(/^Key/, '') : event.key
  const key = letter.length === 1 ? letter.toUpperCase() : letter
  return [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', key].filter(Boolean).join('+')
}

const PRESSED = '[type="radio"], [type="checkbox"], [type="button"], [type="submit"]'
const WRITES = `input:not(${PRESSED}), textarea, select, [contenteditable="true"], [role="textbox"], [role="listbox"], [role="menu"]`

/** A plain letter must never act while somebody writes or picks from a list, nor on what lies under a dialog. */
function mayAct(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  if (event.repeat && !/^[JK]$/.test(comboOf(event))) return false // only walking a list may be held down
  // In a field Ctrl Z takes back letters, not deeds.
  if (event.ctrlKey || event.metaKey) return comboOf(event) !== 'Ctrl+Z' || !writes(event)
  return !writes(event) && !document.querySelector('[role="dialog"]')
}

const writes = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest(WRITES) !== null

/** Listens on a document until told to stop. */
export function listen(page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!mayAct(event)) return
    const combo = comboOf(event)
    const hotkey = hotkeys().find((each) => each.combo === combo)
    if (!hotkey) return
    event.preventDefault()
    hotkey.run()
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}
