/** Told when somebody wants to write: a closed composer opens first. */
export const wishes = new EventTarget()

/** Brings the writing person to the composer, with the wordings to start from. */
export function focusComposer(): void {
  wishes.dispatchEvent(new Event('write'))
}
